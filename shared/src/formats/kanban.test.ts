import { describe, expect, test } from "vitest";
import { replaceText } from "../board/edit-text.ts";
import { importBoard } from "../board/import-board.ts";
import { itemOf, standingOf } from "../board/items.ts";
import { outlineOf } from "../board/outline.ts";
import { readBoard } from "../board/read.ts";
import { textOf } from "../board/schema.ts";
import { testHand } from "../board/testing.ts";
import type { Board } from "../board/types.ts";
import { bring, EXPORT_WORDS as words } from "./testing.ts";
import { isKanban } from "./kanban-parts.ts";
import { readKanban } from "./read-kanban.ts";
import { writeKanban } from "./write-kanban.ts";

const FILE = `---

kanban-plugin: board
tags: [équipe]

---

## À faire (3)

- [ ] Appeler la mission locale @{2026-12-14} @@{10:30} #appel ^a1b2
- [ ] Une carte
\tsur deux lignes
\t- [ ] avec une liste
- [x] Coché ici


## Fini

**Complete**
- [x] Envoyer le compte rendu @[[2026-11-02]]


## Vide



***

## Archive

- [x] <b>Ancien</b> [[Note liée|lien]]




%% kanban:settings
\`\`\`
{"kanban-plugin":"board","list-collapse":[false,true,false],"lane-width":280}
\`\`\`
%%`;

function told(board: Board): unknown {
  return outlineOf(board).map(({ zone, groups, lone }) => [
    zone?.title ?? null,
    ...groups.map(({ group, cards }) => [group.name, ...cards.map((card) => cardTold(board, card))]),
    ...lone.map((card) => cardTold(board, card)),
  ]);
}

function cardTold(board: Board, card: NonNullable<ReturnType<Board["cards"]["get"]>>): unknown {
  return [card.text, card.kind, card.knowledge, standingOf(board, card), itemOf(board, card.id).due];
}

describe("a board of Obsidian’s Kanban", () => {
  test("FMT47 lanes are areas, tasks steps with their day and what became of them; what is archived stays in its lane", () => {
    expect(isKanban(FILE)).toBe(true);
    const board = bring(readKanban(FILE, words));
    expect(told(board)).toEqual([
      [
        "À faire (3)",
        ["Appeler la mission locale @@{10:30} #appel", "step", null, null, "2026-12-14"],
        ["Une carte\nsur deux lignes\n- [ ] avec une liste", "step", null, null, null],
        ["Coché ici", "step", null, "removed", null],
      ],
      ["Fini", ["Envoyer le compte rendu", "step", null, "removed", "2026-11-02"]],
      ["Vide"],
      ["Archive", ["<b>Ancien</b> [[Note liée|lien]]", "step", null, "removed", null]],
    ]);
    expect(readKanban(FILE, words)).toMatchObject({ value: { notes: [{ reason: "unknown-kept" }] } });
  });

  test("FMT48 a file that nobody changed here goes out byte for byte", () => {
    expect(writeKanban({ board: bring(readKanban(FILE, words)), words })).toBe(FILE);
    const crlf = readKanban(`\ufeff${FILE.replaceAll("\n", "\r\n")}`, words);
    expect(writeKanban({ board: bring(crlf), words })).toBe(FILE);
  });

  test("FMT48 of a card that was changed the line is written anew, and every other stays as it was", () => {
    const hand = testHand();
    const read = readKanban(FILE, words);
    if (!read.ok) throw new Error(read.reason);
    const brought = importBoard(hand, read.value);
    if (!brought.ok) throw new Error(brought.reason);
    replaceText(textOf(hand.doc, "cards", brought.value.cards[0]!)!, "Écrire à la mission locale", hand.origin);
    expect(writeKanban({ board: readBoard(hand.doc), words })).toBe(
      FILE.replace(/Appeler[^\n]*/, "Écrire à la mission locale @{2026-12-14}"),
    );
  });

  test("FMT49 a board of ours comes back from it with areas, groups, kinds, knowledge, days and what became of cards", () => {
    const ours = `---

kanban-plugin: board

---

## Avant

- [ ] Le bus est cher [Groupe:: Venir] [Nature:: Obstacle] [Savoir:: Expérience] [Où ça en est:: Bloqué]
- [ ] Comprendre [Groupe:: Venir] [Nature:: Ingrédient]
- [x] Réserver la salle @{2026-12-01}


## Hors des zones

- [ ] Une idée \\[Nature:: Obstacle] \\<i> \\@{2026-01-01} [Nature:: Ingrédient]


`;
    const board = bring(readKanban(ours, words));
    expect(told(board)).toEqual([
      [
        "Avant",
        [
          "Venir",
          ["Le bus est cher", "obstacle", "experience", "blocked", null],
          ["Comprendre", "ingredient", null, null, null],
        ],
        ["Réserver la salle", "step", null, "removed", "2026-12-01"],
      ],
      [null, ["Une idée [Nature:: Obstacle] <i> @{2026-01-01}", "ingredient", null, null, null]],
    ]);
    const fresh: Board = {
      ...board,
      cards: new Map([...board.cards].map(([id, card]) => [id, { ...card, extra: null }])),
    };
    expect(writeKanban({ board: { ...fresh, extra: null }, words })).toBe(ours);
  });

  test("FMT48 what a peer wrote in place of kept lines is not given out as lines", () => {
    const board = bring(readKanban(FILE, words));
    for (const extra of [{ kanban: 3 }, { kanban: { raw: ["x"], front: {}, settings: 1 } }, { kanban: null }]) {
      const odd: Board = {
        ...board,
        extra,
        cards: new Map([...board.cards].map(([id, card]) => [id, { ...card, extra }])),
      };
      expect(isKanban(writeKanban({ board: odd, words }))).toBe(true);
    }
  });

  test("FMT47 what is none is refused, and one without cards is an empty board", () => {
    expect(readKanban("# Titre\n- un")).toMatchObject({ ok: false, reason: "not-this-format" });
    expect(readKanban("---\nautre: oui\n---\n## A\n- [ ] un")).toMatchObject({ ok: false, reason: "not-this-format" });
    expect(readKanban("---\n\nkanban-plugin: board\n\n---\n\n## A\n")).toMatchObject({
      ok: true,
      value: { cards: [], zones: [{ title: "A" }] },
    });
  });
});
