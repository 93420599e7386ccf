import { describe, expect, test } from "vitest";
import type { MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { COMMANDS } from "./commands.ts";
import type { Choice } from "../session/check-in.ts";
import { NEW_SESSION, reduce, sessionFrom } from "../session/reducer.ts";
import type { SessionCommand } from "../session/reducer.ts";
import type { Asker, Session } from "../session/types.ts";
import { viewOf } from "../session/view.ts";

const people = Array.from({ length: 6 }, (_, at): Asker => ({
  id: `member-${at}` as MemberId,
  role: at === 0 ? "host" : "participant",
  part: null,
  people: 1,
}));
const [host] = people as [Asker];

function run(session: Session, command: SessionCommand, asker = host): Session {
  const reply = reduce(session, command, { asker, now: 1 });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function refusal(session: Session, command: SessionCommand, asker = host): string | null {
  const reply = reduce(session, command, { asker, now: 1 });
  return reply.ok ? null : reply.reason;
}

function give(choice: Choice, part: { readonly word?: string; readonly person?: number } = {}): SessionCommand {
  const asking = /\d/.test(choice) ? "pulse" : "weather";
  return { kind: "checkin.give", asking, choice, word: part.word ?? "", person: part.person ?? 0 };
}

function answered(choices: readonly Choice[], words: readonly string[] = []): Session {
  return choices.reduce(
    (session, choice, at) => run(session, give(choice, { word: words[at] ?? "" }), people[at]),
    NEW_SESSION,
  );
}

describe("check-in and pulse", () => {
  test("SER28 [C45] each person answers once, also two on one seat, and what is no answer is refused", () => {
    const session = run(NEW_SESSION, give("sun"));
    expect(refusal(session, give("rain"))).toBe("already-answered");
    expect(refusal(session, give("3"))).toBeNull();
    expect(refusal(session, give("sun", { person: 1 }))).toBe("no-such-person");
    expect(refusal(session, give("sun", { person: 1 }), { ...host, people: 2 })).toBeNull();
    expect(refusal(session, { kind: "checkin.give", asking: "pulse", choice: "sun", word: "", person: 0 })).toBe(
      "wrong-answer",
    );
    expect(refusal(session, { kind: "checkin.give", asking: "pulse", choice: "2", word: "un mot", person: 0 })).toBe(
      "wrong-answer",
    );
    const shown = run(session, { kind: "checkin.show", asking: "weather" });
    expect(refusal(shown, give("sun"), people[1])).toBe("wave-not-open");
    expect(run(shown, { kind: "checkin.show", asking: "weather" })).toBe(shown);
  });

  test("SER29 [C45] nothing is shown of fewer than five, and of more only bands; no count and no voice is left", () => {
    const few = run(answered(["sun", "sun", "rain", "wind"]), { kind: "checkin.show", asking: "weather" });
    expect(few.checkIn.askings.weather).toEqual({ state: "shown", shown: { kind: "hidden" } });
    expect(limits.CHECK_IN_ANSWERS_MIN_COUNT).toBe(5);
    const enough = run(answered(["sun", "sun", "sun", "rain", "wind"], ["bien", "vif", "là"]), {
      kind: "checkin.show",
      asking: "weather",
    });
    expect(enough.checkIn.askings.weather).toEqual({
      state: "shown",
      shown: {
        kind: "bands",
        bands: [
          { choice: "sun", band: "most" },
          { choice: "cloud", band: "none" },
          { choice: "wind", band: "some" },
          { choice: "rain", band: "some" },
          { choice: "storm", band: "none" },
        ],
        // Three words of three people: fewer than are enough.
        words: [],
      },
    });
    const all = answered(["sun", "sun", "sun", "rain", "wind"], ["e", "d", "c", "b", "a"]);
    const { shown } = viewOf(run(all, { kind: "checkin.show", asking: "weather" }), people[3] ?? host, 0).checkIn
      .weather;
    expect(shown).toMatchObject({ words: ["a", "b", "c", "d", "e"] });
    expect(JSON.stringify(enough.checkIn)).not.toContain("member-");
  });

  test("SER30 what is stored says nothing of the order of answers, and a view nothing of anybody else’s", () => {
    const one = answered(["sun", "rain", "wind"], ["x", "", "a"]);
    const other = (
      [
        [2, "wind", "a"],
        [0, "sun", "x"],
        [1, "rain", ""],
      ] as const
    ).reduce((session, [at, choice, word]) => run(session, give(choice, { word }), people[at]), NEW_SESSION);
    expect(JSON.stringify(one.checkIn)).toBe(JSON.stringify(other.checkIn));
    const { weather } = viewOf(one, people[5] ?? host, 0).checkIn;
    expect(weather).toEqual({ state: "open", answered: 3, mine: [false], shown: null });
  });

  test("SER31 [C45] the next meeting asks anew, by the same question, and the last one keeps its bands alone", () => {
    let session = run(NEW_SESSION, { kind: "checkin.ask", question: "Je me sens à ma place." });
    session = people.slice(0, 5).reduce((now, asker) => run(now, give("4"), asker), session);
    expect(refusal(session, { kind: "checkin.ask", question: "Autre chose ?" })).toBe("already-answered");
    session = run(session, { kind: "board.close", decided: "", tasks: [], deleteAt: null });
    const leave = { zones: [], outside: false, kinds: [] };
    const reply = reduce(session, { kind: "meeting.open", after: 1, leave, phases: null }, { asker: host, now: 2 });
    const archive = reply.ok ? reply.value.effects.find((effect) => effect.kind === "archive") : undefined;
    expect(archive?.record.checkIn).toMatchObject({
      question: "Je me sens à ma place.",
      weather: { kind: "hidden" },
      pulse: {
        kind: "bands",
        bands: [{ band: "none" }, { band: "none" }, { band: "none" }, { choice: "4", band: "most" }],
      },
    });
    const next = reply.ok ? reply.value.session.checkIn : null;
    expect(next).toEqual({ ...NEW_SESSION.checkIn, question: "Je me sens à ma place." });
  });

  test("SER32 of a removed person the answer stays and the voice goes, and an older session begins without answers", () => {
    const session = run(answered(["sun", "sun", "sun", "sun", "rain"]), {
      kind: "member.forget",
      member: people[4]?.id ?? host.id,
    });
    expect(session.checkIn.askings.weather).toMatchObject({ counts: { rain: 1 } });
    expect(JSON.stringify(session.checkIn)).not.toContain(people[4]?.id);
    const { checkIn: _, ...old } = NEW_SESSION;
    expect(sessionFrom(old as Session).checkIn).toEqual(NEW_SESSION.checkIn);
  });

  test("SER33 a word and a question are taken at their limit, and not beyond it", () => {
    const word = (chars: number): boolean =>
      COMMANDS["checkin.give"].input.safeParse({ asking: "weather", choice: "sun", word: "a".repeat(chars), person: 0 })
        .success;
    expect([word(limits.CHECK_IN_WORD_MAX_CHARS), word(limits.CHECK_IN_WORD_MAX_CHARS + 1)]).toEqual([true, false]);
    const question = (chars: number): boolean =>
      COMMANDS["checkin.ask"].input.safeParse({ question: "a".repeat(chars) }).success;
    expect([question(limits.PULSE_QUESTION_MAX_CHARS), question(limits.PULSE_QUESTION_MAX_CHARS + 1)]).toEqual([
      true,
      false,
    ]);
  });
});
