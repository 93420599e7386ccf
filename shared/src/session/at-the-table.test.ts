import { describe, expect, test } from "vitest";
import type { CardId, MemberId, ZoneId } from "../ids.ts";
import * as limits from "../limits.ts";
import { accessOf } from "./access.ts";
import type { BrakeCommand } from "./brake.ts";
import type { ClosingCommand } from "./closing.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Asker, Session } from "./types.ts";
import { viewOf } from "./view.ts";

const loriot: Asker = { id: "loriot" as MemberId, role: "host", part: "supported", people: 1 };
const tilleul: Asker = { id: "tilleul" as MemberId, role: "participant", part: "trainer", people: 2 };
const iris: Asker = { id: "iris" as MemberId, role: "participant", part: "supported", people: 1 };
const DAY_MS = 86_400_000;

function step(session: Session, command: SessionCommand, asker = loriot, now = 0) {
  return reduce(session, command, { asker, now });
}

function run(session: Session, command: SessionCommand, asker = loriot, now = 0): Session {
  const reply = step(session, command, asker, now);
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function refusal(session: Session, command: SessionCommand, asker = loriot): string | null {
  const reply = step(session, command, asker);
  return reply.ok ? null : reply.reason;
}

function agree(round: number, person = 0, agrees = true): SessionCommand {
  return { kind: "rules.agree", round, person, agrees };
}

describe("rules", () => {
  const posted = run(NEW_SESSION, { kind: "rules.post", text: "On garde les mots d’origine." });

  test("TBL1 [C28] each person agrees for themself, two on one seat both, and others see a count, never who", () => {
    const one = run(posted, agree(1), iris);
    const all = run(run(run(one, agree(1), tilleul), agree(1, 1), tilleul), agree(1, 1), tilleul);
    const seen = viewOf(all, loriot, 0);
    expect(seen.rules).toEqual({ text: "On garde les mots d’origine.", round: 1, agreedCount: 3 });
    expect(JSON.stringify(seen)).not.toMatch(/iris|tilleul/);
    expect(viewOf(all, tilleul, 0).me.agreed).toEqual([0, 1]);
    expect(viewOf(run(all, agree(1, 0, false), tilleul), tilleul, 0).me.agreed).toEqual([1]);
    expect(refusal(posted, agree(1, 2), tilleul)).toBe("no-such-person");
    expect(refusal(NEW_SESSION, agree(0))).toBe("no-rules");
  });

  test("TBL2 [C28] other words ask everybody again, the same words nobody, and an answer to earlier words is none", () => {
    const agreed = run(posted, agree(1), iris);
    expect(run(agreed, { kind: "rules.post", text: posted.rules.text })).toBe(agreed);
    const changed = run(agreed, { kind: "rules.post", text: "On garde les mots, et le silence." });
    expect(changed.rules).toMatchObject({ round: 2, agreed: [] });
    expect(refusal(changed, agree(1), iris)).toBe("rules-changed");
  });

  test("SES31 whoever takes a place on a seat has agreed to nothing yet; the places before it have", () => {
    const all = run(run(run(posted, agree(1), iris), agree(1), tilleul), agree(1, 1), tilleul);
    const changed = run(all, { kind: "people.forget", member: tilleul.id, from: 1 });
    expect(viewOf(changed, tilleul, 0).me.agreed).toEqual([0]);
    expect(viewOf(changed, iris, 0).me.agreed).toEqual([0]);
    expect(run(changed, { kind: "people.forget", member: tilleul.id, from: 1 })).toBe(changed);
    expect(run(changed, { kind: "member.forget", member: tilleul.id }).rules.agreed).toEqual([
      { member: iris.id, person: 0 },
    ]);
  });
});

describe("brake", () => {
  const pull: BrakeCommand = { kind: "brake.pull", reason: "On fige.", signed: false };
  const answer: BrakeCommand = { kind: "brake.answer", decision: "go-on", cards: [], words: "D’accord." };
  const braked = run(NEW_SESSION, pull, iris);

  test("TBL4 [C63] a brake locks the structure for everybody, those who lead too, until it is answered; cards stay free", () => {
    for (const asker of [loriot, tilleul, iris])
      expect(accessOf(braked, asker)).toEqual({ cards: true, structure: false, reason: "structure-locked" });
    expect(step(NEW_SESSION, pull)).toMatchObject({ value: { effects: [{ kind: "access" }] } });
    expect(step(braked, answer)).toMatchObject({ value: { effects: [{ kind: "access" }] } });
    expect(accessOf(run(braked, answer), tilleul).structure).toBe(true);
    expect(refusal(braked, pull)).toBe("already-braked");
    expect(refusal(NEW_SESSION, answer)).toBe("not-braked");
    expect(refusal(braked, { ...answer, decision: "keep-singular" })).toBe("no-cards-named");
  });

  test("TBL5 who did not sign a brake is stored nowhere; who did is named until they are removed", () => {
    expect(JSON.stringify(run(braked, answer))).not.toContain("iris");
    const signed = run(NEW_SESSION, { ...pull, signed: true }, iris);
    expect(viewOf(signed, tilleul, 0).brake).toEqual({ reason: "On fige.", by: "iris" });
    for (const session of [signed, run(signed, answer)])
      expect(JSON.stringify(run(session, { kind: "member.forget", member: iris.id }))).not.toContain("iris");
  });

  test("TBL6 the answer is recorded with its reason and its words", () => {
    expect(viewOf(run(braked, answer), tilleul, 0).brakes).toEqual([
      { reason: "On fige.", by: null, decision: "go-on", words: "D’accord." },
    ]);
  });

  test("TBL7 [C63] the answer takes the named cards out of their groups, or dissolves these, by the house’s own hand", () => {
    const cards = ["c1" as CardId];
    const part = (how: string) => ({ kind: "board", change: { kind: "groups.part", how, cards } });
    for (const [decision, how] of [
      ["keep-singular", "leave"],
      ["undo", "dissolve"],
    ] as const)
      expect(step(braked, { ...answer, decision, cards })).toMatchObject({
        value: { effects: [part(how), { kind: "access" }] },
      });
    for (const decision of ["rename", "go-on"] as const)
      expect(step(braked, { ...answer, decision, cards })).toMatchObject({ value: { effects: [{ kind: "access" }] } });
    const closed = run(braked, { kind: "board.close", decided: "", tasks: [], deleteAt: null });
    expect(refusal(closed, { ...answer, decision: "undo", cards })).toBe("table-closed");
  });

  test("LIM145 of answered brakes the newest are kept", () => {
    let session = NEW_SESSION;
    for (let at = 0; at < limits.BRAKES_KEPT_MAX_COUNT + 2; at += 1)
      session = run(run(session, { ...pull, reason: String(at) }), answer);
    expect(session.brakes).toHaveLength(limits.BRAKES_KEPT_MAX_COUNT);
    expect(session.brakes[0]?.reason).toBe("2");
  });
});

describe("what passes", () => {
  test("TBL8 is told to everybody and changes nothing; whose a reaction is, is not told", () => {
    const reply = step(NEW_SESSION, { kind: "react", card: "c1" as CardId, reaction: "thanks" }, iris);
    expect(reply).toEqual({
      ok: true,
      value: {
        session: NEW_SESSION,
        effects: [{ kind: "tell", event: { kind: "reaction", card: "c1", reaction: "thanks" } }],
      },
    });
    const called = step(NEW_SESSION, { kind: "summon", zone: "z1" as ZoneId });
    expect(called).toMatchObject({ value: { effects: [{ event: { kind: "summon", zone: "z1", by: "loriot" } }] } });
  });
});

describe("the floor", () => {
  test("TBL15 has a clock from when it was given, which goes on when it is given again, and nothing of it stays", () => {
    const given = run(NEW_SESSION, { kind: "floor.give", to: iris.id }, loriot, 1_000);
    expect(viewOf(given, tilleul, 5_000)).toMatchObject({ floor: "iris", floorSince: 1_000 });
    expect(run(given, { kind: "floor.give", to: iris.id }, loriot, 9_000).floorSince).toBe(1_000);
    expect(run(given, { kind: "floor.give", to: tilleul.id }, loriot, 9_000).floorSince).toBe(9_000);
    for (const end of [
      run(given, { kind: "floor.give", to: null }),
      run(given, { kind: "hand.set", raised: false }, iris),
      run(given, { kind: "member.forget", member: iris.id }),
    ])
      expect(viewOf(end, tilleul, 0)).toMatchObject({ floor: null, floorSince: null });
  });
});

describe("closing", () => {
  const close: ClosingCommand = {
    kind: "board.close",
    decided: "On se revoit en mars.",
    tasks: [{ what: "Réserver la salle", who: "Mésange" }],
    deleteAt: null,
  };
  const closed = run(NEW_SESSION, close);

  test("TBL16 a closed table is read-only for everybody, those who lead too, and is opened again with what was decided", () => {
    for (const asker of [loriot, iris])
      expect(accessOf(closed, asker)).toEqual({ cards: false, structure: false, reason: "closed" });
    expect(step(NEW_SESSION, close)).toMatchObject({ value: { effects: [{ kind: "access" }] } });
    const open = run(closed, { kind: "board.reopen" });
    expect(accessOf(open, iris).cards).toBe(true);
    expect(open.closing).toEqual({ closed: false, decided: close.decided, tasks: close.tasks, deleteAt: null });
    expect(refusal(open, { kind: "board.reopen" })).toBe("not-closed");
  });

  test("TBL17 a date of deletion is called off by itself, and by opening the table again", () => {
    const dated = run(closed, { ...close, deleteAt: 2 * DAY_MS });
    expect(viewOf(dated, iris, 0).closing.deleteAt).toBe(2 * DAY_MS);
    expect(run(dated, { kind: "board.keep" }).closing).toMatchObject({ closed: true, deleteAt: null });
    expect(run(dated, { kind: "board.reopen" }).closing).toMatchObject({ closed: false, deleteAt: null });
  });

  test("LIM149 a date is neither too near nor too far, and tasks are not too many", () => {
    const [min, max] = [limits.DELETION_AHEAD_MIN_DAYS * DAY_MS, limits.DELETION_AHEAD_MAX_DAYS * DAY_MS];
    for (const deleteAt of [min - 1, max + 1, -1])
      expect(refusal(NEW_SESSION, { ...close, deleteAt })).toBe("date-out-of-range");
    expect(run(NEW_SESSION, { ...close, deleteAt: min }).closing.deleteAt).toBe(min);
    const tasks = Array.from({ length: limits.CLOSING_TASKS_MAX_COUNT + 1 }, () => ({ what: "x", who: "" }));
    expect(refusal(NEW_SESSION, { ...close, tasks })).toBe("too-many-tasks");
    expect(refusal(NEW_SESSION, { ...close, tasks: tasks.slice(1) })).toBe(null);
  });
});
