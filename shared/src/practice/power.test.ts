import { expect, test } from "vitest";
import { addStatements, editStatement } from "../board/edit-statements.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { decidersOf, setShare, sharesIn, standingOf, subjectsOf } from "./power.ts";

test("DEC14 [A17] each part has a share in each thing to decide, and of people concerned it is known where they decide nothing", () => {
  const hand = testHand();
  const texts = ["Le thème", "Le budget", "La salle"];
  addStatements(
    hand,
    [...texts, "  "].map((text) => ({ field: "decision", text }) as const),
  );
  const subjects = () => subjectsOf(readBoard(hand.doc));
  expect(subjects().map(({ text }) => text)).toEqual(texts);
  const set = (at: number, ...rest: [part: Parameters<typeof setShare>[2], share: Parameters<typeof setShare>[3]]) => {
    const subject = subjects()[at];
    if (subject) setShare(hand, subject, ...rest);
  };
  expect(standingOf(subjects())).toEqual({ of: 0, decides: 0, without: [] });
  set(0, "supported", "decides");
  set(0, "trainer", "decides");
  set(1, "authority", "decides");
  set(1, "supported", "consulted");
  set(2, "supported", "told");
  const standing = standingOf(subjects());
  expect([standing.of, standing.decides, standing.without.map(({ text }) => text)]).toEqual([3, 1, ["Le budget"]]);
  expect(subjects().map(decidersOf)).toEqual([["supported", "trainer"], ["authority"], []]);
  set(2, "supported", null);
  expect(subjects()[2]?.statement.value).toBe(null);
});

test("DEC15 what a peer wrote of another kind in a row says nothing, and takes nothing away", () => {
  const hand = testHand();
  addStatements(hand, [{ field: "decision", text: "Le thème", value: "dz!" }]);
  const [subject] = subjectsOf(readBoard(hand.doc));
  expect(subject && decidersOf(subject)).toEqual(["supported"]);
  for (const value of [null, "", "d".repeat(64), "decides"]) expect(Object.keys(sharesIn(value))).toHaveLength(6);
  expect(sharesIn("decides").trainer).toBe(null);
  if (subject) editStatement(hand, subject.id, { value: "x".repeat(64) });
  expect(subjectsOf(readBoard(hand.doc))).toHaveLength(1);
});
