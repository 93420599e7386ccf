import { expect, test } from "vitest";
import type { CardId, MemberId, QuoteId, StoryId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Role } from "../rules/roles.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import { mayStand } from "./readings.ts";
import type { ReadAnswer } from "./readings.ts";
import type { Asker, Session } from "./types.ts";
import { viewOf } from "./view.ts";

const NOW = 1_800_000_000_000;
const QUOTE = "q1" as QuoteId;
const CARD = "c1" as CardId;

function person(id: string, role: Role = "participant", people = 1): Asker {
  return { id: id as MemberId, role, part: null, people };
}

const [mesange, tilleul, loriot] = [person("mesange", "participant", 2), person("tilleul"), person("loriot", "host")];

function play(session: Session, asker: Asker, command: SessionCommand) {
  return reduce(session, command, { asker, now: NOW });
}

function done(session: Session, asker: Asker, command: SessionCommand): Session {
  const step = play(session, asker, command);
  if (!step.ok) throw new Error(step.reason);
  return step.value.session;
}

/** A story of the second person of a seat, without a name; a report is being prepared for a training. */
const CALLED: Session = {
  ...NEW_SESSION,
  report: { audience: "training", readings: [] },
  stories: {
    ...NEW_SESSION.stories,
    told: [
      { id: "s1" as StoryId, member: mesange.id, person: 1, kind: "story", level: "training", signed: false, rev: 0 },
    ],
    quotes: [{ id: QUOTE, story: "s1" as StoryId, card: CARD, asker: loriot.id, state: "agreed" }],
  },
};

function answer(
  said: ReadAnswer | null,
  { passage = { quote: QUOTE }, seat = 1, words = "", audience = "training" as const } = {},
): SessionCommand {
  return { kind: "report.read", passage, person: seat, of: "sum", audience, answer: said, words };
}

test("REP2 [A07] a quote is read by the author of its story, each person of a seat for themself, and by nobody else", () => {
  expect(play(CALLED, tilleul, answer("agreed", { seat: 0 }))).toEqual({ ok: false, reason: "not-your-words" });
  expect(play(CALLED, loriot, answer("agreed", { seat: 0 }))).toEqual({ ok: false, reason: "not-your-words" });
  expect(play(CALLED, mesange, answer("agreed", { seat: 0 }))).toEqual({ ok: false, reason: "not-your-words" });
  expect(play(CALLED, mesange, answer("agreed", { seat: 2 }))).toEqual({ ok: false, reason: "no-such-person" });
  const read = done(CALLED, mesange, answer("agreed"));
  expect(mayStand(read.report, QUOTE, "training")).toBe(true);
  expect(mayStand(read.report, QUOTE, "this-group")).toBe(true);
  // What was read for a training was not read for everybody.
  expect(mayStand(read.report, QUOTE, "publication")).toBe(false);
  expect(mayStand(CALLED.report, QUOTE, "training")).toBe(false);
});

test("REP3 [A07] an answer is changed and taken back as easily as given; only agreeing lets a passage stand", () => {
  const agreed = done(CALLED, mesange, answer("agreed"));
  const change = done(agreed, mesange, answer("change", { words: "Sans le prénom." }));
  expect(viewOf(change, loriot, NOW).report.answers).toEqual([
    {
      passage: QUOTE,
      kind: "quote",
      of: "sum",
      audience: "training",
      answer: "change",
      words: "Sans le prénom.",
      by: null,
    },
  ]);
  expect(mayStand(change.report, QUOTE, "training")).toBe(false);
  expect(mayStand(done(change, mesange, answer("out")).report, QUOTE, "training")).toBe(false);
  expect(done(change, mesange, answer(null)).report.readings).toEqual([]);
  // Nothing of what was to change is kept in another answer.
  expect(done(change, mesange, answer("out", { words: "autre" })).report.readings[0]?.words).toBe("");
});

test("REP4 [A07] those who lead learn what was answered, not who has not answered, and not whose an unsigned quote is; the others see their own alone", () => {
  const quoted = done(CALLED, mesange, answer("change", { words: "canari" }));
  const both = done(quoted, tilleul, answer("agreed", { passage: { card: CARD } as never, seat: 0 }));
  const led = JSON.stringify(viewOf(both, loriot, NOW).report);
  expect(led).not.toContain(mesange.id);
  expect(led).toContain(tilleul.id);
  expect(viewOf(both, tilleul, NOW).report).toMatchObject({ audience: "training", mine: [{ passage: CARD }] });
  for (const other of [tilleul, person("guet", "observer")])
    expect(JSON.stringify(viewOf(both, other, NOW).report)).not.toContain("canari");
});

test("REP5 [A07] what is read counts for the audience that was named when it was read, and nothing is read that nobody prepares", () => {
  const wider = done(CALLED, loriot, { kind: "report.call", audience: "publication" });
  expect(play(wider, mesange, answer("agreed"))).toEqual({ ok: false, reason: "report-changed" });
  const over = done(CALLED, loriot, { kind: "report.call", audience: null });
  expect(play(over, mesange, answer("agreed"))).toEqual({ ok: false, reason: "report-changed" });
  // Saying no needs nobody who asks.
  const read = done(CALLED, mesange, answer("agreed"));
  expect(done({ ...read, report: { ...read.report, audience: null } }, mesange, answer(null)).report.readings).toEqual(
    [],
  );
});

test("REP6 [A07] a quote that is taken back, a story that goes and a member who leaves take their answers along", () => {
  const read = done(CALLED, mesange, answer("agreed"));
  expect(done(read, mesange, { kind: "quote.revoke", quote: QUOTE }).report.readings).toEqual([]);
  expect(done(read, mesange, { kind: "story.withdraw", story: "s1" as StoryId }).report.readings).toEqual([]);
  expect(done(read, loriot, { kind: "member.forget", member: mesange.id }).report.readings).toEqual([]);
  expect(done(read, mesange, { kind: "people.forget", member: mesange.id, from: 1 }).report.readings).toEqual([]);
});

test("LIM188 so many passages are answered to, and one more is refused; an answer that is changed is none more", () => {
  const one = done(CALLED, mesange, answer("agreed")).report.readings[0];
  const readings = Array.from({ length: limits.READINGS_MAX_COUNT }, (_, at) => ({
    ...(one as Session["report"]["readings"][number]),
    passage: at === 0 ? QUOTE : (`c${at}` as CardId),
  }));
  const full = { ...CALLED, report: { ...CALLED.report, readings } };
  expect(play(full, mesange, answer("out")).ok).toBe(true);
  expect(play(full, tilleul, answer("agreed", { passage: { card: CARD } as never, seat: 0 }))).toEqual({
    ok: false,
    reason: "readings-full",
  });
});
