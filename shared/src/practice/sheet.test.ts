import { describe, expect, test } from "vitest";
import { deleteStatement, editStatement } from "../board/edit-statements.ts";
import { exchange, testHand } from "../board/testing.ts";
import { ACTIVITIES_MAX_WORDS_COUNT, OBJECTIVES_MAX_COUNT } from "../limits.ts";
import { activityWords, barsTo, isDraft, saidIn, statusOf, warningsOf } from "./sheet.ts";
import { say, sheetOf, WHOLE_SHEET } from "./testing.ts";
import { numberIn, PRINCIPLES, STATUS_TERMS, STATUSES, THEMES } from "./vocabulary.ts";

describe("the practice sheet", () => {
  test("PRA1 [C01] what is missing is listed by field, and nothing keeps anybody from writing", () => {
    const hand = testHand();
    const missing = (): string[] => warningsOf(sheetOf(hand)).map(({ kind, field }) => `${kind} ${field}`);
    expect(missing()).toEqual(
      [
        "title",
        "organisation",
        "country",
        "contact",
        "theme",
        "status",
        "context",
        "problem",
        "objective",
        "activity",
        "outcome",
      ].map((field) => `missing ${field}`),
    );
    say(hand, { field: "tip", text: "Commencer par les tips." });
    say(hand, { field: "organisation", text: "Une" }, { field: "organisation", text: "Deux" });
    expect(missing()).not.toContain("missing organisation");
    expect(saidIn(sheetOf(hand), "organisation").map(({ text }) => text)).toEqual(["Une", "Deux"]);
    say(hand, ...WHOLE_SHEET.filter(({ field }) => field !== "organisation"));
    expect(missing()).toEqual([]);
  });

  test("PRA2 [C02] twenty-two themes and one in words: without any the sheet is not given out, nor is “other” without words", () => {
    const hand = testHand();
    expect(THEMES).toHaveLength(22);
    expect(barsTo(sheetOf(hand))).toEqual([{ kind: "missing", field: "theme" }]);
    const [other] = say(hand, { field: "theme", value: "other" });
    expect(barsTo(sheetOf(hand))).toEqual([{ kind: "unspecified", field: "theme" }]);
    say(hand, { field: "theme", value: "22" }, { field: "theme", value: "3" });
    expect(barsTo(sheetOf(hand))).toHaveLength(1);
    if (other) deleteStatement(hand, other);
    say(hand, { field: "theme", value: "other", text: "formation continue" });
    expect(barsTo(sheetOf(hand))).toEqual([]);
    expect(saidIn(sheetOf(hand), "theme").map(({ value }) => value)).toEqual(["3", "22", "other"]);
    // No number of the list: a peer wrote it.
    say(hand, { field: "theme", value: "23" }, { field: "principle", value: "0" });
    expect(saidIn(sheetOf(hand), "theme")).toHaveLength(3);
    expect(saidIn(sheetOf(hand), "principle")).toEqual([]);
  });

  test("PRA2 [C02] two people who choose the same theme at once have chosen it once", () => {
    const [one, two] = [testHand({ name: "a" }), testHand({ name: "b" })];
    for (const hand of [one, two]) say(hand, { field: "theme", value: "7" });
    exchange(one.doc, two.doc);
    expect(sheetOf(one).theme).toHaveLength(1);
    expect(sheetOf(two)).toEqual(sheetOf(one));
  });

  test("PRA3 [C03] all twenty principles in both languages, with their numbers, the first included", () => {
    expect(PRINCIPLES).toHaveLength(20);
    expect(PRINCIPLES[0]).toEqual({
      en: "Education, training and life-long learning",
      fr: "Éducation, formation et apprentissage tout au long de la vie",
    });
    expect(numberIn("principle", "1")).toBe(1);
    expect(numberIn("principle", "20")).toBe(20);
    expect(numberIn("principle", "21")).toBeNull();
    for (const { fr, en } of [...THEMES, ...PRINCIPLES, ...STATUSES.map((id) => STATUS_TERMS[id])]) {
      expect(`${fr}${en}`).not.toContain("'");
      expect(fr.length * en.length).toBeGreaterThan(0);
    }
  });

  test("PRA4 [C04] the status is the last one said, with its date; all before it stay", () => {
    const hand = testHand();
    let now = 1_000;
    const later = { ...hand, now: () => (now += 86_400_000) };
    for (const value of ["concept", "execution", "nonsense", "other"]) say(later, { field: "status", value });
    const { now: last, history } = statusOf(sheetOf(hand));
    expect(history.map(({ value }) => value)).toEqual(["concept", "execution", "other"]);
    expect(last?.born.at).toBe(1_000 + 4 * 86_400_000);
    expect(warningsOf(sheetOf(hand))).toContainEqual({ kind: "unspecified", field: "status" });
  });

  test("PRA7 [C07] a fourth objective is a draft, said as four for three, and stays whole", () => {
    const hand = testHand();
    const objectives = Array.from({ length: OBJECTIVES_MAX_COUNT + 1 }, (_, at) => `Objectif ${at + 1}`);
    say(hand, ...WHOLE_SHEET.filter(({ field }) => field !== "objective"));
    say(hand, ...objectives.map((text) => ({ field: "objective", text }) as const));
    const fields = sheetOf(hand);
    expect(warningsOf(fields)).toEqual([{ kind: "too-many", field: "objective", got: 4, max: 3 }]);
    expect(barsTo(fields)).toEqual([]);
    expect(fields.objective.map((one) => isDraft(fields, one))).toEqual([false, false, false, true]);
    expect(fields.objective.map(({ text }) => text)).toEqual(objectives);
  });

  test("PRA8 [C08] the activities have three hundred words together; the next is flagged", () => {
    const hand = testHand();
    say(hand, ...WHOLE_SHEET.filter(({ field }) => field !== "activity"));
    say(
      hand,
      { field: "activity", text: "mot ".repeat(ACTIVITIES_MAX_WORDS_COUNT - 1) },
      { field: "activity", text: "un" },
    );
    expect(activityWords(sheetOf(hand))).toBe(ACTIVITIES_MAX_WORDS_COUNT);
    expect(warningsOf(sheetOf(hand))).toEqual([]);
    say(hand, { field: "activity", text: "de" });
    expect(warningsOf(sheetOf(hand))).toEqual([{ kind: "too-many-words", field: "activity", got: 301, max: 300 }]);
  });

  test("PRA9 [C09] each outcome says how it was evaluated, or that it was not yet", () => {
    const hand = testHand();
    say(hand, ...WHOLE_SHEET.filter(({ field }) => field !== "outcome"));
    const [first, second] = say(hand, { field: "outcome", text: "Un" }, { field: "outcome", text: "Deux" });
    if (!first || !second) throw new Error("no outcome");
    expect(warningsOf(sheetOf(hand))).toEqual([{ kind: "not-evaluated", field: "outcome", got: 2 }]);
    editStatement(hand, first, { note: "Questionnaire, 48 réponses" });
    editStatement(hand, second, { value: "not-yet" });
    expect(warningsOf(sheetOf(hand))).toEqual([]);
  });

  test("PRA10 [C10] a link has a title and a licence; without a licence it is flagged", () => {
    const hand = testHand();
    say(hand, ...WHOLE_SHEET);
    const [link] = say(hand, { field: "link", text: "Rapport", address: "https://example.org" });
    if (!link) throw new Error("no link");
    expect(warningsOf(sheetOf(hand))).toEqual([{ kind: "no-licence", field: "link", got: 1 }]);
    editStatement(hand, link, { note: "CC BY 4.0" });
    expect(warningsOf(sheetOf(hand))).toEqual([]);
  });
});
