import { describe, expect, test } from "vitest";
import type { MemberId, PhaseId, QuestionId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { EvaluationCommand, Moment, Said } from "./evaluation.ts";
import { parityOf, voiceOf, voicesAmong, VOICES } from "./parity.ts";
import type { VoiceCount } from "./parity.ts";
import { NEW_SESSION, reduce, sessionFrom } from "./reducer.ts";
import type { Asker, Session, Sitter } from "./types.ts";
import { viewOf } from "./view.ts";

const loriot: Asker = { id: "loriot" as MemberId, role: "host", part: "supported", people: 1 };
const alisier: Asker = { id: "alisier" as MemberId, role: "participant", part: "supported", people: 2 };
const safe = {
  id: "safe" as QuestionId,
  text: "Je me sens à ma place.",
  kind: "scale",
  moments: ["before", "after"],
} as const;
const word = { id: "word" as QuestionId, text: "Un mot ?", kind: "words", moments: ["before"] } as const;

function run(session: Session, command: EvaluationCommand, asker = loriot): Session {
  const reply = reduce(session, command, { asker, now: 0 });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function refusal(session: Session, command: EvaluationCommand, asker = loriot): string | null {
  const reply = reduce(session, command, { asker, now: 0 });
  return reply.ok ? null : reply.reason;
}

function person(at: number): Asker {
  return { id: `m${at}` as MemberId, role: "participant", part: null, people: 1 };
}

function answered(session: Session, at: number, [moment, value]: readonly [Moment, number]): Session {
  const said: Said[] = [{ question: safe.id, value }];
  return run(session, { kind: "evaluation.answer", moment, person: 0, pair: `code${at}`, said }, person(at));
}

const asked = run(run(NEW_SESSION, { kind: "question.put", question: safe }), { kind: "question.put", question: word });
const opened = run(asked, { kind: "evaluation.open", moment: "before" });
const say = (said: readonly Said[], person = 0): EvaluationCommand => ({
  kind: "evaluation.answer",
  moment: "before",
  person,
  pair: null,
  said,
});

describe("evaluation", () => {
  test("EVA1 [C40] anybody writes the questions, and those of an open wave stay as they were", () => {
    const other = { ...safe, text: "Je suis à ma place." };
    const changed = run(opened, { kind: "question.put", question: other }, alisier);
    const [before, , after] = viewOf(changed, alisier, 0).evaluation.waves;
    expect(before?.questions.map(({ text }) => text)).toEqual([safe.text, word.text]);
    expect(after?.questions.map(({ text }) => text)).toEqual([other.text]);
    const dropped = run(changed, { kind: "question.drop", question: safe.id });
    expect(viewOf(dropped, alisier, 0).evaluation.waves[0]?.questions).toHaveLength(2);
    expect(refusal(dropped, { kind: "evaluation.open", moment: "after" })).toBe("no-questions");
  });

  test("EVA2 each person answers once, also two on one seat, and what is no answer is refused", () => {
    const once = run(opened, say([{ question: safe.id, value: 3 }], 1), alisier);
    expect(viewOf(once, alisier, 0).evaluation.waves[0]).toMatchObject({ answered: 1, mine: [false, true] });
    expect(refusal(once, say([], 1), alisier)).toBe("already-answered");
    expect(refusal(once, say([], 2), alisier)).toBe("no-such-person");
    expect(refusal(run(once, say([]), alisier), say([]), alisier)).toBe("already-answered");
    expect(refusal(opened, say([{ question: safe.id, value: "trois" }]))).toBe("wrong-answer");
    expect(refusal(opened, say([{ question: word.id, value: 3 }]))).toBe("wrong-answer");
    const twice = [1, 2].map((value) => ({ question: safe.id, value }));
    expect(refusal(opened, say(twice))).toBe("wrong-answer");
    expect(refusal(opened, say([{ question: "gone" as QuestionId, value: 1 }]))).toBe("no-such-question");
    expect(refusal(asked, say([]))).toBe("wave-not-open");
  });

  test("EVA3 [C58] a wave that was shown is frozen, and opening or showing it twice changes nothing", () => {
    expect(run(opened, { kind: "evaluation.open", moment: "before" })).toEqual(opened);
    const shown = run(opened, { kind: "evaluation.show", moment: "before" });
    expect(run(shown, { kind: "evaluation.show", moment: "before" })).toEqual(shown);
    expect(refusal(shown, { kind: "evaluation.open", moment: "before" })).toBe("wave-not-waiting");
    expect(refusal(shown, say([]))).toBe("wave-not-open");
    expect(refusal(asked, { kind: "evaluation.show", moment: "before" })).toBe("wave-not-open");
  });

  test("EVA4 [C64] nothing is shown of an open wave but how many answered, and nothing of fewer than five ever", () => {
    const enough = limits.EVALUATION_ANSWERS_MIN_COUNT;
    let session = opened;
    for (let at = 1; at < enough; at += 1) session = answered(session, at, ["before", 4]);
    const few = run(session, { kind: "evaluation.show", moment: "before" });
    expect(viewOf(few, loriot, 0).evaluation.waves[0]?.results[0]?.result).toEqual({ kind: "hidden" });
    session = answered(session, enough, ["before", 1]);
    expect(viewOf(session, loriot, 0).evaluation.waves[0]).toMatchObject({ answered: enough, results: [] });
    const shown = run(session, { kind: "evaluation.show", moment: "before" });
    const [first, second] = viewOf(shown, alisier, 0).evaluation.waves[0]?.results ?? [];
    expect(first?.result).toEqual({ kind: "scale", counts: [1, 0, 0, 4] });
    // Asked as well, and answered by nobody.
    expect(second?.result).toEqual({ kind: "hidden" });
  });

  test("EVA5 the order of answers says nothing of the order in which they came, and who answered is forgotten", () => {
    const forth = answered(answered(opened, 1, ["before", 1]), 2, ["before", 2]);
    const back = answered(answered(opened, 2, ["before", 2]), 1, ["before", 1]);
    expect(JSON.stringify(forth)).toBe(JSON.stringify(back));
    const shown = run(forth, { kind: "evaluation.show", moment: "before" });
    expect(JSON.stringify(shown)).not.toMatch(/"m[12]/);
  });

  test("EVA6 [C41] [C48] [C46] [C67] the same statement in two waves is compared by personal codes, five at least", () => {
    let session = opened;
    for (let at = 1; at <= 6; at += 1) session = answered(session, at, ["before", 2]);
    session = run(session, { kind: "evaluation.show", moment: "before" });
    session = run(session, { kind: "evaluation.open", moment: "after" });
    for (let at = 1; at <= 4; at += 1) session = answered(session, at, ["after", at]);
    // Others than those who answered before.
    for (let at = 10; at < 16; at += 1) session = answered(session, at, ["after", 1]);
    const changes = (one: Session) =>
      viewOf(run(one, { kind: "evaluation.show", moment: "after" }), loriot, 0).evaluation.changes;
    expect(changes(session)).toEqual([{ question: safe.id, from: "before", to: "after", moved: null }]);
    expect(changes(answered(session, 5, ["after", 4]))).toMatchObject([{ moved: { down: 1, same: 1, up: 3 } }]);
  });

  test("EVA7 of a removed person the answer stays and the name goes", () => {
    const one = answered(opened, 1, ["before", 3]);
    const reply = reduce(one, { kind: "member.forget", member: "m1" as MemberId }, { asker: loriot, now: 0 });
    expect(reply).toMatchObject({
      ok: true,
      value: { session: { evaluation: { waves: { before: { voices: [] } } } } },
    });
    expect(JSON.stringify(reply)).toContain("code1");
  });

  test("LIM160 there are so many questions and no more", () => {
    let session = NEW_SESSION;
    for (let at = 0; at < limits.QUESTIONS_MAX_COUNT; at += 1)
      session = run(session, { kind: "question.put", question: { ...safe, id: `q${at}` as QuestionId } });
    expect(refusal(session, { kind: "question.put", question: word })).toBe("too-many-questions");
    expect(refusal(session, { kind: "question.put", question: { ...word, id: "q0" as QuestionId } })).toBe(null);
  });
});

describe("parity", () => {
  const counts = (rows: readonly (readonly [VoiceCount["group"], number, number])[]): VoiceCount[] =>
    rows.map(([group, cards, people]) => ({ group, cards, people }));

  test("PAR1 bands stand for shares, and a type of which too few people wrote has none", () => {
    const enough = limits.PARITY_PEOPLE_MIN_COUNT;
    const seen = parityOf(
      counts([
        ["experience", 17, enough],
        ["practice", 28, enough],
        ["academic", 3, 1],
        ["other", 0, 0],
      ]),
    );
    expect(seen).toEqual({
      groups: [
        { group: "experience", band: "some" },
        { group: "practice", band: "half" },
      ],
      suppressed: ["academic"],
    });
  });

  test("PAR2 small groups are shown together when together they are enough, and not at all otherwise", () => {
    const small = counts([
      ["experience", 20, 3],
      ["practice", 4, 2],
      ["academic", 3, 1],
      ["other", 0, 0],
    ]);
    expect(parityOf(small).groups.at(-1)).toEqual({ group: "other", band: "some" });
    expect(parityOf([])).toEqual({ groups: [], suppressed: [] });
    expect(parityOf(counts([["other", 2, 1]]))).toEqual({ groups: [], suppressed: ["other"] });
  });

  test("WRK24 types of knowledge are told apart from ten people on; of fewer what else was heard is heard among all others", () => {
    expect(voicesAmong(limits.PARITY_TYPES_MIN_PEOPLE_COUNT)).toEqual(VOICES);
    const two = voicesAmong(limits.PARITY_TYPES_MIN_PEOPLE_COUNT - 1);
    expect(two).toEqual(["experience", "other"]);
    const types = ["experience", "practice", null] as const;
    expect(types.map((type) => voiceOf(type, two))).toEqual(["experience", "other", "other"]);
    const rows = counts([
      ["experience", 3, 3],
      ["other", 5, 0],
    ]);
    const heard: Session = { ...NEW_SESSION, heard: ["practice"] };
    const reply = reduce(heard, { kind: "parity.publish", counts: rows }, { asker: loriot, now: 0 });
    expect(reply.ok && reply.value.session.parity).toMatchObject([{ groups: [{}, { group: "other", band: "most" }] }]);
  });

  test("PAR3 what is published for a phase stays: a card more changes nothing that is shown", () => {
    const publish = (session: Session, cards: number): Session => {
      const rows = counts([["experience", cards, 3]]);
      const reply = reduce(session, { kind: "parity.publish", counts: rows }, { asker: loriot, now: 0 });
      if (!reply.ok) throw new Error(reply.reason);
      return reply.value.session;
    };
    const once = publish(NEW_SESSION, 0);
    expect(once.parity).toMatchObject([{ phase: null, groups: [{ group: "experience", band: "none" }] }]);
    expect(publish(once, 10)).toBe(once);
  });
});

describe("who is still here", () => {
  const sit = (part: Sitter["part"], count: number, away = 0): Sitter[] =>
    Array.from({ length: count }, (_, at) => ({
      ...person(at),
      part,
      isLent: false,
      awayMs: at < away ? 60_000 : 0,
    }));
  const led = (before: readonly Sitter[], after: readonly Sitter[]): Session => {
    const phases = [
      { id: "p" as PhaseId, name: "p", purpose: "", minutes: 5, gate: "open", readyRule: "none" } as const,
    ];
    const begun = reduce({ ...NEW_SESSION, phases }, { kind: "phase.set", phase: "p" as PhaseId }, at(before));
    if (!begun.ok) throw new Error(begun.reason);
    const shown = reduce(begun.value.session, { kind: "parity.publish", counts: [] }, at(after));
    if (!shown.ok) throw new Error(shown.reason);
    return shown.value.session;
  };
  const at = (table: readonly Sitter[]) => ({ asker: loriot, now: 0, table });

  test("PAR6 [C62] how many stay to the end of a phase is said by part, in words, of groups that are large enough", () => {
    const before = [...sit("supported", 8), ...sit("trainer", 3), ...sit("authority", 2), ...sit(null, 1)];
    const after = [...sit("supported", 8, 1), ...sit("trainer", 3, 2), ...sit("authority", 2, 1), ...sit(null, 1)];
    const session = led(before, after);
    expect(session.parity.at(-1)?.stays).toEqual([
      { group: "supported", stays: "most" },
      { group: "trainer", stays: "few" },
      { group: "other", stays: "half" },
    ]);
    const heard = JSON.stringify(viewOf(session, loriot, 0));
    expect(heard).not.toContain("began");
    expect(JSON.stringify(session.parity)).not.toMatch(/\d/);
    expect(
      led(before, before)
        .parity.at(-1)
        ?.stays?.every(({ stays }) => stays === "all"),
    ).toBe(true);
  });

  test("PAR6 of a few people and around a small table nothing is said, and whoever watches is not counted", () => {
    const few = [...sit("supported", 1), ...sit("authority", 1)];
    expect(led(few, sit("supported", 1)).parity.at(-1)).not.toHaveProperty("stays");
    const small = sit("supported", limits.PARITY_TYPES_MIN_PEOPLE_COUNT - 1);
    expect(led(small, small).parity.at(-1)).not.toHaveProperty("stays");
    const watching = sit("trainer", 40).map((one) => ({ ...one, role: "observer" as const }));
    expect(led(watching, []).parity.at(-1)).not.toHaveProperty("stays");
    const hidden = sit("trainer", 10).map((one) => ({ ...one, isPartHidden: true }));
    expect(led(hidden, hidden).parity.at(-1)?.stays).toEqual([{ group: "other", stays: "all" }]);
  });
});

describe("what communities say after it", () => {
  const form = {
    id: "served" as QuestionId,
    text: "Cela change-t-il quelque chose chez vous ?",
    kind: "scale",
    moments: ["communities"],
  } as const;
  const open = run(run(NEW_SESSION, { kind: "question.put", question: form }), {
    kind: "evaluation.open",
    moment: "communities",
  });
  const authority = (at: number): Asker => ({ ...person(at), part: "authority" });
  const give = (value: number): EvaluationCommand => ({
    kind: "evaluation.answer",
    moment: "communities",
    person: 0,
    pair: "same",
    said: [{ question: form.id, value }],
  });
  const wave = (session: Session, asker: Asker) => viewOf(session, asker, 0).evaluation.waves[3];

  test("EVA14 [C65] a form of their own is asked of local authorities alone, and read by everybody", () => {
    expect(refusal(open, give(4), loriot)).toBe("other-audience");
    expect([wave(open, loriot)?.mine, wave(open, authority(1))?.mine]).toEqual([[], [false]]);
    const all = [1, 2, 3, 4, 5].reduce((session, at) => run(session, give(4), authority(at)), open);
    const shown = run(all, { kind: "evaluation.show", moment: "communities" });
    for (const asker of [loriot, authority(1)])
      expect(wave(shown, asker)?.results).toEqual([
        { question: form.id, result: { kind: "scale", counts: [0, 0, 0, 5] } },
      ]);
    // It is asked of others than the waves before: nothing is laid beside them.
    expect(viewOf(shown, loriot, 0).evaluation.changes).toEqual([]);
  });

  test("EVA14 of few who are asked not even their number is told, and nothing of what they said", () => {
    const four = [1, 2, 3, 4].reduce((session, at) => run(session, give(1), authority(at)), open);
    expect([wave(four, loriot)?.answered, wave(run(four, give(1), authority(5)), loriot)?.answered]).toEqual([null, 5]);
    const shown = run(four, { kind: "evaluation.show", moment: "communities" });
    expect(wave(shown, loriot)).toMatchObject({ answered: null, results: [{ result: { kind: "hidden" } }] });
  });

  test("EVA14 a session that was stored before has this form too", () => {
    const { communities: _, ...waves } = NEW_SESSION.evaluation.waves;
    // As an earlier build has written it.
    const stored = { ...NEW_SESSION, evaluation: { ...NEW_SESSION.evaluation, waves } } as unknown as Session;
    expect(wave(sessionFrom(stored), authority(1))?.state).toBe("waiting");
  });
});
