import process from "node:process";
import { describe, expect, test } from "vitest";
import { importBoard } from "@tablee/shared/board/import-board";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import { decodeBytes } from "@tablee/shared/formats/decode";
import type { ImportedBoard } from "@tablee/shared/formats/imported";
import { readExcalidraw } from "@tablee/shared/formats/read-excalidraw";
import { writeExcalidrawFile } from "@tablee/shared/formats/write-excalidraw";
import { NO_CORPUS, corpusFiles, hasCorpus, textIn } from "../support/corpus.ts";

interface Drawn {
  readonly id: string;
  readonly type: string;
  readonly containerId?: string | null;
  readonly x?: number;
  readonly y?: number;
  readonly strokeColor?: string;
  readonly roughness?: number;
  readonly opacity?: number;
  readonly fillStyle?: string;
  readonly strokeStyle?: string;
  readonly groupIds?: readonly string[];
  readonly isDeleted?: boolean;
  readonly text?: string;
  readonly originalText?: string;
}

function elementsIn(text: string): Drawn[] {
  const { elements } = JSON.parse(text);
  return elements.filter((one: Drawn) => one.isDeleted !== true);
}

function boardIn(text: string): ImportedBoard {
  const read = readExcalidraw(text);
  if (!read.ok) throw new Error(`${read.reason} ${read.detail ?? ""}`);
  return read.value;
}

/** To an empty table and out again, without the pictures, which the house has. */
function trip(text: string): string {
  const hand = testHand();
  const brought = importBoard(hand, boardIn(text));
  if (!brought.ok) throw new Error(brought.reason);
  return writeExcalidrawFile(readBoard(hand.doc), new Map());
}

const LOOK = ["strokeColor", "roughness", "opacity", "fillStyle", "strokeStyle", "groupIds"] as const;

/** As far as the file said something of it; a frame has no look of its own. */
function lookOf(one: Drawn | undefined, was: Drawn | undefined): unknown[] {
  const said = LOOK.filter((name) => was?.[name] !== undefined && was.type !== "frame");
  return said.map((name) => [name, one?.[name]]);
}

function moved(one: Drawn, was: Drawn | undefined): number {
  return Math.max(Math.abs((one.x ?? 0) - (was?.x ?? 0)), Math.abs((one.y ?? 0) - (was?.y ?? 0)));
}

function lettersIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []).sort();
}

const QUICK_MS = 2_000;

