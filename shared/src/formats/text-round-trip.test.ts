import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addNote } from "../board/edit-notes.ts";
import { addZone, groupCards } from "../board/edit-structure.ts";
import { itemOf, standingOf } from "../board/items.ts";
import { outlineOf } from "../board/outline.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { KINDS, KNOWLEDGE_TYPES, STATUSES as ALL } from "../board/types.ts";
import type { Board, Card } from "../board/types.ts";
import * as limits from "../limits.ts";
import { boardFromList } from "./list.ts";
import { readKanban } from "./read-kanban.ts";
import { bring, EXPORT_WORDS as words } from "./testing.ts";
import { writeKanban } from "./write-kanban.ts";
import { writeOutline } from "./write-outline.ts";

/** Words as people write them, and those that look like a mark of a file. No blank stands at an end: a text has none there. */
/** That something is open again the house says, and nobody else. */
const STATUSES = ALL.filter((status) => status !== "reopened");

const phrase = fc
  .array(
    fc.constantFrom(
      "Prendre",
      "le temps",
      "[x]",
      "[Nature:: Obstacle]",
      "[Groupe:: Venir]",
      "@{2026-01-01}",
      "<b>gras</b>",
      "\\<",
      "# titre",
      "- puce",
      "1. un",
      "## Fini",
      "***",
      "%% kanban:settings",
      "**Complete**",
      "أن نأخذ",
      "😀",
      "^bloc",
      "\\[Nature:: x]",
      "---",
      "• un",
      "| a |",
      "\\\\# x",
      "\\\\",
      "📅 2026-01-02",
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(" "));
const text = fc.array(phrase, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));

