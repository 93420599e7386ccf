import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addLine } from "../board/edit-framework.ts";
import { addLink, addZone, groupCards } from "../board/edit-structure.ts";
import type { Hand } from "../board/hand.ts";
import { compareOrder } from "../board/order.ts";
import { outlineOf } from "../board/outline.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { Board, Json, Section } from "../board/types.ts";
import { COLOURS, DIRECTIONS, KINDS, KNOWLEDGE_TYPES, SECTIONS } from "../board/types.ts";
import type { CardId, ZoneId } from "../ids.ts";
import { writeCsv } from "./csv.ts";
import { writeJson } from "./json.ts";
import { writeJsonCanvas } from "./json-canvas.ts";
import { writeMarkdown } from "./markdown.ts";
import { readJson } from "./read-json.ts";
import { readJsonCanvas } from "./read-json-canvas.ts";
import { writeSvg } from "./svg.ts";
import { readTable } from "./table.ts";
import { boardFromTable, guessColumns } from "./table-board.ts";
import { bring, EXPORT_WORDS } from "./testing.ts";

/** Yjs takes plain objects only, and half of fast-check’s have no prototype. */
function record<Value>(model: { [Key in keyof Value]: fc.Arbitrary<Value[Key]> }): fc.Arbitrary<Value> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<Value>;
}

const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom(
    "=1+1",
    "-2",
    "@x",
    "+cmd",
    "\t=1",
    "'+",
    "''=1",
    'a;b\n"c"',
    "# titre",
    "- puce",
    "<b>gras</b>",
    "أن نأخذ الوقت",
    "😀",
    "1. un",
    "",
  ),
);
/** What a document can hold: neither NUL nor half a character. */
const text = words.map((raw) => raw.replaceAll("\0", "").toWellFormed());
const place = record({
  x: fc.integer({ min: -3_000, max: 3_000 }),
  y: fc.double({ min: -3_000, max: 3_000, noNaN: true }).map((y) => y + 0),
});
const colour = fc.option(fc.constantFrom<string>(...COLOURS, "4", "#a1b2c3"));

/** JSON as a document can hold it: no NUL, and no key that the server refuses. */
const foreign = fc
  .json({ maxDepth: 4 })
  .map((json) => json.replaceAll(String.raw`\u0000`, "0").replaceAll(/"(__proto__|constructor|prototype)"/g, '"key"'))
  // Of any shape, which is what it is for.
  .map((json) => ({ foreign: JSON.parse(json) as Json }));

const plan = record({
  zones: fc.array(
    record({
      title: text,
      rect: record({
        x: fc.nat(3_000),
        y: fc.nat(3_000),
        w: fc.integer({ min: 40, max: 900 }),
        h: fc.integer({ min: 40, max: 900 }),
      }),
      section: fc.option(fc.constantFrom<Section>(...SECTIONS)),
      colour,
    }),
    { maxLength: 5 },
  ),
  cards: fc.array(
    record({
      text,
      place,
      zone: fc.nat(8),
      size: fc.option(record({ w: fc.integer({ min: 40, max: 600 }), h: fc.integer({ min: 40, max: 600 }) })),
      kind: fc.constantFrom(...KINDS),
      knowledge: fc.option(fc.constantFrom(...KNOWLEDGE_TYPES)),
      direction: fc.constantFrom(...DIRECTIONS),
      locked: fc.boolean(),
      colour,
      author: fc.option(fc.constantFrom("Mésange", "Tilleul")),
      extra: fc.option(foreign),
    }),
    { maxLength: 12 },
  ),
  groups: fc.array(
    record({ name: text, zone: fc.nat(8), cards: fc.array(fc.nat(11), { minLength: 1, maxLength: 4 }) }),
    { maxLength: 4 },
  ),
  links: fc.array(
    record({
      from: fc.nat(16),
      to: fc.nat(16),
      label: text,
      toEnd: fc.constantFrom("none" as const, "arrow" as const),
    }),
    { maxLength: 5 },
  ),
  lines: fc.array(
    record({
      section: fc.constantFrom<Section>(...SECTIONS),
      text,
      sources: fc.array(fc.nat(11), { maxLength: 3 }),
    }),
    { maxLength: 5 },
  ),
});
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

function build(wish: Plan): { hand: Hand; board: Board } {
  const hand = testHand();
  const zones = wish.zones.flatMap((zone) => {
    const made = addZone(hand, zone);
    return made.ok ? [made.value] : [];
  });
  const zoneAt = (index: number): ZoneId | null => zones[index] ?? null;
  const made = addCards(
    hand,
    wish.cards.map((card) => ({ ...card, place: { ...card.place, zone: zoneAt(card.zone), group: null } })),
  );
  const cards = made.ok ? made.value : [];
  const pick = (indexes: readonly number[]): CardId[] => [...new Set(indexes.flatMap((index) => cards[index] ?? []))];
  for (const { name, zone, cards: members } of wish.groups) {
    const inside = pick(members).map((id) => ({ id, ...wish.cards[cards.indexOf(id)]!.place }));
    if (inside.length > 0) groupCards(hand, { name, zone: zoneAt(zone), cards: inside });
  }
  const ends = [...zones, ...cards];
  for (const { from, to, label, toEnd } of wish.links) {
    const [start, end] = [ends[from], ends[to]];
    if (start && end) addLink(hand, { from: start, to: end, label, toEnd });
  }
  for (const { section, text: said, sources } of wish.lines)
    addLine(hand, { section, text: said, sources: pick(sources) });
  return { hand, board: readBoard(hand.doc) };
}

