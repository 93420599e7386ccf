import { expect, test } from "vitest";
import type { CardId, MemberId, NoteId, PhaseId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Role } from "../rules/roles.ts";
import type { ItemCommand } from "./items.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { Effect } from "./step.ts";
import type { Asker, Session, Sitter } from "./types.ts";
import { viewOf } from "./view.ts";

const O3 = "o3" as CardId;

function person(id: string, role: Role = "participant"): Asker {
  return { id: id as MemberId, role, part: null, people: 1 };
}

const [mesange, loriot, tilleul] = ["mesange", "loriot", "tilleul"].map((id) => person(id)) as [Asker, Asker, Asker];
const TABLE: readonly Sitter[] = [mesange, loriot, tilleul, person("guet", "observer")].map(({ id, role, part }) => ({
  id,
  role,
  part,
  people: 1,
  isLent: false,
  awayMs: 0,
}));

function play(session: Session, asker: Asker, command: ItemCommand) {
  return reduce(session, command, { asker, now: 1, table: TABLE });
}

function done(session: Session, asker: Asker, command: ItemCommand): { session: Session; effects: readonly Effect[] } {
  const step = play(session, asker, command);
  if (!step.ok) throw new Error(step.reason);
  return step.value;
}

test("ITM13 who has met something is known to nobody but themself, and goes with them", () => {
  const { session } = done(NEW_SESSION, tilleul, { kind: "item.meet", card: O3, met: true });
  expect(viewOf(session, tilleul, 1).items.met).toEqual([O3]);
  for (const other of [mesange, person("a", "host")])
    expect(JSON.stringify(viewOf(session, other, 1))).not.toContain("tilleul");
  expect(viewOf(session, mesange, 1).items.met).toEqual([]);
  const twice = done(session, tilleul, { kind: "item.meet", card: O3, met: true });
  expect(twice.session).toBe(session);
  const left = reduce(session, { kind: "member.forget", member: tilleul.id }, { asker: mesange, now: 2 });
  expect(left.ok && JSON.stringify(left.value.session)).not.toContain("tilleul");
});

test("ITM14 the house is told whether who confirms has met it, and never who else has", () => {
  const claim = "n1" as NoteId;
  const { session } = done(NEW_SESSION, tilleul, { kind: "item.meet", card: O3, met: true });
  const confirm = (asker: Asker) => done(session, asker, { kind: "item.confirm", card: O3, claim }).effects;
  const change = { kind: "item.confirm", card: O3, claim };
  expect(confirm(tilleul)).toEqual([{ kind: "board", change: { ...change, member: tilleul.id, met: true } }]);
  expect(confirm(loriot)).toEqual([{ kind: "board", change: { ...change, member: loriot.id, met: false } }]);
});

test("ITM15 one is asked, and owns nothing before accepting; a refusal is told to nobody", () => {
  const asked = done(NEW_SESSION, mesange, { kind: "owner.ask", card: O3, member: loriot.id });
  expect(asked.effects).toEqual([]);
  expect(viewOf(asked.session, loriot, 1).items.asked).toEqual([{ card: O3, member: loriot.id, by: mesange.id }]);
  expect(viewOf(asked.session, tilleul, 1).items.asked).toEqual([]);
  const ask = { kind: "owner.ask", card: O3, member: loriot.id } as const;
  expect(play(asked.session, tilleul, ask)).toMatchObject({ reason: "asked-already" });
  const answer = { kind: "owner.answer", card: O3, accepts: true } as const;
  expect(play(asked.session, tilleul, answer)).toMatchObject({ reason: "not-asked" });
  const declined = done(asked.session, loriot, { ...answer, accepts: false });
  expect([declined.effects, declined.session.items.asked]).toEqual([[], []]);
  const accepted = done(asked.session, loriot, answer);
  const seated = TABLE.map(({ id }) => id);
  expect(accepted.effects).toEqual([
    { kind: "board", change: { kind: "item.own", card: O3, member: loriot.id, seated } },
  ]);
  expect(accepted.session.items.asked).toEqual([]);
});

test("ITM16 no command makes somebody else the owner, and an observer is not asked", () => {
  const take = done(NEW_SESSION, mesange, { kind: "owner.take", card: O3 });
  const own = done(NEW_SESSION, mesange, { kind: "owner.ask", card: O3, member: mesange.id });
  for (const { effects } of [take, own])
    expect(effects).toMatchObject([{ change: { kind: "item.own", member: mesange.id } }]);
  for (const nobody of ["guet", "elsewhere"]) {
    const ask = { kind: "owner.ask", card: O3, member: nobody as MemberId } as const;
    expect(play(NEW_SESSION, mesange, ask)).toMatchObject({ reason: "cannot-own" });
  }
  const asked = done(NEW_SESSION, mesange, { kind: "owner.ask", card: O3, member: loriot.id }).session;
  const withdraw = { kind: "owner.withdraw", card: O3, member: loriot.id } as const;
  expect(play(asked, tilleul, withdraw)).toMatchObject({ reason: "not-asked" });
  expect(done(asked, mesange, withdraw).session.items.asked).toEqual([]);
});

test("ITM17 a closed table confirms, challenges and owns nothing any more", () => {
  const closed: Session = { ...NEW_SESSION, closing: { ...NEW_SESSION.closing, closed: true } };
  const challenge = { kind: "item.challenge", card: O3, reason: "Encore" } as const;
  expect(play(closed, mesange, challenge)).toMatchObject({ reason: "table-closed" });
  expect(play(closed, mesange, { kind: "owner.take", card: O3 })).toMatchObject({ reason: "table-closed" });
});

test("ITM18 questions to take something on, and what is said in confidence, have an end", () => {
  const many = Array.from({ length: limits.OWNERS_ASKED_MAX_COUNT }, (_, at) => {
    return { card: `c${at}` as CardId, member: loriot.id, by: mesange.id };
  });
  const full: Session = { ...NEW_SESSION, items: { met: [], asked: many } };
  const ask = { kind: "owner.ask", card: O3, member: loriot.id } as const;
  expect(play(full, mesange, ask)).toMatchObject({ reason: "too-many-asked" });
  const met = Array.from({ length: limits.MET_MAX_COUNT }, (_, at) => {
    return { card: `c${at}` as CardId, member: loriot.id };
  });
  const told: Session = { ...NEW_SESSION, items: { met, asked: [] } };
  expect(play(told, mesange, { kind: "item.meet", card: O3, met: true })).toMatchObject({ reason: "too-many-met" });
});

test("ITM35 while others write first nothing is confirmed, challenged or taken on in one’s place by the house", () => {
  const phase = {
    id: "p" as PhaseId,
    name: "p",
    purpose: "",
    minutes: 5,
    gate: "experience-first",
    readyRule: "none",
  } as const;
  const session: Session = { ...NEW_SESSION, phases: [phase], phase: phase.id };
  const challenge = { kind: "item.challenge", card: O3, reason: "Encore" } as const;
  expect(play(session, loriot, challenge)).toMatchObject({ reason: "gate-closed" });
  expect(play(session, loriot, { kind: "owner.take", card: O3 })).toMatchObject({ reason: "gate-closed" });
  expect(play(session, { ...loriot, part: "supported" }, challenge)).toMatchObject({ ok: true });
  // What is said in confidence writes nothing on the board.
  expect(play(session, loriot, { kind: "item.meet", card: O3, met: true })).toMatchObject({ ok: true });
});
