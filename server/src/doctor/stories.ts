import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { BoardId, StoryId } from "@tablee/shared/ids";
import { reduce, sessionFrom } from "@tablee/shared/session/reducer";
import type { Session } from "@tablee/shared/session/types";
import { askerOf, houseAt } from "../auth/member.ts";
import { giveToOwner } from "../store/files.ts";
import { hasKeyFolder, keyFolderIn, keyName, NOTE, StoryKeys } from "../stories/keys.ts";
import type { StoryAt } from "../stories/keys.ts";
import { unseal } from "../stories/seal.ts";
import type { Finding } from "./findings.ts";
import type { Deed } from "./repair.ts";

/** Stories and their keys, which lie beside the database: what the one says without the other. */

/** Only counts are said: whose story it is, is nobody’s to read here. */
export function aboutStories(dataDir: string, database: DatabaseSync): Finding[] {
  const { rows, closed } = storiesIn(dataDir, database);
  if (rows > 0 && !hasKeyFolder(dataDir)) return [{ kind: "story-folder", stories: rows }];
  return closed.length > 0 ? [{ kind: "stories", count: closed.length }] : [];
}

function storiesIn(dataDir: string, database: DatabaseSync): { rows: number; closed: StoryAt[] } {
  // An older database has none yet.
  const hasStories = database.prepare("select 1 from sqlite_schema where name = 'stories'").get();
  const closed: StoryAt[] = [];
  let rows = 0;
  if (!hasStories) return { rows, closed };
  for (const row of database.prepare("select board_id, id, body from stories").iterate()) {
    rows += 1;
    const place = { board: String(row["board_id"]), story: String(row["id"]) };
    if (!opens(dataDir, place, row["body"])) closed.push(place);
  }
  return { rows, closed };
}

function opens(dataDir: string, place: StoryAt, body: unknown): boolean {
  const file = path.join(keyFolderIn(dataDir), keyName(place));
  if (!(body instanceof Uint8Array) || !existsSync(file)) return false;
  const key = readFileSync(file);
  return key.length === 32 && unseal(key, [place.board, place.story], body) !== undefined;
}

/** What nothing opens goes, with its record: an empty story in its place would say that nobody told anything. */
export async function mendStories(dataDir: string, database: DatabaseSync, now: number): Promise<Deed[]> {
  const { rows, closed } = storiesIn(dataDir, database);
  if (rows > 0 && !hasKeyFolder(dataDir)) {
    await new StoryKeys(dataDir).makeFolder();
    giveToOwner(keyFolderIn(dataDir));
    giveToOwner(path.join(keyFolderIn(dataDir), NOTE));
  }
  if (closed.length === 0) return [];
  const boards = new Map<BoardId, StoryId[]>();
  // Ids that were stored as such.
  for (const { board, story } of closed) {
    const id = board as BoardId;
    boards.set(id, [...(boards.get(id) ?? []), story as StoryId]);
  }
  database.exec("PRAGMA foreign_keys = ON; BEGIN IMMEDIATE");
  try {
    for (const [board, stories] of boards) letGo(database, { board, stories, now });
    database.exec("COMMIT");
  } finally {
    if (database.isTransaction) database.exec("ROLLBACK");
  }
  return [{ kind: "stories", count: closed.length }];
}

function letGo(
  database: DatabaseSync,
  { board, stories, now }: { readonly board: BoardId; readonly stories: readonly StoryId[]; readonly now: number },
): void {
  for (const story of stories) database.prepare("delete from stories where board_id = ? and id = ?").run(board, story);
  const row = database.prepare("select state from sessions where board_id = ?").get(board);
  if (!row) return;
  const before = sessionFrom(JSON.parse(String(row["state"])) as Session);
  const step = reduce(
    before,
    { kind: "story.expire", stories, why: "no-key" },
    { asker: askerOf(houseAt(board)), now },
  );
  if (step.ok)
    database.prepare("update sessions set state = ? where board_id = ?").run(JSON.stringify(step.value.session), board);
}
