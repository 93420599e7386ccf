import type { DatabaseSync } from "node:sqlite";
import { parseRoom } from "@tablee/shared/protocol/rooms";
import { brokenReferences, sqliteFaults } from "../store/read-database.ts";
import { epochsOf, isSheet, lastRows, ownersOf, roomNames, rowsOf, versionsOf } from "../store/room-rows.ts";
import type { RoomRow } from "../store/room-rows.ts";
import { faultyImages } from "../store/stored-images.ts";
import type { Examination, Finding } from "./findings.ts";
import { replay } from "./replay.ts";

/** Everything that can be seen to be wrong, at one moment, without changing anything. */
export function examine(database: DatabaseSync): Examination {
  database.exec("BEGIN");
  try {
    return examined(database);
  } finally {
    if (database.isTransaction) database.exec("ROLLBACK");
  }
}

function examined(database: DatabaseSync): Examination {
  const said = sqliteFaults(database);
  // In a file that SQLite itself cannot trust, every other answer may be wrong.
  if (said.length > 0) return { boards: 0, rows: 0, findings: [{ kind: "sqlite", said }] };
  if (!isOurs(database)) return { boards: 0, rows: 0, findings: [{ kind: "not-ours" }] };
  const findings: Finding[] = [...brokenReferences(database)].map(([table, count]) => ({
    kind: "references",
    table,
    count,
  }));
  const { given, folded } = lastRows(database);
  if (given < folded) findings.push({ kind: "sequence" });
  const epochs = epochsOf(database);
  let rows = 0;
  const seen = new Set<string>();
  for (const [room, { aside }] of roomNames(database)) {
    const stored = rowsOf(database, room);
    rows += stored.length;
    findings.push(
      ...aboutRows(stored, { room, owners: ownersOf(database, room) }),
      ...aboutPlace(database, room, epochs),
    );
    for (const name of aside) findings.push({ kind: "aside", room, rows: rowsOf(database, name).length });
    if (stored.length > 0) seen.add(room);
  }
  for (const [board, epoch] of epochs) if (!seen.has(`${board}.${epoch}`)) findings.push({ kind: "no-room", board });
  findings.push(...aboutVersions(database));
  for (const image of faultyImages(database)) findings.push({ kind: "image", image });
  return { boards: epochs.size, rows, findings };
}

/** One at a time: together they may be larger than memory. */
function aboutVersions(database: DatabaseSync): Finding[] {
  const findings: Finding[] = [];
  for (const { board, version, row } of versionsOf(database)) {
    const { bad } = replay([row]);
    if (bad) findings.push({ kind: "version", board, version, wrong: bad.wrong });
  }
  return findings;
}

function isOurs(database: DatabaseSync): boolean {
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
  const names = new Set(tables.map(({ name }) => name));
  return ["boards", "members", "updates", "snapshots", "client_ids"].every((name) => names.has(name));
}

interface Owned {
  readonly room: string;
  readonly owners: ReadonlyMap<number, string>;
}

function aboutRows(rows: readonly RoomRow[], { room, owners }: Owned): Finding[] {
  const { writers, bad } = replay(rows);
  const row = bad && rows[bad.at];
  if (bad && row) {
    const { seq, isSnapshot } = row;
    return [{ kind: "row", room, seq, isSnapshot, wrong: bad.wrong, behind: rows.length - bad.at - 1 }];
  }
  const count = writers.filter((writer) => !owners.has(writer)).length;
  return count > 0 ? [{ kind: "owners", room, count }] : [];
}

function aboutPlace(database: DatabaseSync, room: string, epochs: ReadonlyMap<string, number>): Finding[] {
  const address = parseRoom(room);
  // Never a table of its own: a sheet whose session does not name it is what a crash of the machine left behind.
  if (address?.sheet !== undefined) return isSheet(database, address) ? [] : [{ kind: "old-epoch", room }];
  const epoch = address && epochs.get(address.board);
  if (epoch === undefined) return [{ kind: "no-board", room }];
  return epoch === address?.epoch ? [] : [{ kind: "old-epoch", room }];
}
