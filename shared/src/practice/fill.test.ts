import { describe, expect, test } from "vitest";
import { addLine } from "../board/edit-framework.ts";
import { writeStatement } from "../board/edit-statements.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { fillSheet } from "./fill.ts";
import { putCard, say, sheetOf } from "./testing.ts";

describe("filling the sheet from the board", () => {
  test("PRA11 [C01] [C05] [C06] [C11] situations, needs, obstacles and tips come by their cards, lines by their own, each with its sources", () => {
    const hand = testHand();
    const situation = putCard(hand, { text: "On décide sans nous.", kind: "situation" });
    const need = putCard(hand, { text: "Être attendu.", kind: "need" });
    const obstacle = putCard(hand, { text: "Des mots compliqués.", kind: "obstacle" });
    const tip = putCard(hand, { text: "Prévoir deux chaises.", kind: "tip" });
    putCard(hand, { text: "Un ingrédient." });
    putCard(hand, { text: " ", kind: "tip" });
    const line = addLine(hand, { section: "before", text: "Rencontre du binôme.", sources: [tip, need] });
    expect(fillSheet(hand, readBoard(hand.doc), "Séminaire").ok).toBe(true);
    const fields = sheetOf(hand);
    const said = Object.values(fields).flatMap((some) =>
      some.map(({ field, text, sources }) => [field, text, sources] as const),
    );
    expect(said).toEqual([
      ["title", "Séminaire", []],
      ["context", "On décide sans nous.", [situation]],
      ["problem", "Être attendu.", [need]],
      ["problem", "Des mots compliqués.", [obstacle]],
      ["activity", "Rencontre du binôme.", [tip, need].sort()],
      ["tip", "Prévoir deux chaises.", [tip]],
    ]);
    expect(fields.activity[0]?.line).toBe(line.ok && line.value);
  });

  test("PRA11 [C05] filled again, nothing is overwritten and nothing comes twice; what is new comes", () => {
    const hand = testHand();
    say(hand, { field: "title", text: "Notre titre" });
    putCard(hand, { text: "Des mots compliqués.", kind: "obstacle" });
    const first = fillSheet(hand, readBoard(hand.doc), "Séminaire");
    const [id] = first.ok ? first.value : [];
    if (!id) throw new Error("nothing came");
    writeStatement(hand, id, "Des mots que personne ne comprend.");
    expect(fillSheet(hand, readBoard(hand.doc), "Séminaire")).toEqual({ ok: true, value: [] });
    putCard(hand, { text: "Pas de temps.", kind: "obstacle" });
    fillSheet(hand, readBoard(hand.doc), "Séminaire");
    expect(sheetOf(hand).problem.map(({ text }) => text)).toEqual([
      "Des mots que personne ne comprend.",
      "Pas de temps.",
    ]);
    expect(sheetOf(hand).title.map(({ text }) => text)).toEqual(["Notre titre"]);
  });
});
