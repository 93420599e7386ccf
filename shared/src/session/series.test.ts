import { describe, expect, test } from "vitest";
import type { CardId, ConsentId, LineId, MemberId, PhaseId, QuestionId, VoteId, ZoneId } from "../ids.ts";
import * as limits from "../limits.ts";
import { NEW_SESSION, reduce, sessionFrom } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import { recordOf } from "./series.ts";
import type { Plan } from "./plan.ts";
import type { Asker, Phase, Session } from "./types.ts";
import { viewOf } from "./view.ts";

const host: Asker = { id: "member-loriot" as MemberId, role: "host", part: null, people: 1 };
const others = ["iris", "tilleul", "genet", "alisier", "bruyere"].map((name): Asker => ({
  id: `member-${name}` as MemberId,
  role: "participant",
  part: null,
  people: 1,
}));
const NOTHING_LEFT = { zones: [], outside: false, kinds: [] } as const;
const CLOSE: SessionCommand = {
  kind: "board.close",
  decided: "En mars.",
  tasks: [{ what: "Écrire", who: "Iris" }],
  deleteAt: null,
};
const QUESTION = { id: "q" as QuestionId, text: "Je suis en confiance.", kind: "scale", moments: ["after"] } as const;

function phase(id: string): Phase {
  return { id: id as PhaseId, name: id, purpose: "", minutes: 5, gate: "open", readyRule: "none" };
}

function run(session: Session, command: SessionCommand, asker = host, now = 1_000): Session {
  const reply = reduce(session, command, { asker, now });
  if (!reply.ok) throw new Error(`${command.kind}: ${reply.reason}`);
  return reply.value.session;
}

function refusal(session: Session, command: SessionCommand): string | null {
  const reply = reduce(session, command, { asker: host, now: 0 });
  return reply.ok ? null : reply.reason;
}

function opening(after: number, part: Partial<Extract<SessionCommand, { kind: "meeting.open" }>> = {}): SessionCommand {
  return { kind: "meeting.open", after, leave: NOTHING_LEFT, phases: null, ...part };
}

/** A meeting in which everything has happened, closed. */
function full(): Session {
  let session: Session = { ...NEW_SESSION, phases: [phase("un"), phase("deux")], goal: "Suivre ensemble." };
  const everybody = [host, ...others];
  session = run(session, { kind: "rules.post", text: "On s’écoute." });
  for (const asker of everybody)
    session = run(session, { kind: "rules.agree", round: 1, person: 0, agrees: true }, asker);
  session = run(session, { kind: "phase.set", phase: "un" as PhaseId });
  session = run(session, { kind: "timer.start", seconds: 300 });
  session = run(session, { kind: "hand.set", raised: true }, others[0]);
  session = run(session, { kind: "ready.set", ready: true }, others[1]);
  session = run(session, { kind: "structure.lock", locked: true });
  const vote = "v" as VoteId;
  session = run(session, {
    kind: "vote.start",
    vote,
    question: "Lequel ?",
    points: 3,
    maxPerCard: 3,
    cards: ["o1" as CardId],
  });
  for (const asker of everybody)
    session = run(session, { kind: "vote.cast", vote, person: 0, ballot: { o1: 2 } }, asker);
  session = run(session, { kind: "vote.close", vote });
  for (const [id, line] of [
    ["c1", null],
    ["c2", "l1" as LineId],
  ] as const) {
    const consent = id as ConsentId;
    session = run(session, { kind: "consent.start", consent, text: `Proposition ${id}`, line });
    for (const asker of everybody)
      session = run(session, { kind: "consent.cast", consent, person: 0, answer: "ok", words: "" }, asker);
    session = run(session, { kind: "consent.close", consent });
  }
  session = run(session, { kind: "brake.pull", reason: "On fige.", signed: true }, others[0]);
  session = run(session, { kind: "brake.answer", decision: "go-on", cards: [], words: "On continue." });
  session = run(session, { kind: "question.put", question: { ...QUESTION, moments: [...QUESTION.moments] } });
  session = run(session, { kind: "evaluation.open", moment: "after" });
  for (const asker of everybody)
    session = run(
      session,
      {
        kind: "evaluation.answer",
        moment: "after",
        person: 0,
        pair: "p".repeat(43),
        said: [{ question: QUESTION.id, value: 4 }],
      },
      asker,
    );
  session = run(session, {
    kind: "vote.start",
    vote: "open" as VoteId,
    question: "",
    points: 1,
    maxPerCard: 1,
    cards: ["o1" as CardId],
  });
  session = run(session, { kind: "vote.cast", vote: "open" as VoteId, person: 0, ballot: { o1: 1 } }, others[2]);
  return run(session, CLOSE, host, 5_000);
}

