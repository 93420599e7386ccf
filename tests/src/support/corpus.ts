import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

/** Files of other people’s tools, kept beside the project and not in it. Without them, tests say that they skip. */
const HOME = path.resolve(import.meta.dirname, "../../../../shared/data");

export const hasCorpus = existsSync(path.join(HOME, "INDEX.tsv"));
export const NO_CORPUS = hasCorpus ? "" : " (skipped: no corpus)";

export interface CorpusFile {
  readonly folder: string;
  /** Without `.gz`. */
  readonly name: string;
  /** What the index says: `rows=10 cols=2`, and a note. */
  readonly counts: string;
  readonly note: string;
  bytes(): Uint8Array;
}

function indexed(): Map<string, { counts: string; note: string }> {
  const rows = readFileSync(path.join(HOME, "INDEX.tsv"), "utf8").split("\n").slice(1);
  return new Map(
    rows.map((row) => {
      const cells = row.split("\t");
      return [cells[0] ?? "", { counts: cells[10] ?? "", note: cells[11] ?? "" }];
    }),
  );
}

/** The files of a folder whose names end in one of `ends`, unpacked where they are stored packed. */
export function corpusFiles(folder: string, ...ends: readonly string[]): CorpusFile[] {
  if (!hasCorpus) return [];
  const index = indexed();
  return readdirSync(path.join(HOME, folder))
    .filter((stored) => ends.some((end) => stored.replace(/\.gz$/, "").endsWith(end)))
    .map((stored) => {
      const said = index.get(`${folder}/${stored}`);
      if (!said) throw new Error(`${folder}/${stored} is not in the index`);
      const bytes = (): Uint8Array => {
        const raw = readFileSync(path.join(HOME, folder, stored));
        return new Uint8Array(stored.endsWith(".gz") ? gunzipSync(raw) : raw);
      };
      return { folder, name: stored.replace(/\.gz$/, ""), ...said, bytes };
    });
}

export function textIn(file: CorpusFile): string {
  return Buffer.from(file.bytes()).toString("utf8");
}
