import process from "node:process";
import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { kindOf } from "@tablee/client/exports/detect";
import type { FileKind } from "@tablee/client/exports/detect";
import type { Found } from "@tablee/client/exports/job";
import { SORT_OF } from "@tablee/client/exports/note-sorts";
import { runJob } from "@tablee/client/exports/run-job";
import { filesWords } from "@tablee/client/i18n/words/files";
import { importBoard } from "@tablee/shared/board/import-board";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import { decodeBytes } from "@tablee/shared/formats/decode";
import type { ImportReason } from "@tablee/shared/formats/imported";
import { writeJson } from "@tablee/shared/formats/json";
import { EXPORT_WORDS } from "@tablee/shared/formats/testing";
import { IMPORT_NODES_MAX_COUNT } from "@tablee/shared/limits";
import { NO_CORPUS, corpusFiles, hasCorpus } from "../support/corpus.ts";
import type { CorpusFile } from "../support/corpus.ts";

/** As the page reads what somebody chose, in the same worker’s job, before anything is accepted. */
function readAsThePage({ name, bytes }: Pick<CorpusFile, "name" | "bytes">): Found {
  const wish = { kind: "auto", encoding: "auto", delimiter: "auto", header: "auto", columns: null } as const;
  const done = runJob({ kind: "read", brought: { name, bytes: new Uint8Array(bytes()) }, wish, words: EXPORT_WORDS });
  if ("text" in done) throw new Error("a reading job writes nothing");
  return done;
}

/** What it says of the file, as a person reads it; a word that is missing is a fault. */
function saidOf(found: Found): string[] {
  const texts = [filesWords.fr, filesWords.en].flatMap((words) => {
    const board = found.board;
    if (!board.ok) return [words.refused[board.reason]];
    return [
      words.bring.how[found.kind],
      ...board.value.notes.flatMap(({ reason }) => [words.note[reason], words.bring.sorts[SORT_OF[reason]]]),
    ];
  });
  for (const text of texts) expect(text).toMatch(/\S/);
  return texts;
}

const FOLDERS = { csv: [""], excalidraw: [""], jsoncanvas: [""], tldraw: [""] } as const;
const QUICK_MS = 3_000;

function kindWanted({ folder, name }: CorpusFile): FileKind {
  if (folder === "jsoncanvas") return "canvas";
  if (folder !== "csv") return folder === "tldraw" ? "tldraw" : name.endsWith("lib") ? "json" : "excalidraw";
  return name.endsWith(".md") ? "list" : "table";
}

/** A library of shapes is no drawing, and a table of more rows than an import may have is refused with their number. */
function refusalWanted({ name, counts }: CorpusFile): ImportReason | null {
  if (name.endsWith("lib")) return "not-this-format";
  const rows = Number(/rows=(\d+)/.exec(counts)?.[1] ?? 0);
  return rows > IMPORT_NODES_MAX_COUNT ? "too-many-cards" : null;
}

/** As the index says: refused, or come; where it leaves the choice, either. */
function okWanted({ note }: CorpusFile): readonly boolean[] {
  if (/expected: REJECT with/.test(note)) return [false];
  return /expected: IMPORT(?! best)/.test(note) ? [true] : [true, false];
}

describe.skipIf(!hasCorpus)(`what is said of each file before it is accepted${NO_CORPUS}`, () => {
  const open = Object.entries(FOLDERS).flatMap(([folder, ends]) => corpusFiles(folder, ...ends));
  test("the corpus is all there", () => expect(open).toHaveLength(168));

  test.for(open.map((file) => [`${file.folder}/${file.name}`, file] as const))(
    "FMT53 what is kept, changed, left or refused is said, counted, in both languages: %s",
    ([, file]) => {
      const start = process.cpuUsage();
      const found = readAsThePage(file);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000).toBeLessThan(QUICK_MS);
      expect(found.kind).toBe(kindWanted(file));
      expect(saidOf(found).length).toBeGreaterThan(0);
      const refused = refusalWanted(file);
      expect(found.board.ok ? null : found.board.reason).toBe(refused);
      if (!found.board.ok) return;
      for (const { count, where } of found.board.value.notes) {
        expect(count).toBeGreaterThan(0);
        expect(where.length).toBeLessThan(500);
      }
      const { cards, zones, groups, links, shapes } = found.board.value;
      const hand = testHand();
      expect(importBoard(hand, found.board.value).ok).toBe(true);
      const board = readBoard(hand.doc);
      const came = [board.cards, board.zones, board.groups, board.links, board.shapes].map(({ size }) => size);
      expect(came).toEqual([cards, zones, groups, links, shapes].map(({ length }) => length));
    },
  );

  const broken = corpusFiles("broken", ".canvas", ".csv", ".excalidraw", ".tldr", ".zip");
  test.for(broken.map((file) => [file.name, file] as const))(
    "FMT55 a broken file is said to be so or comes without harm, and nothing of it touches the board before: %s",
    ([, file]) => {
      const hand = testHand();
      const before = Y.encodeStateAsUpdate(hand.doc);
      const start = process.cpuUsage();
      const found = readAsThePage(file);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000).toBeLessThan(QUICK_MS);
      expect(saidOf(found).length).toBeGreaterThan(0);
      expect(okWanted(file)).toContain(found.board.ok);
      expect(Y.encodeStateAsUpdate(hand.doc)).toEqual(before);
      if (!found.board.ok) return;
      expect(importBoard(hand, found.board.value).ok).toBe(true);
      const copy = writeJson({ board: readBoard(hand.doc), title: "t" });
      expect(JSON.stringify(JSON.parse(copy))).not.toMatch(/NaN|Infinity|\\u0000/);
    },
  );
});

const KANBAN = "---\n\nkanban-plugin: board\n\n---\n\n## À faire\n\n- [ ] un\n";

test.for([
  ["Kanban by its settings", "Équipe.md", KANBAN, "kanban"],
  ["Kanban that was pasted", null, KANBAN, "kanban"],
  ["an outline", "plan.md", "# T\n\n## A\n- un", "list"],
  ["tldraw by its name", "dessin.tldr", "{", "tldraw"],
  ["tldraw by its first words", null, '{"tldrawFileFormatVersion": 1, "records": []}', "tldraw"],
  ["the first tldraw", "x.json", '{"document": {"id": "d", "pages": {}, "version": 15}}', "tldraw"],
] as const)("FMT53 a file is told by its name and its first words: %s", ([, name, text, kind]) => {
  expect(kindOf(name, text)).toBe(kind);
});

test("FMT53 each thing that can be said of a file has its place and its words, in both languages", () => {
  for (const words of [filesWords.fr, filesWords.en]) {
    expect(Object.keys(words.note).sort()).toEqual(Object.keys(SORT_OF).sort());
    expect(Object.keys(words.bring.how).sort()).toEqual(Object.keys(words.bring.kind).sort());
  }
});

test("FMT55 an archive under the name of another file is refused, and what it holds is never unpacked", () => {
  const zip = new Uint8Array([0x50, 0x4b, 3, 4, ...Array.from({ length: 60 }, () => 0)]);
  for (const name of ["a.md", "a.csv", "a.tldr", "a.canvas", "a.excalidraw", "a.json", "a.zip"]) {
    expect(readAsThePage({ name, bytes: () => zip }).board.ok).toBe(false);
  }
  expect(decodeBytes(zip, "auto").text.startsWith("PK")).toBe(true);
});
