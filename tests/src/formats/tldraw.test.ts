import process from "node:process";
import { describe, expect, test } from "vitest";
import { importBoard } from "@tablee/shared/board/import-board";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import { decodeBytes } from "@tablee/shared/formats/decode";
import { isTldraw, readTldraw } from "@tablee/shared/formats/read-tldraw";
import { NO_CORPUS, corpusFiles, hasCorpus, textIn } from "../support/corpus.ts";

/** By the words of the file itself, without any of our readers. */
interface Counted {
  readonly words: string[];
  readonly notes: number;
  readonly arrows: number;
  readonly strokes: number;
  readonly images: number;
  readonly frames: number;
}

interface Thing {
  readonly type?: string;
  readonly typeName?: string;
  readonly text?: string;
  readonly label?: string;
  readonly props?: { readonly text?: string; readonly richText?: unknown; readonly name?: string };
  readonly shapes?: Readonly<Record<string, Thing>>;
}

function shapesIn(text: string): Thing[] {
  const { records, document } = JSON.parse(text);
  if (Array.isArray(records)) return records.filter((one: Thing) => one.typeName === "shape");
  return Object.values(document.pages as Record<string, Thing>).flatMap(({ shapes }) => Object.values(shapes ?? {}));
}

/** Every text in a tree of paragraphs. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "text" && typeof inner === "string" ? [inner] : textsIn(inner),
  );
}

function counted(text: string): Counted {
  const shapes = shapesIn(text);
  const count = (...types: readonly string[]): number => shapes.filter(({ type }) => types.includes(type ?? "")).length;
  const words = shapes.flatMap(({ type, props, text: said, label }) =>
    props
      ? type === "frame"
        ? [props.name ?? ""]
        : props.richText
          ? textsIn(props.richText)
          : [props.text ?? ""]
      : [said ?? "", label ?? ""],
  );
  return {
    words,
    notes: count("note", "sticky"),
    arrows: count("arrow"),
    strokes: count("draw", "line", "highlight"),
    images: count("image"),
    frames: count("frame"),
  };
}

function lettersIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []).sort();
}

const QUICK_MS = 2_000;

describe.skipIf(!hasCorpus)(`files of tldraw${NO_CORPUS}`, () => {
  const files = corpusFiles("tldraw", ".tldr");
  test("the corpus is all there", () => expect(files).toHaveLength(14));

  test.for(files.map((file) => [file.name, file] as const))(
    "FMT38 every word, frame, arrow, stroke and picture comes, or is counted: %s",
    ([, file]) => {
      const text = textIn(file);
      expect(isTldraw(text)).toBe(true);
      const start = process.cpuUsage();
      const reply = readTldraw(text);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000).toBeLessThan(QUICK_MS);
      if (!reply.ok) throw new Error(`${reply.reason} ${reply.detail ?? ""}`);
      const { cards, zones, links, shapes, notes } = reply.value;
      const { words, arrows, strokes, images, frames, notes: stickies } = counted(text);
      const shown = [
        ...cards.map((card) => card.text),
        ...zones.map(({ title }) => title),
        ...links.map(({ label }) => label),
        ...shapes.map((shape) => shape.text),
      ];
      expect(lettersIn(shown)).toEqual(lettersIn(words));
      const left = (reason: string): number => notes.find((note) => note.reason === reason)?.count ?? 0;
      const came = (kind: string): number => shapes.filter((shape) => shape.kind === kind).length;
      expect(zones).toHaveLength(frames);
      expect(cards.length + came("rectangle")).toBeGreaterThanOrEqual(stickies);
      expect(links.length + came("arrow") + came("ink") + left("loose-arrows") + left("drawings")).toBe(
        arrows + strokes,
      );
      expect(came("image") + left("images")).toBe(images);
      const hand = testHand();
      expect(importBoard(hand, reply.value).ok).toBe(true);
      expect(readBoard(hand.doc).cards.size).toBe(cards.length);
      expect(readBoard(hand.doc).shapes.size).toBe(shapes.length);
      // How its author looked at it, and under which name, stays in the file.
      expect(JSON.stringify(reply.value)).not.toMatch(/instance|pointer|presence|camera/);
    },
  );

  test.for(corpusFiles("broken", ".tldr").map((file) => [file.name, file] as const))(
    "FMT39 what harms in a file of tldraw stays in the file, and its words come as text: %s",
    ([, file]) => {
      const reply = readTldraw(decodeBytes(file.bytes(), "auto").text);
      if (!reply.ok) throw new Error(reply.reason);
      const { cards, notes, ...things } = reply.value;
      expect(cards.map(({ text }) => text)).toEqual(["x<img src=x onerror=alert(1)>"]);
      expect(notes.map(({ reason, count }) => [reason, count])).toEqual([["addresses", 3]]);
      expect(JSON.stringify(things)).not.toMatch(/data:|<script|javascript:|\.\.\//i);
      expect(importBoard(testHand(), reply.value).ok).toBe(true);
    },
  );
});
