import { expect, test } from "vitest";
import type { MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Role } from "../rules/roles.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { Asker, Session } from "./types.ts";
import { viewOf } from "./view.ts";
import { sideBySide } from "./word-exercise.ts";
import type { WordCommand, WordRound } from "./word-exercise.ts";

function person(id: string, role: Role = "participant", people = 1): Asker {
  return { id: id as MemberId, role, part: null, people };
}

const host = person("mesange", "host");
const BIRDS = ["loriot", "tilleul", "genet", "alisier", "buis"].map((id) => person(id));

function play(session: Session, asker: Asker, command: WordCommand) {
  return reduce(session, command, { asker, now: 1 });
}

function done(session: Session, asker: Asker, command: WordCommand): Session {
  const step = play(session, asker, command);
  if (!step.ok) throw new Error(step.reason);
  return step.value.session;
}

function refusal(session: Session, asker: Asker, command: WordCommand): string | null {
  const step = play(session, asker, command);
  return step.ok ? null : step.reason;
}

const gift = (round: WordRound, words: readonly string[], at = 0): WordCommand => ({
  kind: "words.give",
  round,
  person: at,
  words,
});

const ASKED = done(NEW_SESSION, host, { kind: "words.ask", prompt: "Personne accompagnée" });

function allGive(session: Session, round: WordRound, said: (at: number) => readonly string[], people = BIRDS): Session {
  return people.reduce((next, one, at) => done(next, one, gift(round, said(at))), session);
}

function goOn(session: Session, ...from: readonly ("before" | "between" | "after")[]): Session {
  return from.reduce((next, at) => done(next, host, { kind: "words.goOn", from: at }), session);
}

test("WEX1 [A04] the same words are asked before and after; nobody is shown one, nor who gave some, until both rounds are told side by side", () => {
  const before = allGive(ASKED, "before", (at) => [at < 3 ? "Fragile" : "fragile.", `canari${at}`]);
  const between = goOn(before, "before");
  const after = allGive(goOn(between, "between"), "after", (at) => ["Collègue", at === 0 ? "fragile" : "formatrice"]);
  for (const session of [before, between, after])
    for (const asker of [host, ...BIRDS, person("autre", "observer")]) {
      const said = JSON.stringify(viewOf(session, asker, 1));
      for (const word of ["ragile", "canari", "oll"]) expect(said).not.toContain(word);
      for (const other of BIRDS.filter((one) => one !== asker)) expect(said).not.toContain(other.id);
    }
  const shown = goOn(after, "after");
  const { told } = viewOf(shown, host, 1).words;
  expect(told?.before).toMatchObject({
    kind: "words",
    people: 5,
    words: [{ word: "Fragile", count: 5 }, {}, {}, {}, {}, {}],
  });
  expect(told && sideBySide(told)?.slice(0, 3)).toEqual([
    { word: "Fragile", before: 5, after: 1 },
    { word: "Collègue", before: 0, after: 5 },
    { word: "formatrice", before: 0, after: 4 },
  ]);
  expect(JSON.stringify(shown.words)).not.toContain("loriot");
});

test("WEX2 of fewer than five people no word is shown, in the round or side by side, and none is kept", () => {
  const few = BIRDS.slice(0, limits.EXERCISE_PEOPLE_MIN_COUNT - 1);
  const between = goOn(
    allGive(ASKED, "before", () => ["canari"], few),
    "before",
  );
  expect(JSON.stringify(between)).not.toContain("canari");
  const shown = goOn(
    allGive(goOn(between, "between"), "after", () => ["ensemble"]),
    "after",
  );
  const { told } = viewOf(shown, host, 1).words;
  expect(told).toMatchObject({ before: { kind: "hidden" }, after: { kind: "words", people: 5 } });
  expect(told && sideBySide(told)).toBeNull();
});

test("WEX3 each gives once; another prompt, words out of time and a second press of the same button change nothing", () => {
  const [loriot] = BIRDS as [Asker];
  expect(refusal(NEW_SESSION, loriot, gift("before", ["un"]))).toBe("wave-not-open");
  const given = done(ASKED, loriot, gift("before", ["un", " UN ", "deux"]));
  expect(given.words.rounds.before.words).toEqual([" UN ".trim(), "deux"]);
  expect(refusal(given, loriot, gift("before", ["trois"]))).toBe("already-answered");
  expect(refusal(given, loriot, gift("after", ["trois"]))).toBe("wave-not-open");
  expect(refusal(given, host, { kind: "words.ask", prompt: "Savoir" })).toBe("already-answered");
  expect(done(ASKED, host, { kind: "words.ask", prompt: "Savoir" }).words.prompt).toBe("Savoir");
  const between = goOn(given, "before");
  expect(goOn(between, "before")).toBe(between);
  expect(done(between, host, { kind: "words.drop" }).words).toEqual(NEW_SESSION.words);
});

test("WEX4 each person of a seat gives their own; who sits there later is asked anew, and what was said stays", () => {
  const two = person("saule", "participant", 2);
  const both = done(done(ASKED, two, gift("before", ["un"])), two, gift("before", ["deux"], 1));
  expect(viewOf(both, two, 1).words).toMatchObject({ answered: 2, mine: [true, true] });
  expect(refusal(both, two, gift("before", ["trois"], 2))).toBe("no-such-person");
  const step = reduce(both, { kind: "people.forget", member: two.id, from: 1 }, { asker: two, now: 1 });
  if (!step.ok) throw new Error(step.reason);
  expect(viewOf(step.value.session, two, 1).words).toMatchObject({ answered: 2, mine: [true, false] });
  // A voice that left does not make five of four.
  const gone = reduce(
    allGive(ASKED, "before", () => ["un"]),
    { kind: "member.forget", member: "buis" as MemberId },
    { asker: host, now: 1 },
  );
  if (!gone.ok) throw new Error(gone.reason);
  expect(goOn(gone.value.session, "before").words.rounds.before.words).toEqual([]);
});
