import { describe, expect, test } from "vitest";
import { itemOf, standingOf } from "../board/items.ts";
import { outlineOf } from "../board/outline.ts";
import type { Board } from "../board/types.ts";
import { boardFromList } from "./list.ts";
import { bring, EXPORT_WORDS as words } from "./testing.ts";
import { writeOutline } from "./write-outline.ts";

function told(board: Board): unknown {
  return outlineOf(board).map(({ zone, groups, lone }) => ({
    zone: zone?.title ?? null,
    groups: groups.map(({ group, cards }) => [group.name, ...cards.map(({ text }) => text)]),
    lone: lone.map((card) => {
      const said = [standingOf(board, card), itemOf(board, card.id).due, card.knowledge, card.author];
      return [card.text, card.kind, ...said.filter((one) => one !== null)];
    }),
  }));
}

describe("a Markdown outline", () => {
  test("FMT46 an item with items under it is a group of them, a task is a step, and its box says what became of it", () => {
    const text = [
      "# Rencontre",
      "## Avant",
      "- Venir",
      "  - le bus",
      "  - les horaires",
      "- [ ] réserver 📅 2026-12-01",
      "- [x] inviter",
      "- [/] relire",
      "- une idée",
      "## Pendant",
      "1. Ensemble",
      "\t- se présenter",
      "\t\t- chacun son tour",
      "2. Finir",
    ].join("\n");
    const reply = boardFromList(text, words);
    expect(told(bring(reply))).toEqual([
      {
        zone: "Avant",
        groups: [["Venir", "le bus", "les horaires"]],
        lone: [
          ["réserver", "step", "2026-12-01"],
          ["inviter", "step", "removed"],
          ["relire", "step", "in-progress"],
          ["une idée", "ingredient"],
        ],
      },
      {
        zone: "Pendant",
        groups: [["Ensemble", "se présenter", "chacun son tour"]],
        lone: [["Finir", "ingredient"]],
      },
    ]);
    expect(reply).toMatchObject({ value: { notes: [{ reason: "flattened", where: "line 13", count: 1 }] } });
  });

  test("FMT46 what is more than a name stays a card, and those under it stand beside it", () => {
    const text = "- [ ] une tâche\n  - sa suite\n- deux lignes\n  dites ensemble\n  - dessous\n### G\n- a\n  - b";
    const reply = boardFromList(text);
    const cards = reply.ok ? reply.value.cards.map((card) => card.text) : [];
    expect(cards).toEqual(["une tâche", "sa suite", "deux lignes\ndites ensemble", "dessous", "b"]);
    expect(reply).toMatchObject({ value: { notes: [{ reason: "flattened", count: 2 }] } });
  });

  test("FMT45 a board comes back from its outline with areas, groups, cards, and what these are", () => {
    const text = `# Table

## Avant

- Une phrase
  et la suite

  après un blanc
- [ ] Un obstacle [Nature:: Obstacle] [Savoir:: Expérience] [Auteur:: Mésange] [Où ça en est:: À confirmer]
- [ ] \\[x] pas une case
- \\# pas un titre \\<b>gras\\</b>

### Ensemble

- [x] Fait @{2026-12-14}

## Vide

## Hors des zones

- Seule

### Groupe sans nom

- Dedans
`;
    const board = bring(boardFromList(text, words));
    expect(told(board)).toEqual([
      {
        zone: "Avant",
        groups: [["Ensemble", "Fait"]],
        lone: [
          ["Une phrase\net la suite\n\naprès un blanc", "ingredient"],
          ["Un obstacle", "obstacle", "claimed", "experience", "Mésange"],
          ["[x] pas une case", "step"],
          ["# pas un titre <b>gras</b>", "ingredient"],
        ],
      },
      { zone: "Vide", groups: [], lone: [] },
      { zone: null, groups: [["", "Dedans"]], lone: [["Seule", "ingredient"]] },
    ]);
    expect(writeOutline({ board, title: "Table", words })).toBe(text);
  });

  test("FMT45 what stood at the head of the file goes back to its head", () => {
    const text = "---\ntags: [a, b]\n---\n# T\n\n## A\n\n- un\n\n## B\n\n- deux\n";
    const reply = boardFromList(text, words);
    expect(reply).toMatchObject({ value: { notes: [{ reason: "unknown-kept", count: 1 }] } });
    expect(writeOutline({ board: bring(reply), title: "T", words })).toBe(text);
  });
});
