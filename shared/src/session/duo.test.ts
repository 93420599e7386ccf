import { describe, expect, test } from "vitest";
import type { MemberId, PhaseId } from "../ids.ts";
import * as limits from "../limits.ts";
import { NEW_SESSION, reduce, sessionFrom } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Asker, Phase, Session, Sitter } from "./types.ts";
import { viewOf } from "./view.ts";

function asker(name: string, role: Asker["role"] = "host", part: Asker["part"] = null): Asker {
  return { id: name as MemberId, role, part, people: 1 };
}

const mesange = asker("mesange", "host", "supported");
const olivier = asker("olivier", "host", "trainer");
const third = asker("sorbier");
const iris = asker("iris", "participant", "supported");
const thym = asker("thym", "participant", "trainer");
const people = [mesange, olivier, third, iris, thym];

function table(away: readonly Asker[] = []): readonly Sitter[] {
  return people.map(({ id, role, part }) => ({
    id,
    role,
    part,
    people: 1,
    isLent: false,
    awayMs: away.some((one) => one.id === id) ? limits.GROUP_AWAY_GRACE_SECONDS * 1_000 : 0,
  }));
}

interface With {
  readonly by?: Asker;
  readonly at?: number;
  readonly table?: readonly Sitter[];
}

function ask(session: Session, command: SessionCommand, { by = mesange, at = 0, table: seats = table() }: With = {}) {
  return reduce(session, command, { asker: by, now: at, table: seats });
}

