import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import * as Y from "yjs";
import { z } from "zod";
import { canaries } from "../../support/canary.ts";
import { canariesInMemory } from "../../support/server-memory.ts";
import { pageKeeps } from "../concerns/stories.ts";
import type { Client } from "../client.ts";
import { Unknown } from "../play.ts";
import type { Play } from "../play.ts";
import type { Script } from "../script.ts";
import { judge } from "./judge.ts";

/** A word that was withdrawn is searched for wherever it could have stayed. */

const BACKUP = path.resolve(import.meta.dirname, "../../../../server/src/doctor/backup.ts");

function served(play: Play) {
  if (!play.server) throw new Unknown("only the replayer’s own server can be looked into: see --base");
  return play.server;
}

/** All that is stored, the log that is not folded in yet included. */
async function stored(play: Play, needle: string): Promise<readonly string[]> {
  return canaries(needle, { folders: [served(play).dataDir] });
}

async function inState(play: Play, needle: string): Promise<readonly string[]> {
  const server = served(play);
  const inMemory = await canariesInMemory(needle, server.said());
  return [
    ...inMemory,
    ...(await stored(play, needle)),
    ...(await canaries(needle, { buffers: { log: Buffer.from(server.said()) } })),
  ];
}

/** As it is made while the server goes on. */
async function inBackup(play: Play, needle: string): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-backup-"));
  try {
    const env = { ...process.env, DATA_DIR: served(play).dataDir };
    await promisify(execFile)(process.execPath, [BACKUP, path.join(folder, "backup.db")], { env });
    return await canaries(needle, { folders: [folder] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withPeer(client: Client, needle: string): Promise<readonly string[]> {
  const { by } = client;
  const buffers =
    by.kind === "sockets"
      ? {
          document: Y.encodeStateAsUpdate(by.member.table.sync.doc),
          told: Buffer.from(JSON.stringify(by.member.live())),
        }
      : { page: Buffer.from(await pageKeeps(client)) };
  return (await canaries(needle, { buffers })).map((where) => `${client.person.id}: ${where}`);
}

async function inExports({ copies }: Play, needle: string): Promise<readonly string[]> {
  return canaries(needle, { buffers: Object.fromEntries(copies) });
}

/** A needle that is in no place of the script was never there to be found: it is told first. */
export const noBytes = judge(
  z.strictObject({ needle: z.string().min(8), in: z.array(z.string()).min(1) }),
  async ({ play, says: { needle, in: places }, board }) => {
    if (![...play.stories.values()].some(({ text }) => text.includes(needle))) throw new Error("nobody ever told it");
    const found: string[] = [];
    for (const place of places) found.push(...(await inPlace(play, { place, needle, board })));
    return nowhere(found, places);
  },
);

/** What was looked through; an error that says where something was found. */
export function nowhere(found: readonly string[], places: readonly string[]): string {
  if (found.length > 0) throw new Error(`it is in ${found.slice(0, 5).join("; ")}`);
  return places.join(", ");
}

/** All that a script wants to be nowhere. */
export function needlesOf({ timeline, finalAssertions }: Script): readonly string[] {
  const expected = [...timeline.flatMap(({ expect }) => expect), ...finalAssertions];
  const needles = expected.flatMap(({ kind, needle }) =>
    kind === "noBytes" && typeof needle === "string" ? [needle] : [],
  );
  return [...new Set(needles)];
}

interface Asked {
  readonly place: string;
  readonly needle: string;
  readonly board: string;
}

async function inPlace(play: Play, { place, needle, board }: Asked): Promise<readonly string[]> {
  if (place.startsWith("peer:")) return withPeer(play.seated(place.slice("peer:".length), board).client, needle);
  switch (place) {
    case "server-state":
      return inState(play, needle);
    case "update-log":
    case "snapshots":
      return stored(play, needle);
    case "exports":
      return inExports(play, needle);
    case "backups-manifest":
      return inBackup(play, needle);
    default:
      throw new Unknown(`“${place}” is no place that can be searched`);
  }
}