describe.skipIf(!hasCorpus)(`drawings of others${NO_CORPUS}`, () => {
  const files = corpusFiles("excalidraw", ".excalidraw");
  test("the corpus is all there", () => expect(files.length).toBeGreaterThan(35));

  test.for(files.map((file) => [file.name, file] as const))(
    "FMT40 every word, frame and tied arrow of a drawing comes, and the rest is counted: %s",
    ([, file]) => {
      const text = textIn(file);
      const elements = elementsIn(text);
      const count = (type: string): number => elements.filter((one) => one.type === type).length;
      const start = process.cpuUsage();
      const reply = readExcalidraw(text);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000).toBeLessThan(QUICK_MS);
      if (!reply.ok) throw new Error(`${reply.reason} ${reply.detail ?? ""}`);
      const { cards, zones, links, shapes, notes } = reply.value;
      const texts = elements.filter((one) => one.type === "text");
      const words = texts.map((one) => one.originalText || one.text || "");
      const shown = [
        ...cards.map((card) => card.text),
        ...links.map(({ label }) => label),
        ...shapes.map((shape) => shape.text),
      ];
      expect(lettersIn(shown)).toEqual(lettersIn(words));
      expect(zones).toHaveLength(count("frame") + count("magicframe"));
      const left = (reason: string): number => notes.find((note) => note.reason === reason)?.count ?? 0;
      const came = (kind: string): number => shapes.filter((shape) => shape.kind === kind).length;
      const strokes = count("line") + count("draw") + count("freedraw");
      expect(
        links.length + came("arrow") + came("ink") + left("loose-arrows") + left("drawings"),
      ).toBeGreaterThanOrEqual(count("arrow") + strokes);
      const inFile: object = JSON.parse(text).files ?? {};
      expect(came("image") + left("images")).toBe(count("image"));
      expect(came("image") > 0).toBe(Object.keys(inFile).length > 0 && count("image") > 0);
      const hand = testHand();
      expect(importBoard(hand, reply.value).ok).toBe(true);
      expect(readBoard(hand.doc).cards.size).toBe(cards.length);
      expect(readBoard(hand.doc).shapes.size).toBe(shapes.length);
    },
  );

  test.for(files.map((file) => [file.name, file] as const))(
    "FMT52 goes out with its ids and its look, and the second trip changes nothing: %s",
    ([, file]) => {
      const original = new Map(elementsIn(textIn(file)).map((one) => [one.id, one]));
      const first = trip(textIn(file));
      const out = elementsIn(first);
      const known = out.filter(({ id }) => original.has(id));
      expect(known.length).toBeGreaterThan(0);
      for (const one of known) {
        const was = original.get(one.id);
        expect(one.type).toBe(was?.type);
        expect(lookOf(one, was)).toEqual(lookOf(was, was));
        // Arrows are drawn anew between what they tie, and their words with them.
        if (one.type === "arrow" || original.get(one.containerId ?? "")?.type === "arrow") continue;
        expect(moved(one, was), `${one.id} ${JSON.stringify(one.text)}`).toBeLessThanOrEqual(1);
      }
      const [before, after] = [boardIn(textIn(file)), boardIn(first)];
      const told = ({ cards, zones, links }: ImportedBoard): unknown => ({
        cards: cards.map(({ text, place, zone, colour }) => [text, place, zone !== null, colour]),
        zones: zones.map(({ title }) => title),
        links: links.map(({ label, fromEnd, toEnd }) => JSON.stringify([label, fromEnd, toEnd])).sort(),
      });
      expect(told(after)).toEqual(told(before));
      expect(after.shapes).toHaveLength(before.shapes.filter(({ kind }) => kind !== "image").length);
    },
  );

  test.for(corpusFiles("excalidraw", ".excalidrawlib").map((file) => [file.name, file] as const))(
    "FMT41 a library of shapes is no drawing: %s",
    ([, file]) => {
      expect(readExcalidraw(textIn(file))).toMatchObject({ ok: false, reason: "not-this-format" });
    },
  );

  const broken = {
    "MADE_b23_excalidraw_wrong_versions.excalidraw": { cards: 0, notes: [] },
    "MADE_b24_excalidraw_wrong_type.excalidraw": { refused: "not-this-format" },
    "MADE_b25_excalidraw_svg_script_dataurl.excalidraw": { notes: ["images"] },
    "MADE_b27_excalidraw_external_refs.excalidraw": { notes: ["drawings", "images"] },
    "MADE_b28_excalidraw_png_pixel_bomb.excalidraw": { cards: 0, notes: ["images"] },
    "MADE_b31_excalidraw_bad_points.excalidraw": { notes: ["drawings"] },
    "REAL_EV-invest__discretionary_engine__arch.excalidraw": { refused: "not-json" },
  } as const;

  test.for(corpusFiles("broken", ".excalidraw").map((file) => [file.name, file] as const))(
    "FMT41 a broken drawing is read without what harms, or refused: %s",
    ([name, file]) => {
      const word = Object.entries(broken).find(([key]) => key === name)?.[1];
      const reply = readExcalidraw(decodeBytes(file.bytes(), "auto").text);
      if (!word) throw new Error("no word of this file");
      const refused = "refused" in word ? word.refused : null;
      expect(reply.ok ? null : reply.reason).toBe(refused);
      if (!reply.ok || "refused" in word) return;
      const { notes, ...things } = reply.value;
      expect(notes.map(({ reason }) => reason)).toEqual(expect.arrayContaining([...word.notes]));
      // Addresses, scripts and pictures stay in the file.
      expect(JSON.stringify(things)).not.toMatch(/data:|<script|javascript:/i);
      expect(importBoard(testHand(), reply.value).ok).toBe(true);
    },
  );
});