describe("meetings of one table", () => {
  test("SER1 only a closed meeting is followed by the next, and pressed twice or by two it is followed by one", () => {
    expect(refusal(NEW_SESSION, opening(1))).toBe("meeting-open");
    const closed = run(NEW_SESSION, CLOSE);
    expect(refusal(closed, opening(2))).toBe("meeting-gone");
    const next = run(closed, opening(1), host, 7_000);
    expect(next.series).toMatchObject({ number: 2, openedAt: 7_000, closedAt: null });
    expect(run(next, opening(1), host, 8_000)).toBe(next);
    expect(refusal(next, opening(2))).toBe("meeting-open");
    expect(
      refusal(
        closed,
        opening(1, { phases: Array.from({ length: limits.PHASES_MAX_COUNT + 1 }, (_, at) => phase(`p${at}`)) }),
      ),
    ).toBe("too-many-phases");
    const last = { ...closed, series: { ...closed.series, number: limits.MEETINGS_MAX_COUNT } };
    expect(refusal(last, opening(limits.MEETINGS_MAX_COUNT))).toBe("too-many-meetings");
  });

  test("SER2 [C28] rules, goal, questions and lines that were consented to last; what belongs to one meeting begins anew", () => {
    const before = full();
    const next = run(before, opening(1), host, 9_000);
    expect(next.rules).toEqual(before.rules);
    expect([next.goal, next.phases]).toEqual([before.goal, before.phases]);
    expect(next.evaluation).toEqual({ ...NEW_SESSION.evaluation, questions: before.evaluation.questions });
    expect(next.consents.results.map(({ id }) => id)).toEqual(["c2"]);
    const {
      phase: at,
      timer,
      hands,
      ready,
      floor,
      structureLocked,
      votes,
      brake,
      brakes,
      closing,
      duo,
      parity,
      waits,
    } = next;
    expect({
      phase: at,
      timer,
      hands,
      ready,
      floor,
      structureLocked,
      votes,
      brake,
      brakes,
      closing,
      duo,
      parity,
      waits,
    }).toEqual({
      phase: null,
      timer: { kind: "none" },
      hands: [],
      ready: [],
      floor: null,
      structureLocked: false,
      votes: NEW_SESSION.votes,
      brake: null,
      brakes: [],
      closing: NEW_SESSION.closing,
      duo: null,
      parity: [],
      waits: null,
    });
    const other = run(before, opening(1, { phases: [phase("trois")] }));
    expect(other.phases.map(({ id }) => id)).toEqual(["trois"]);
  });

  test("SER3 what a meeting leaves behind is asked of the board only when something is, and the archive goes with it", () => {
    const closed = run(NEW_SESSION, CLOSE);
    const effects = (leave: Extract<SessionCommand, { kind: "meeting.open" }>["leave"]) => {
      const reply = reduce(closed, opening(1, { leave }), { asker: host, now: 1 });
      return reply.ok
        ? reply.value.effects.map((effect) => (effect.kind === "board" ? effect.change : effect.kind))
        : [];
    };
    expect(effects(NOTHING_LEFT)).toEqual(["archive", "access", "scrub"]);
    const leave = { zones: ["z" as ZoneId], outside: true, kinds: ["tip"] };
    const change = { kind: "cards.leave", ...leave, over: false, drawings: false };
    expect(effects(leave)).toEqual(["archive", change, "access", "scrub"]);
    const nothing = { ...NOTHING_LEFT, over: false, drawings: true };
    expect(effects(nothing)).toEqual(["archive", { kind: "cards.leave", ...nothing }, "access", "scrub"]);
  });

  test("SER4 the record of a meeting holds what everybody saw, names no member, and has nothing of an open vote", () => {
    const record = recordOf(full(), 6_000);
    expect(record).toMatchObject({
      number: 1,
      closedAt: 5_000,
      goal: "Suivre ensemble.",
      decided: "En mars.",
      phases: ["un", "deux"],
      rules: { text: "On s’écoute.", agreedCount: 6 },
      brakes: [{ reason: "On fige.", decision: "go-on", words: "On continue." }],
    });
    expect(record.votes.map(({ totals }) => totals)).toEqual([[["o1", 12]]]);
    expect(record.consents.map(({ id }) => id)).toEqual(["c1", "c2"]);
    const after = record.evaluation.waves.find(({ moment }) => moment === "after");
    // Nobody had shown it; six answered, which is enough.
    expect(after).toMatchObject({ state: "shown", results: [{ result: { kind: "scale", counts: [0, 0, 0, 6] } }] });
    const text = JSON.stringify(record);
    expect(text).not.toContain("member-");
    expect(text).not.toContain('"ballots"');
    expect(text).not.toContain("p".repeat(43));
  });

  test("SER5 of fewer than five answers the record tells nothing but how many there were", () => {
    let session = run(NEW_SESSION, { kind: "question.put", question: { ...QUESTION, moments: ["after"] } });
    session = run(session, { kind: "evaluation.open", moment: "after" });
    for (const asker of others.slice(0, limits.EVALUATION_ANSWERS_MIN_COUNT - 1))
      session = run(
        session,
        {
          kind: "evaluation.answer",
          moment: "after",
          person: 0,
          pair: null,
          said: [{ question: QUESTION.id, value: 1 }],
        },
        asker,
      );
    const wave = recordOf(run(session, CLOSE), 0).evaluation.waves.find(({ moment }) => moment === "after");
    expect(wave).toMatchObject({ answered: 4, results: [{ result: { kind: "hidden" } }] });
  });

  test("SER6 a day that no calendar has, a place that nobody knows and a meeting without an end are no plan", () => {
    const plan: Plan = { start: "2027-03-09T14:00", zone: "Europe/Paris", minutes: 90, every: "month" };
    const set = (part: Partial<Plan>): string | null =>
      refusal(NEW_SESSION, { kind: "meeting.plan", plan: { ...plan, ...part } });
    expect(set({})).toBeNull();
    expect([set({ start: "2027-02-30T14:00" }), set({ start: "2027-03-09T25:00" }), set({ start: "demain" })]).toEqual(
      Array(3).fill("plan-unreadable"),
    );
    expect([
      set({ zone: "Europe/Nulle-Part" }),
      set({ minutes: 0 }),
      set({ minutes: limits.MEETING_MAX_MINUTES + 1 }),
    ]).toEqual(Array(3).fill("plan-unreadable"));
    const planned = run(NEW_SESSION, { kind: "meeting.plan", plan });
    expect(planned.series).toMatchObject({ plan, plans: 1 });
    expect(run(planned, { kind: "meeting.plan", plan: { ...plan } })).toBe(planned);
    expect(viewOf(planned, others[0] ?? host, 0).series.plan).toEqual(plan);
  });

  test("SER7 [C26] a table that was stored before there were meetings is in its first one, without a date", () => {
    const { series: _, ...old } = NEW_SESSION;
    expect(sessionFrom(old as Session).series).toEqual({
      number: 1,
      openedAt: null,
      closedAt: null,
      plan: null,
      plans: 0,
    });
  });

  test("SER8 a meeting that is reopened goes on as the same one, and closes later", () => {
    const again = run(run(NEW_SESSION, CLOSE, host, 5), { kind: "board.reopen" });
    expect(again.series).toMatchObject({ number: 1, closedAt: null });
    expect(run(again, CLOSE, host, 9).series).toMatchObject({ number: 1, closedAt: 9 });
  });
});
