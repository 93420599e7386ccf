import { describe, expect, test } from "vitest";
import type { MemberId, PhaseId } from "../ids.ts";
import * as limits from "../limits.ts";
import { accessOf } from "./access.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Asker, Phase, Session } from "./types.ts";
import { viewOf } from "./view.ts";

const loriot: Asker = { id: "loriot" as MemberId, role: "host", part: "supported", people: 1 };
const tilleul: Asker = { id: "tilleul" as MemberId, role: "participant", part: "trainer", people: 1 };
const iris: Asker = { id: "iris" as MemberId, role: "participant", part: "supported", people: 1 };

function phase(id: string, gate: Phase["gate"] = "open"): Phase {
  return { id: id as PhaseId, name: id, purpose: "", minutes: 5, gate, readyRule: "none" };
}

const agenda: Session = { ...NEW_SESSION, phases: [phase("first", "experience-first"), phase("all")] };

function run(session: Session, command: SessionCommand, asker = loriot, now = 0): Session {
  const reply = reduce(session, command, { asker, now });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function refusal(session: Session, command: SessionCommand): string | null {
  const reply = reduce(session, command, { asker: loriot, now: 0 });
  return reply.ok ? null : reply.reason;
}

describe("phases", () => {
  test("SES1 a new phase empties ready and floor and judges writing again", () => {
    const ready = run(run(agenda, { kind: "ready.set", ready: true }), { kind: "floor.give", to: iris.id });
    const reply = reduce(ready, { kind: "phase.set", phase: "first" as PhaseId }, { asker: loriot, now: 0 });
    expect(reply).toMatchObject({
      ok: true,
      value: { session: { phase: "first", ready: [], floor: null }, effects: [{ kind: "access" }] },
    });
  });

  test("one that does not exist is refused, and so is an agenda without the phase in use", () => {
    expect(refusal(agenda, { kind: "phase.set", phase: "gone" as PhaseId })).toBe("no-such-phase");
    const first = run(agenda, { kind: "phase.set", phase: "first" as PhaseId });
    expect(refusal(first, { kind: "agenda.set", phases: [phase("all")] })).toBe("phase-in-use");
    const many = Array.from({ length: limits.PHASES_MAX_COUNT + 1 }, (_, at) => phase(`p${at}`));
    expect(refusal(agenda, { kind: "agenda.set", phases: many })).toBe("too-many-phases");
  });

  test("ACC1 experience first: only supported people write the shared board", () => {
    const first = run(agenda, { kind: "phase.set", phase: "first" as PhaseId });
    expect(accessOf(first, iris).cards).toBe(true);
    expect(accessOf(first, tilleul)).toEqual({ cards: false, structure: false, reason: "experience-first" });
    const all = run(first, { kind: "phase.set", phase: "all" as PhaseId });
    expect(accessOf(all, tilleul).cards).toBe(true);
  });

  test("ACC2 with the structure locked, everyone writes cards and only a host changes the structure", () => {
    const locked = run(agenda, { kind: "structure.lock", locked: true });
    expect(accessOf(locked, iris)).toEqual({ cards: true, structure: false, reason: "structure-locked" });
    expect(accessOf(locked, loriot).structure).toBe(true);
    expect(accessOf(agenda, { ...iris, role: "observer" })).toMatchObject({ cards: false, reason: "observer" });
  });
});

describe("timer", () => {
  test("SES2 is a deadline: pausing keeps what is left, resuming and extending move the end", () => {
    const started = run(agenda, { kind: "timer.start", seconds: 60 }, loriot, 1_000);
    expect(started.timer).toEqual({ kind: "running", endsAt: 61_000, totalMs: 60_000 });
    const paused = run(started, { kind: "timer.pause" }, loriot, 31_000);
    expect(paused.timer).toEqual({ kind: "paused", leftMs: 30_000, totalMs: 60_000 });
    const resumed = run(paused, { kind: "timer.resume" }, loriot, 100_000);
    expect(resumed.timer).toMatchObject({ endsAt: 130_000 });
    const longer = run(resumed, { kind: "timer.extend", seconds: 60 }, loriot, 100_000);
    expect(longer.timer).toMatchObject({ endsAt: 190_000 });
  });

  test("a minute added after the end is a minute from now", () => {
    const started = run(agenda, { kind: "timer.start", seconds: 10 }, loriot, 0);
    expect(run(started, { kind: "timer.extend", seconds: 60 }, loriot, 100_000).timer).toMatchObject({
      endsAt: 160_000,
    });
  });

  test("GUI10 ends with its phase and with the closing, and is left as it is by what changes no phase", () => {
    const started = run(run(agenda, { kind: "phase.set", phase: "all" as PhaseId }), {
      kind: "timer.start",
      seconds: 60,
    });
    expect(run(started, { kind: "phase.set", phase: "all" as PhaseId }).timer.kind).toBe("running");
    expect(run(started, { kind: "structure.lock", locked: true }).timer.kind).toBe("running");
    expect(run(started, { kind: "phase.set", phase: "first" as PhaseId }).timer).toEqual({ kind: "none" });
    const paused = run(started, { kind: "timer.pause" });
    expect(run(paused, { kind: "phase.set", phase: null }).timer).toEqual({ kind: "none" });
    const closed = run(started, { kind: "board.close", decided: "", tasks: [], deleteAt: null });
    expect(closed.timer).toEqual({ kind: "none" });
  });

  test("says what is wrong", () => {
    expect(refusal(agenda, { kind: "timer.extend", seconds: 60 })).toBe("no-timer");
    expect(refusal(agenda, { kind: "timer.pause" })).toBe("timer-not-running");
    expect(refusal(agenda, { kind: "timer.resume" })).toBe("timer-not-paused");
    expect(refusal(agenda, { kind: "timer.start", seconds: limits.TIMER_MIN_SECONDS - 1 })).toBe("timer-out-of-range");
    expect(refusal(agenda, { kind: "timer.start", seconds: limits.TIMER_MAX_SECONDS + 1 })).toBe("timer-out-of-range");
  });
});

describe("hands, floor, ready", () => {
  test("SES3 hands queue in the order in which they went up, twice is once, and the floor takes one from the queue", () => {
    const one = run(agenda, { kind: "hand.set", raised: true }, iris);
    const two = run(run(one, { kind: "hand.set", raised: true }, tilleul), { kind: "hand.set", raised: true }, iris);
    expect(two.hands).toEqual(["iris", "tilleul"]);
    const given = run(two, { kind: "floor.give", to: iris.id });
    expect(given).toMatchObject({ floor: "iris", hands: ["tilleul"] });
    expect(run(given, { kind: "hand.set", raised: false }, iris).floor).toBe(null);
  });

  test("a queue that is full refuses one more", () => {
    const hands = Array.from({ length: limits.HANDS_MAX_COUNT }, (_, at) => `m${at}` as MemberId);
    expect(refusal({ ...agenda, hands }, { kind: "hand.set", raised: true })).toBe("too-many-hands");
  });

  test("SES4 others see how many are ready, never who", () => {
    const ready = run(agenda, { kind: "ready.set", ready: true }, iris);
    const seen = viewOf(ready, tilleul, 5);
    expect(seen).toMatchObject({ readyCount: 1, me: { ready: false }, now: 5 });
    expect(JSON.stringify(seen)).not.toContain("iris");
    expect(viewOf(ready, iris, 5).me.ready).toBe(true);
  });

  test("nothing of a removed member stays", () => {
    const busy = run(run(agenda, { kind: "hand.set", raised: true }, iris), { kind: "ready.set", ready: true }, iris);
    expect(run(busy, { kind: "member.forget", member: iris.id })).toMatchObject({ hands: [], ready: [], floor: null });
  });
});