const plan = fc.record({
  zones: fc.uniqueArray(fc.constantFrom("Avant", "Pendant", "Après (2)", "À faire"), { maxLength: 3 }),
  cards: fc.array(
    fc.record({
      text,
      zone: fc.nat(3),
      group: fc.option(fc.constantFrom("Venir", "Ensemble")),
      kind: fc.constantFrom(...KINDS),
      knowledge: fc.option(fc.constantFrom(...KNOWLEDGE_TYPES)),
      author: fc.option(fc.constantFrom("Mésange", "Merle noir")),
      status: fc.option(fc.constantFrom(...STATUSES)),
      due: fc.option(fc.constantFrom("2026-12-14", "2027-01-31")),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

function built(wish: Plan): Board {
  const hand = testHand();
  const zones = wish.zones.flatMap((title, at) => {
    const made = addZone(hand, { title, rect: { x: 900 * at, y: 0, w: 800, h: 600 } });
    return made.ok ? [made.value] : [];
  });
  wish.cards.forEach(({ zone, group, status, due, ...card }) => {
    const home = zones[zone] ?? null;
    const made = addCards(hand, [{ ...card, place: { x: 0, y: 0, zone: home, group: null } }]);
    const id = made.ok ? made.value[0] : undefined;
    if (!id) throw new Error("no card");
    if (status || due) addNote(hand, { card: id, status, due });
    if (group) groupCards(hand, { name: group, zone: home, cards: [{ id, x: 0, y: 0 }] });
  });
  return readBoard(hand.doc);
}

function cardTold(board: Board, card: Card): unknown {
  const { text: said, kind, knowledge, author } = card;
  return [said, kind, knowledge, author, standingOf(board, card), itemOf(board, card.id).due];
}

/** Groups of one name in one area are one, as lanes tell them by their name alone. */
function told(board: Board): unknown {
  return outlineOf(board).map(({ zone, groups, lone }) => {
    const named = new Map<string, unknown[]>();
    for (const { group, cards } of groups) {
      const list = named.get(group.name) ?? [];
      named.set(group.name, [...list, ...cards.map((card) => cardTold(board, card))]);
    }
    return { zone: zone?.title ?? null, groups: [...named], lone: lone.map((card) => cardTold(board, card)) };
  });
}

describe("any board", () => {
  test("FMT49 comes back from a Kanban with areas, groups, cards, and what these are", () => {
    fc.assert(
      fc.property(plan, (wish) => {
        const board = built(wish);
        const file = writeKanban({ board, words });
        const back = bring(readKanban(file, words));
        expect(told(back)).toEqual(told(board));
        // Two groups of one name in one area are one from then on.
        const again = writeKanban({ board: back, words });
        expect(writeKanban({ board: bring(readKanban(again, words)), words })).toBe(again);
      }),
      { numRuns: 300 },
    );
  });

  test("FMT45 comes back from its Markdown outline with areas, groups, cards, and what these are", () => {
    fc.assert(
      fc.property(plan, (wish) => {
        const board = built(wish);
        const file = writeOutline({ board, title: "Table", words });
        const back = bring(boardFromList(file, words));
        expect(told(back)).toEqual(told(board));
        expect(writeOutline({ board: back, title: "Table", words })).toBe(file);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a text with more than fits", () => {
  const kanban = (body: string): string => `---\n\nkanban-plugin: board\n\n---\n\n${body}`;
  const tasks = (count: number): string => Array.from({ length: count }, (_, at) => `- [ ] tâche ${at}\n`).join("");

  test("FMT17 one card or area too many is refused with its number, and at the limit taken", () => {
    const most = limits.IMPORT_NODES_MAX_COUNT;
    expect(readKanban(kanban(tasks(most))).ok).toBe(true);
    expect(readKanban(kanban(tasks(most + 1)))).toMatchObject({ reason: "too-many-cards", detail: String(most + 1) });
    expect(boardFromList(tasks(most + 1))).toMatchObject({ reason: "too-many-cards" });
    const lanes = Array.from({ length: limits.ZONES_MAX_COUNT + 1 }, (_, at) => `## ${at}\n\n`).join("");
    expect(readKanban(kanban(lanes))).toMatchObject({ reason: "too-many-zones" });
    const nested = Array.from({ length: limits.GROUPS_MAX_COUNT + 1 }, (_, at) => `- g ${at}\n  - c\n`).join("");
    expect(boardFromList(nested)).toMatchObject({ reason: "too-many-groups" });
    expect(readKanban(kanban("x".repeat(limits.IMPORT_FILE_MAX_BYTES)))).toMatchObject({ reason: "too-big" });
  });

  test("FMT17 a text too long is shortened and said, and lines too long to keep are not kept", () => {
    const long = "m".repeat(limits.CARD_TEXT_MAX_CHARS);
    const fits = readKanban(kanban(`- [ ] ${long}\n`));
    expect(fits).toMatchObject({ value: { cards: [{ text: long }] } });
    expect(fits.ok && fits.value.notes.map(({ reason }) => reason)).toEqual(["unknown-kept"]);
    expect(readKanban(kanban(`- [ ] ${long}m\n`))).toMatchObject({
      value: { cards: [{ text: long }], notes: [{ reason: "shortened" }, { reason: "unknown-kept" }] },
    });
    const endless = "m".repeat(limits.EXTRA_MAX_CHARS);
    expect(readKanban(kanban(`- [ ] ${endless}\n`))).toMatchObject({ value: { cards: [{ extra: null }] } });
  });

  test("FMT46 items indented two thousand deep, and a line of brackets, are read at once", () => {
    const deep = Array.from({ length: 2_000 }, (_, at) => `${" ".repeat(at)}- item ${at}`).join("\n");
    expect(boardFromList(deep)).toMatchObject({ ok: true, value: { groups: [{ name: "item 0" }] } });
    const odd = `- ${"[a".repeat(2_000)}${"::".repeat(2_000)}${"@{".repeat(2_000)}${"\\".repeat(500)}`;
    expect(boardFromList(odd).ok).toBe(true);
    expect(readKanban(kanban(odd)).ok).toBe(true);
    expect(readKanban(kanban(`- [ ] un\n${"\n".repeat(200_000)}\t suite`)).ok).toBe(true);
  });
});