function run(session: Session, command: SessionCommand, how: With = {}): Session {
  const reply = ask(session, command, how);
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function refusal(session: Session, command: SessionCommand, how: With = {}): string | null {
  const reply = ask(session, command, how);
  return reply.ok ? null : reply.reason;
}

const asTwo = run(NEW_SESSION, { kind: "duo.set", other: olivier.id, holder: mesange.id });

describe("the duo", () => {
  test("DUO1 a duo is two who lead for good, made by one of them, and no third host takes it from them", () => {
    expect(asTwo.duo).toMatchObject({ members: ["mesange", "olivier"], holder: "mesange", offered: false });
    const wish = { kind: "duo.set", other: olivier.id, holder: third.id } as const;
    expect(refusal(asTwo, { ...wish, holder: third.id }, { by: third })).toBe("duo-of-others");
    expect(refusal(asTwo, { kind: "duo.end" }, { by: third })).toBe("duo-of-others");
    expect(refusal(NEW_SESSION, { ...wish, holder: third.id })).toBe("duo-needs-hosts");
    expect(refusal(NEW_SESSION, { kind: "duo.set", other: mesange.id, holder: mesange.id })).toBe("duo-needs-hosts");
    expect(refusal(NEW_SESSION, { kind: "duo.set", other: iris.id, holder: mesange.id })).toBe("duo-needs-hosts");
    const lent = table().map((one) => (one.id === olivier.id ? { ...one, isLent: true } : one));
    expect(refusal(NEW_SESSION, { ...wish, holder: mesange.id }, { table: lent })).toBe("duo-needs-hosts");
    // Asked again it is the same duo, and nothing of it is lost.
    expect(run(asTwo, { kind: "duo.set", other: mesange.id, holder: olivier.id }, { by: olivier })).toBe(asTwo);
  });

  test("DUO2 the baton changes hands by offer and acceptance, and an offer can be withdrawn or declined", () => {
    const offer: SessionCommand = { kind: "baton.offer", to: olivier.id };
    expect(refusal(asTwo, { kind: "baton.offer", to: mesange.id }, { by: olivier })).toBe("not-holder");
    expect(refusal(asTwo, { kind: "baton.offer", to: third.id })).toBe("duo-of-others");
    expect(refusal(asTwo, { kind: "baton.accept" }, { by: olivier })).toBe("baton-not-offered");
    const offered = run(asTwo, offer);
    expect(offered.duo).toMatchObject({ holder: "mesange", offered: true });
    expect(run(offered, offer)).toBe(offered);
    expect(refusal(offered, { kind: "baton.accept" })).toBe("baton-not-offered");
    for (const [command, by] of [
      ["baton.withdraw", mesange],
      ["baton.decline", olivier],
    ] as const)
      expect(run(offered, { kind: command }, { by }).duo).toMatchObject({ holder: "mesange", offered: false });
    expect(refusal(offered, { kind: "baton.withdraw" }, { by: olivier })).toBe("not-holder");
    const handed = run(offered, { kind: "baton.accept" }, { by: olivier, at: 5 });
    expect(handed.duo).toMatchObject({
      holder: "olivier",
      offered: false,
      handovers: [{ at: 5, from: "mesange", to: "olivier", how: "accepted" }],
    });
  });

  test("DUO3 the baton of somebody who lost the connection is taken over, of somebody who is here it is not", () => {
    expect(refusal(asTwo, { kind: "baton.take" }, { by: olivier })).toBe("holder-is-here");
    expect(refusal(asTwo, { kind: "baton.take" }, { by: third, table: table([mesange]) })).toBe("duo-of-others");
    const taken = run(asTwo, { kind: "baton.take" }, { by: olivier, table: table([mesange]), at: 9 });
    expect(taken.duo).toMatchObject({ holder: "olivier", handovers: [{ at: 9, how: "taken" }] });
    // Twice is once.
    expect(run(taken, { kind: "baton.take" }, { by: olivier })).toBe(taken);
  });

  test("DUO4 the baton locks nothing: whoever leads, the other host and a third go on doing what hosts do", () => {
    for (const by of [olivier, third]) expect(refusal(asTwo, { kind: "timer.start", seconds: 60 }, { by })).toBe(null);
    expect(refusal(NEW_SESSION, { kind: "timer.start", seconds: 60 })).toBe(null);
  });

  test("DUO5 [C61] hand-overs and mirror are in the views of the two, and in nobody else’s", () => {
    const noted = run(run(asTwo, { kind: "baton.offer", to: olivier.id }), { kind: "baton.accept" }, { by: olivier });
    const all = run(noted, { kind: "mirror.note", exchange: 3, fluidity: 4, dropOff: 1, line: "canary" });
    for (const by of [mesange, olivier])
      expect(viewOf(all, by, 0).duo).toMatchObject({ kind: "mine", handovers: [{}], glances: [{ line: "canary" }] });
    expect(viewOf(all, third, 0).duo).toEqual({ kind: "others" });
    expect(viewOf(all, iris, 0).duo).toBe(undefined);
    for (const by of [third, iris]) expect(JSON.stringify(viewOf(all, by, 0))).not.toMatch(/canary|accepted|exchange/);
  });

  test("DUO6 nothing of a duo is kept when it ends, and when one of the two is removed or leads no longer", () => {
    expect(run(asTwo, { kind: "duo.end" }, { by: olivier }).duo).toBe(null);
    expect(run(asTwo, { kind: "member.forget", member: olivier.id }).duo).toBe(null);
    expect(run(asTwo, { kind: "host.forget", member: mesange.id }).duo).toBe(null);
    expect(run(asTwo, { kind: "host.forget", member: third.id })).toBe(asTwo);
    expect(refusal(NEW_SESSION, { kind: "duo.end" })).toBe("no-duo");
  });

  test("UIX144 [C60] what the duo notes, from 1 to 4 and in a word, keeps the phase in which it was noted", () => {
    const [open, silent] = ["open", "silent"].map((id): Phase => {
      return { id: id as PhaseId, name: id, purpose: "", minutes: 5, gate: "open", readyRule: "none" };
    });
    if (!open || !silent) throw new Error("two phases");
    let session: Session = { ...asTwo, phases: [open, silent], phase: open.id };
    const note = (exchange: number, line: string): SessionCommand => {
      return { kind: "mirror.note", exchange, fluidity: 3, dropOff: 3, line };
    };
    session = run(session, note(2, "traînant"));
    session = run(run(session, { kind: "phase.set", phase: silent.id }), note(4, "animé"), { by: olivier });
    const view = viewOf(session, olivier, 0).duo;
    expect(view?.kind === "mine" && view.glances.map(({ phase, exchange, line }) => [phase, exchange, line])).toEqual([
      ["open", 2, "traînant"],
      ["silent", 4, "animé"],
    ]);
    expect(JSON.stringify(viewOf(session, thym, 0))).not.toMatch(/traînant|animé/);
  });

  test("DUO7 [C59] the mirror has its minutes, is put off, and is erased when the two wish or the session is over", () => {
    const later = run(asTwo, { kind: "mirror.later" }, { at: 1_000 });
    expect(later.duo).toMatchObject({ mirrorSince: 1_000, mirrorEveryMin: 30 });
    const note = { kind: "mirror.note", exchange: 2, fluidity: 3, dropOff: 4, line: "" } as const;
    const noted = run(run(later, { kind: "mirror.every", minutes: 15 }), note, { by: olivier, at: 2_000 });
    expect(noted.duo).toMatchObject({ mirrorSince: 2_000, mirrorEveryMin: 15, glances: [{ at: 2_000, exchange: 2 }] });
    expect(JSON.stringify(noted.duo?.glances)).not.toContain("olivier");
    expect(run(noted, { kind: "mirror.forget" }).duo?.glances).toEqual([]);
    const closed = run(noted, { kind: "board.close", decided: "", tasks: [], deleteAt: null });
    expect(closed.duo).toMatchObject({ glances: [], mirrorEveryMin: 0 });
    expect(refusal(closed, note)).toBe("table-closed");
    expect(refusal(noted, note, { by: third })).toBe("duo-of-others");
    expect(refusal(NEW_SESSION, note)).toBe("no-duo");
  });
});

function phase(id: string, gate: Phase["gate"] = "open", readyRule: Phase["readyRule"] = "none"): Phase {
  return { id: id as PhaseId, name: id, purpose: "", minutes: 5, gate, readyRule };
}

function set(id: string | null): SessionCommand {
  return { kind: "phase.set", phase: id as PhaseId | null };
}

const welcome = phase("welcome");
const after = phase("after");

function waiting(rule: Phase["readyRule"]): Session {
  return run({ ...NEW_SESSION, phases: [welcome, phase("first", "experience-first", rule), after] }, set("first"));
}

const ready: SessionCommand = { kind: "ready.set", ready: true };

describe("a phase that waits for its group", () => {
  test("DUO8 most of the supported people who are here open what comes next, and nobody else’s ready does", () => {
    const first = waiting("majority");
    expect(refusal(first, set("after"))).toBe("group-not-ready");
    expect(refusal(first, set(null))).toBe("group-not-ready");
    const others = run(run(first, ready, { by: thym }), ready, { by: olivier });
    expect(viewOf(others, thym, 0, table())).toMatchObject({
      readyCount: 2,
      waiting: { rule: "majority", ready: 0, of: 2 },
      phaseMayAdvance: false,
    });
    const half = run(others, ready, { by: iris });
    expect(refusal(half, set("after"))).toBe("group-not-ready");
    const both = run(half, ready);
    expect(viewOf(both, thym, 0, table())).toMatchObject({ waiting: { ready: 2, of: 2 }, phaseMayAdvance: true });
    expect(run(both, set("after"))).toMatchObject({ phase: "after", waits: null, ready: [] });
    // Whoever has left is not waited for, and one of one is most.
    expect(refusal(half, set("after"), { table: table([mesange]) })).toBe(null);
  });

  test("DUO9 where each must be ready one missing voice holds, and one who takes it back holds again", () => {
    const one = run(waiting("each"), ready, { by: iris });
    expect(refusal(one, set("after"))).toBe("group-not-ready");
    const all = run(one, ready);
    expect(refusal(all, set("after"))).toBe(null);
    expect(refusal(run(all, { kind: "ready.set", ready: false }, { by: iris }), set("after"))).toBe("group-not-ready");
    expect(refusal(waiting("none"), set("after"))).toBe(null);
  });

  test("DUO10 going back opens nothing: the phases after the one that waits stay closed until its group has spoken", () => {
    const back = run(waiting("majority"), set("welcome"));
    expect(back).toMatchObject({ phase: "welcome", waits: "first" });
    expect(refusal(back, set("after"))).toBe("group-not-ready");
    expect(refusal(back, set(null))).toBe("group-not-ready");
    expect(viewOf(back, iris, 0, table())).toMatchObject({ waiting: null, phaseMayAdvance: true });
    expect(run(back, set("first"))).toMatchObject({ phase: "first", waits: "first" });
  });

  test("DUO11 the agenda up to the phase that waits stays as it is, so that nothing is moved past it or taken off it", () => {
    const first = waiting("majority");
    const [, rule] = first.phases;
    if (!rule) throw new Error("no phase");
    const agenda = (...phases: Phase[]): SessionCommand => ({ kind: "agenda.set", phases });
    expect(refusal(first, agenda(after, welcome, rule))).toBe("phase-waits");
    expect(refusal(first, agenda(welcome, { ...rule, readyRule: "none" }, after))).toBe("phase-waits");
    expect(refusal(first, agenda(welcome, { ...rule, gate: "open" }, after))).toBe("phase-waits");
    expect(refusal(first, agenda({ ...welcome, name: "Accueil" }, rule, phase("more"), after))).toBe(null);
    // The phase under way is given a rule: from then on it waits.
    const free = waiting("none");
    expect(run(free, agenda(welcome, { ...rule, readyRule: "each" }, after)).waits).toBe("first");
  });

  test("DUO12 with nobody of the group at the table it may go on; a connection lost a moment ago is no absence", () => {
    const first = waiting("each");
    const none = table([mesange, iris]);
    expect(viewOf(first, olivier, 0, none)).toMatchObject({
      waiting: { ready: 0, of: 0 },
      phaseMayAdvance: true,
    });
    expect(refusal(first, set("after"), { by: olivier, table: none })).toBe(null);
    const graceMs = limits.GROUP_AWAY_GRACE_SECONDS * 1_000;
    const justGone = none.map((one) => ({ ...one, awayMs: Math.min(one.awayMs, graceMs - 1) }));
    expect(refusal(first, set("after"), { by: olivier, table: justGone })).toBe("group-not-ready");
    const watching = table().map((one) => (one.part === "supported" ? { ...one, role: "observer" as const } : one));
    expect(refusal(first, set("after"), { by: olivier, table: watching })).toBe(null);
  });

  test("DUO13 a session stored by an earlier build has no rule, no duo and nothing prepared, and goes on", () => {
    const { waits: _, duo: __, preparation: ___, ...old } = waiting("none");
    const stored = { ...old, phases: old.phases.map(({ readyRule: ____, ...rest }) => rest) };
    // As the database gives it back.
    const session = sessionFrom(JSON.parse(JSON.stringify(stored)) as Session);
    expect(session).toMatchObject({ waits: null, duo: null, preparation: { notes: [], drafts: [] } });
    expect(refusal(session, set("after"))).toBe(null);
  });
});

describe("what hosts prepare", () => {
  const draft = { id: "d1", kind: "card", text: "canary", zone: null } as const;

  test("DUO14 [C27] notes and drafts are in hosts’ views, and in nobody else’s", () => {
    const session = run(waiting("none"), { kind: "preparation.put", draft });
    const noted = run(session, { kind: "preparation.note", phase: "after" as PhaseId, text: "canary too" });
    expect(viewOf(noted, third, 0).preparation).toEqual({
      notes: [{ phase: "after", text: "canary too" }],
      drafts: [draft],
    });
    expect(JSON.stringify(viewOf(noted, iris, 0))).not.toContain("canary");
    expect(JSON.stringify(viewOf(noted, asker("merle", "observer"), 0))).not.toContain("canary");
    const mended = run(noted, { kind: "preparation.put", draft: { ...draft, text: "mended" } });
    expect(mended.preparation.drafts).toEqual([{ ...draft, text: "mended" }]);
    expect(run(mended, { kind: "preparation.remove", drafts: ["d1"] }).preparation.drafts).toEqual([]);
    expect(run(noted, { kind: "preparation.note", phase: "after" as PhaseId, text: " " }).preparation.notes).toEqual(
      [],
    );
    const shorter = run(noted, { kind: "agenda.set", phases: noted.phases.slice(0, 2) });
    expect(shorter.preparation.notes).toEqual([]);
    expect(refusal(shorter, { kind: "preparation.note", phase: "after" as PhaseId, text: "x" })).toBe("no-such-phase");
  });
});
