import * as Y from "yjs";
import { expect, test } from "vitest";
import { addCards, deleteCards, moveCards } from "@tablee/shared/board/edit-cards";
import { addZone } from "@tablee/shared/board/edit-structure";
import { replaceText } from "@tablee/shared/board/edit-text";
import { readBoard } from "@tablee/shared/board/read";
import { textOf } from "@tablee/shared/board/schema";
import type { CardId } from "@tablee/shared/ids";
import { compare } from "./compare.ts";
import { asMarkdown, part } from "./part.ts";

test("SER23 between two meetings one reads which cards came, went, changed their words or their area, and no other step", () => {
  let at = 0;
  const newId = (): string => `id-${(at += 1)}`;
  const hand = { doc: new Y.Doc(), by: null, origin: null, newId, suffix: () => "x", now: () => 1 };
  const zone = addZone(hand, { title: "Leviers", rect: { x: 0, y: 0, w: 400, h: 400 } });
  const place = { x: 0, y: 0, zone: null, group: null };
  const added = addCards(
    hand,
    ["reste", "part", "change", "bouge", "glisse"].map((text) => ({ text, place })),
  );
  if (!zone.ok || !added.ok) throw new Error("not laid");
  const then = readBoard(hand.doc);
  const [, gone, changed, moved, nudged] = added.value as [CardId, CardId, CardId, CardId, CardId];
  deleteCards(hand, [gone]);
  const text = textOf(hand.doc, "cards", changed);
  if (text) replaceText(text, "autrement", null);
  moveCards(hand, [
    { id: moved, zone: zone.value },
    { id: nudged, x: 90 },
  ]);
  addCards(hand, [{ text: "vient", place }]);
  const { come, gone: left, reworded, moved: elsewhere } = compare(then, readBoard(hand.doc));
  const words = (cards: readonly { readonly text: string }[]): string[] => cards.map((card) => card.text);
  expect([words(come), words(left), words(elsewhere)]).toEqual([["vient"], ["part"], ["bouge"]]);
  expect(reworded.map(({ before, now }) => [before.text, now.text])).toEqual([["change", "autrement"]]);
});

test("SER24 as Markdown a memory has its headings in order, each word that people wrote, and none of them as a mark", () => {
  const memory = part(
    "memory",
    "Mémoire",
    [],
    [
      part("agreed", "Ce dont on a convenu", [
        { kind: "words", text: "# pas un titre\n- ni une liste\n<b>ni une balise" },
        {
          kind: "list",
          title: "Décisions",
          items: [
            { text: "Une\ndeux", note: "Séance 1" },
            { text: "1. trois", note: "" },
          ],
        },
      ]),
      part("meetings", "Les séances", [], [part("meeting-1", "Séance 1", [{ kind: "note", text: "Rien." }])]),
    ],
  );
  expect(asMarkdown(memory)).toBe(
    [
      "# Mémoire",
      "",
      "## Ce dont on a convenu",
      "",
      "\\# pas un titre\n\\- ni une liste\n\\<b>ni une balise",
      "",
      "**Décisions**",
      "",
      "- Une\n  deux\n  *Séance 1*",
      "- 1\\. trois",
      "",
      "## Les séances",
      "",
      "### Séance 1",
      "",
      "Rien.",
      "",
    ].join("\n"),
  );
});
