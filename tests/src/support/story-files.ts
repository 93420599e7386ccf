import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { keyFolderIn } from "@tablee/server/stories/keys";
import { unseal } from "@tablee/server/stories/seal";

/** What lies in a data folder of stories, past the server. */

export function keysIn(dataDir: string): string[] {
  return readdirSync(keyFolderIn(dataDir)).filter((name) => name !== "README.txt");
}

export interface Rows {
  readonly stories: readonly StoredRow[];
  readonly quotes: readonly StoredRow[];
}

interface StoredRow {
  readonly board: string;
  readonly story: string;
  readonly quote?: string;
  readonly body: Uint8Array;
}

export function storyRows(database: string): Rows {
  const opened = new DatabaseSync(database, { readOnly: true });
  const all = (sql: string): StoredRow[] => opened.prepare(sql).all() as unknown as StoredRow[];
  try {
    return {
      stories: all("select board_id as board, id as story, body from stories"),
      quotes: all("select board_id as board, story_id as story, id as quote, body from quotes"),
    };
  } finally {
    opened.close();
  }
}

/** What can be read of these rows with whatever 32 bytes lie anywhere in these files. */
export function openedBy(files: readonly string[], { stories, quotes }: Rows): string[] {
  const keys = files.map((file) => readFileSync(file)).filter((bytes) => bytes.length === 32);
  return [...stories, ...quotes].flatMap(({ board, story, quote, body }) =>
    keys.flatMap((key) => unseal(key, [board, story, ...(quote === undefined ? [] : [quote])], body) ?? []),
  );
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name));
}
