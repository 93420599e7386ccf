import { describe, expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addNote } from "../board/edit-notes.ts";
import { addZone } from "../board/edit-structure.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { Board } from "../board/types.ts";
import { writeJson } from "../formats/json.ts";
import { boardWithNames } from "../formats/names.ts";
import { readJson } from "../formats/read-json.ts";
import { bring } from "../formats/testing.ts";
import type { CardId, QuestionId } from "../ids.ts";
import { checklistOf } from "../practice/checklist.ts";
import { changesOf } from "../practice/from-to.ts";
import { scenesOf } from "../practice/scenes.ts";
import { putCard, say } from "../practice/testing.ts";
import { boardPaper } from "./board-paper.ts";
import { CHECKING_WORDS } from "./checking-testing.ts";
import { checklistPaper } from "./checklist-paper.ts";
import { paperMarkdown } from "./paper-markdown.ts";
import { scenePaper } from "./scene-paper.ts";
import { PAPER_WORDS } from "./testing.ts";

const QUESTION = { id: "q1" as QuestionId, text: "Je prends ma place.", kind: "scale", moments: ["after"] } as const;

function conditionIn(hand: ReturnType<typeof testHand>, text: string, section: "before" | "after"): CardId {
  const zone = addZone(hand, { title: section, rect: { x: 0, y: 0, w: 400, h: 400 }, section });
  const place = { x: 0, y: 0, zone: zone.ok ? zone.value : null, group: null };
  const added = addCards(hand, [{ text, kind: "condition", place }]);
  const [id] = added.ok ? added.value : [];
  if (!id) throw new Error("no card");
  return id;
}

/** One of each, with words that are hard in a document. */
function written(): Board {
  const hand = testHand();
  const room = conditionIn(hand, "# une salle <calme>", "before");
  const time = conditionIn(hand, "du temps", "after");
  const scene = putCard(hand, { text: "Un silence\naprès une question", kind: "situation", author: "Huppe" });
  say(
    hand,
    { field: "check", sources: [room], text: "demander la clé", note: "l’accueil" },
    { field: "check", sources: [time] },
    { field: "scene", value: "who", text: "Deux formatrices", sources: [scene] },
    { field: "scene", value: "try", text: "Attendre", sources: [scene] },
    { field: "change", note: "Parler à la place de", text: "Parler avec", value: QUESTION.id },
    { field: "change", note: "Seul", text: "", value: "gone" },
  );
  addNote(hand, { card: room, status: "removed", due: "2026-12-14" });
  return readBoard(hand.doc);
}

describe("what was made ready around a training, in files", () => {
  test("CHK5 our JSON carries all of it to another table: lists with what is done, scenarios, changes", () => {
    const brought = bring(readJson(writeJson({ board: written(), title: "t" })));
    const lines = checklistOf(brought).map(({ card, time, isDone, item, statement: { text, note } }) => [
      card?.text,
      time,
      isDone,
      item?.due,
      text,
      note,
    ]);
    expect(lines).toEqual([
      ["# une salle <calme>", "before", true, "2026-12-14", "demander la clé", "l’accueil"],
      ["du temps", "after", false, null, "", ""],
    ]);
    expect(scenesOf(brought).map(({ parts }) => parts.try.map(({ text }) => text))).toEqual([["Attendre"]]);
    expect(changesOf(brought).map(({ note, text, value }) => [note, text, value])).toEqual([
      ["Parler à la place de", "Parler avec", "q1"],
      ["Seul", "", "gone"],
    ]);
  });

  test("CHK9 [C33] the checklist as Markdown has boxes that are ticked or not, under before, during and after", () => {
    const text = paperMarkdown(checklistPaper({ board: written(), title: "Séminaire", words: PAPER_WORDS }));
    expect(text).toBe(`# Conditions de réussite – Séminaire

## Avant

_1 sur 1_

- [x] \\# une salle \\<calme>
  — Dite réunie, à confirmer · À faire : demander la clé · Qui : l’accueil · Pour le 2026-12-14

## Après

_0 sur 1_

- [ ] du temps
  — Pas encore réunie
`);
    const none = paperMarkdown(
      checklistPaper({ board: readBoard(testHand().doc), title: "Séminaire", words: PAPER_WORDS }),
    );
    expect(none).toContain(CHECKING_WORDS.noCondition);
  });

  test("CHK12 [C37] a scenario says what was written in the order of reading, and not a word of its own", () => {
    const [scene] = scenesOf(written());
    if (!scene) throw new Error("no scene");
    const paper = scenePaper(scene, PAPER_WORDS);
    expect(paperMarkdown(paper)).toBe(`# Un silence

après une question

## Qui est là

Deux formatrices

## Ce qu’on peut essayer

Attendre

_Reste à écrire : Ce qui déclenche, La posture_
`);
    expect(paper.title).toBe("Un silence");
    const empty = scenePaper({ card: scene.card, parts: { who: [], trigger: [], posture: [], try: [] } }, PAPER_WORDS);
    expect(empty.blocks.map((block) => block.kind === "heading" && block.text)).toEqual(["Un silence", false, false]);
    expect(paperMarkdown(empty)).not.toContain("Huppe");
  });

  test("CHK13 [C46] the document of the table has one part for all of it, and none where nothing was begun", () => {
    const board = written();
    const text = paperMarkdown(boardPaper({ board, title: "t", words: PAPER_WORDS, asked: [QUESTION] }));
    const part = text.slice(text.indexOf(`## ${PAPER_WORDS.around}`));
    expect(part.match(/^#+ .*$/gm)).toEqual([
      "## Autour de la formation",
      "### Conditions de réussite",
      "#### Avant",
      "#### Après",
      "### Situations de formation",
      "#### Un silence",
      "### De… à…",
    ]);
    expect(part).toContain("| Parler à la place de | Parler avec | Je prends ma place. |");
    expect(part).toContain(`| Seul | – | ${CHECKING_WORDS.goneQuestion} |`);
    const bare = { ...board, statements: new Map() };
    expect(paperMarkdown(boardPaper({ board: bare, title: "t", words: PAPER_WORDS }))).not.toContain(
      PAPER_WORDS.around,
    );
  });

  test("CHK14 who sees to a condition leaves by name only if they said so", () => {
    const hand = testHand();
    const card = putCard(hand, { text: "une salle", kind: "condition" });
    say(hand, { field: "check", sources: [card], note: "l’accueil, avec Huppe et Tilleul" });
    const rule = { may: new Set(["tilleul"]), others: ["huppe"] };
    const unnamed = { someone: "quelqu’un", numbered: (at: number) => `Personne ${at}` };
    const [line] = checklistOf(boardWithNames(readBoard(hand.doc), rule, unnamed));
    expect(line?.statement.note).toBe("l’accueil, avec quelqu’un et Tilleul");
  });
});