/** A board by ranks in place of ids and ordering keys, which are never the same twice. */
function shapeOf(board: Board): unknown {
  const layers = [...board.zones.values(), ...board.cards.values()].sort(compareOrder);
  const groups = [...board.groups.values()].sort(compareOrder);
  const rank = new Map<string, number>(layers.map(({ id }, at) => [id, at]));
  const groupRank = new Map<string, number>(groups.map(({ id }, at) => [id, at]));
  const of = (id: string | null): number | null => (id === null ? null : (rank.get(id) ?? null));
  const links = [...board.links.values()].map(({ id: _id, from, to, ...look }) => ({
    ...look,
    from: of(from),
    to: of(to),
  }));
  return {
    layers: layers.map(({ id: _id, order: _order, ...thing }) =>
      "rect" in thing
        ? thing
        : {
            ...thing,
            born: thing.born.at,
            place: {
              ...thing.place,
              zone: of(thing.place.zone),
              group: groupRank.get(thing.place.group ?? "") ?? null,
            },
          },
    ),
    groups: groups.map(({ name, zone }) => ({ name, zone: of(zone) })),
    links: links.map((link) => JSON.stringify(link)).sort(),
    lines: [...board.lines.values()].sort(compareOrder).map(({ section, text: said, sources }) => ({
      section,
      said,
      sources: sources.map((id) => String(of(id))).sort(),
    })),
    extra: board.extra,
  };
}

/** What a person sees of the structure: area → group → texts, in order. */
function headings(board: Board): unknown {
  return outlineOf(board).map(({ zone, groups, lone }) => ({
    zone: zone?.title ?? null,
    groups: groups.map(({ group, cards }) => [group.name, cards.map((card) => card.text)]),
    lone: lone.map((card) => card.text),
  }));
}

describe("any board", () => {
  test("FMT10 comes back from its JSON with everything, in its order", () => {
    fc.assert(
      fc.property(plan, (wish) => {
        const { board } = build(wish);
        expect(shapeOf(bring(readJson(writeJson({ board, title: "t" }))))).toEqual(shapeOf(board));
      }),
      { numRuns: 200 },
    );
  });

  test("FMT50 saved again at an empty table, its JSON is the same file, byte for byte", () => {
    fc.assert(
      fc.property(plan, (wish) => {
        const file = writeJson({ board: build(wish).board, title: "t" });
        expect(writeJson({ board: bring(readJson(file)), title: "t" })).toBe(file);
      }),
      { numRuns: 200 },
    );
  });

  test("FMT11 comes back from JSON Canvas with its cards, texts, areas and groups, and the second copy is the first", () => {
    fc.assert(
      fc.property(plan, (wish) => {
        const { board } = build(wish);
        const canvas = writeJsonCanvas(board);
        const back = bring(readJsonCanvas(canvas));
        expect(headings(back)).toEqual(headings(board));
        const looks = ({ cards }: Board): unknown =>
          [...cards.values()].sort(compareOrder).map(({ kind, knowledge, author, direction, locked, colour: hue }) => ({
            kind,
            knowledge,
            author,
            direction,
            locked,
            hue,
          }));
        expect(looks(back)).toEqual(looks(board));
        expect(back.links.size).toBe(board.links.size);
      }),
      { numRuns: 200 },
    );
  });

  test("FMT12 leaves no cell in its CSV that a spreadsheet would compute, and every text comes back", () => {
    fc.assert(
      fc.property(plan, (wish) => {
        const { board } = build(wish);
        const csv = writeCsv({ board, words: EXPORT_WORDS });
        expect(csv.startsWith("\ufeffZone;Groupe;Texte;")).toBe(true);
        const table = readTable(csv);
        if (!table.ok) throw new Error(table.reason);
        for (const cell of table.value.rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        const choice = guessColumns(table.value);
        const read = boardFromTable({ table: table.value, choice, words: EXPORT_WORDS });
        const texts = [...board.cards.values()]
          .map((card) => card.text.replaceAll(/\r\n?/g, "\n").trim())
          .filter((said) => said !== "");
        expect((read.ok ? read.value.cards : []).map((card) => card.text).sort()).toEqual(texts.sort());
      }),
      { numRuns: 200 },
    );
  });

  test("FMT13 has every word of every card and line in its Markdown", () => {
    fc.assert(
      fc.property(plan, (wish) => {
        const { board } = build(wish);
        const markdown = writeMarkdown({ board, title: "t", words: EXPORT_WORDS });
        const plain = markdown.replaceAll("\\", "");
        const all = [...board.cards.values(), ...board.lines.values()].flatMap((thing) => thing.text.split("\n"));
        for (const line of all) expect(plain).toContain(line.replaceAll("\\", ""));
        expect(markdown).not.toMatch(/(^|[^\\])<[a-z]/);
      }),
      { numRuns: 200 },
    );
  });

  test("FMT14 is a well-formed picture with no markup of its texts", () => {
    fc.assert(
      fc.property(plan, (wish) => {
        const { board } = build(wish);
        const svg = writeSvg({ board, title: "<t>", words: EXPORT_WORDS });
        expect(svg.isWellFormed()).toBe(true);
        const tags = new Set([...svg.matchAll(/<\/?([a-zA-Z]+)/g)].map(([, tag]) => tag));
        const ours = new Set([
          "svg",
          "title",
          "desc",
          "defs",
          "marker",
          "path",
          "rect",
          "circle",
          "text",
          "tspan",
          "g",
        ]);
        expect([...tags].filter((tag) => !ours.has(tag ?? ""))).toEqual([]);
        expect(svg.replaceAll(/ xmlns="[^"]*"/g, "")).not.toMatch(/\s(href|src|style|on\w+|xlink:\w+)=/);
        expect(svg.match(/</g)?.length).toBe(svg.match(/>/g)?.length);
      }),
      { numRuns: 100 },
    );
  });
});
