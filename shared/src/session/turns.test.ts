import { expect, test } from "vitest";
import type { MemberId, PhaseId, SheetId } from "../ids.ts";
import { NEW_SESSION, reduce, sessionFrom } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import { drawn, turnNow } from "./turns.ts";
import type { Asker, Session, Sitter } from "./types.ts";
import { viewOf } from "./view.ts";

function asker(id: string, role: Asker["role"] = "participant", people = 1): Asker {
  return { id: id as MemberId, role, part: null, people };
}

const loriot = asker("loriot", "host");
const tilleul = asker("tilleul", "participant", 2);
const iris = asker("iris");
const merle = asker("merle", "observer");
const gone = asker("buse");

const table: readonly Sitter[] = [loriot, tilleul, iris, merle, gone].map((one) => ({
  ...one,
  isLent: false,
  awayMs: one === gone ? 1 : 0,
}));

const silent = {
  id: "silent" as PhaseId,
  name: "En silence",
  purpose: "",
  minutes: 5,
  gate: "private",
  readyRule: "none",
} as const;
const start: Session = { ...NEW_SESSION, phases: [silent], phase: silent.id };
const reveal: SessionCommand = { kind: "round.reveal", how: "turns", reveals: 0 };

function take(session: Session, command: SessionCommand, by: Asker, chance = () => 0) {
  return reduce(session, command, { asker: by, now: 0, table, chance });
}

function run(session: Session, command: SessionCommand, by: Asker, chance?: () => number): Session {
  const reply = take(session, command, by, chance);
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

const names = ({ rounds }: Session): string[] => rounds.order.map(({ member, person }) => `${member} ${person}`);

test("RND24 everybody who is here and may write has a turn, drawn by chance, seen by all, whoever has written or not", () => {
  const drawn = run(start, reveal, loriot);
  expect(names(drawn).sort()).toEqual(["iris 0", "loriot 0", "tilleul 0", "tilleul 1"]);
  const orders = [0, 0.3, 0.6, 0.99].map((at) => names(run(start, reveal, loriot, () => at)).join());
  expect(new Set(orders).size).toBeGreaterThan(2);
  const written = run(start, { kind: "sheet.open", person: 0, sheet: "s1" as SheetId }, iris);
  expect(names(run(written, reveal, loriot))).toEqual(names(drawn));
  for (const one of [loriot, tilleul, iris, merle]) {
    const { turns, order, at } = viewOf(drawn, one, 0).rounds;
    expect({ turns, order, at }).toEqual({ turns: true, order: drawn.rounds.order, at: 0 });
  }
  // Two who lead and press at once draw once.
  expect(run(drawn, reveal, loriot, () => 0.9)).toBe(drawn);
});

test("RND24 every order comes up about as often as any other", () => {
  let state = 7;
  // A generator of the Numerical Recipes, so that the same chance comes each time.
  const chance = (): number => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
  const counts = new Map<string, number>();
  const three = table
    .filter(({ id }) => id !== tilleul.id)
    .map((one) => ({ ...one, role: "participant", awayMs: 0 }) as const);
  const some = three.slice(0, 3);
  for (let at = 0; at < 1_200; at += 1) {
    const key = drawn(some, chance)
      .map(({ member }) => member)
      .join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  expect(Math.min(...counts.values())).toBeGreaterThan(150);
});

test("RND25 a turn ends by the person whose it is, or by whoever leads, done or passing alike, and twice is once", () => {
  const order = [iris, tilleul, loriot].map(({ id }) => ({ member: id, person: 0 }));
  const drawn: Session = { ...start, rounds: { ...start.rounds, turns: true, order, at: 0 } };
  const may = (session: Session, one: Asker): boolean => viewOf(session, one, 0).rounds.mayPublish;
  expect([may(drawn, iris), may(drawn, tilleul), may(drawn, loriot)]).toEqual([true, false, false]);
  expect(take(drawn, { kind: "turn.end", at: 0 }, tilleul)).toMatchObject({ reason: "not-your-turn" });
  const second = run(drawn, { kind: "turn.end", at: 0 }, iris);
  expect(run(second, { kind: "turn.end", at: 0 }, iris)).toBe(second);
  expect(run(second, { kind: "turn.end", at: 0 }, loriot)).toBe(second);
  expect([may(second, iris), may(second, tilleul)]).toEqual([false, true]);
  const third = run(second, { kind: "turn.end", at: 1 }, loriot);
  const over = run(third, { kind: "turn.end", at: 2 }, loriot);
  expect(turnNow(over.rounds)).toBe(null);
  // Whoever still has something, or came late, puts it down now; who only looks on never does.
  expect([may(over, iris), may(over, tilleul), may(over, gone), may(over, merle)]).toEqual([true, true, true, false]);
  expect(run(over, { kind: "turn.end", at: 3 }, iris)).toBe(over);
});

test("RND25 of several on one seat each publishes in their own turn", () => {
  const order = [
    { member: tilleul.id, person: 1 },
    { member: tilleul.id, person: 0 },
  ];
  let session = run(start, { kind: "sheet.open", person: 0, sheet: "s0" as SheetId }, tilleul);
  session = run(session, { kind: "sheet.open", person: 1, sheet: "s1" as SheetId }, tilleul);
  session = { ...session, rounds: { ...session.rounds, turns: true, order } };
  const publish = (person: number): SessionCommand => ({ kind: "draft.publish", person, cards: [] });
  expect(take(session, publish(0), tilleul)).toMatchObject({ reason: "publish-not-now" });
  expect(take(session, publish(1), tilleul)).toMatchObject({ ok: true });
});

test("RND25 the turn of somebody who is removed is gone, and whose turn it is stays", () => {
  const order = [iris, tilleul, loriot].map(({ id }) => ({ member: id, person: 0 }));
  const drawn: Session = { ...start, rounds: { ...start.rounds, turns: true, order, at: 2 } };
  const without = run(drawn, { kind: "member.forget", member: iris.id }, loriot);
  expect([names(without), turnNow(without.rounds)?.member]).toEqual([["tilleul 0", "loriot 0"], "loriot"]);
  const first = run(
    { ...drawn, rounds: { ...drawn.rounds, at: 0 } },
    { kind: "member.forget", member: iris.id },
    loriot,
  );
  expect(turnNow(first.rounds)?.member).toBe("tilleul");
  const two: Session = {
    ...drawn,
    rounds: { ...drawn.rounds, at: 0, order: [0, 1].map((person) => ({ member: tilleul.id, person })) },
  };
  expect(names(run(two, { kind: "people.forget", member: tilleul.id, from: 1 }, loriot))).toEqual(["tilleul 0"]);
});

test("RND24 the order ends with the phase and with a reveal of all, and an earlier build's session has none", () => {
  const drawn = run(start, reveal, loriot);
  const none = { turns: false, order: [], at: 0 };
  expect(run(drawn, { kind: "phase.set", phase: null }, loriot).rounds).toMatchObject(none);
  expect(run(drawn, { kind: "round.reveal", how: "all", reveals: 0 }, loriot).rounds).toMatchObject(none);
  const earlier = { ...start, rounds: { sheets: [], turns: true, reveals: 0, cards: 0 } };
  expect(sessionFrom(earlier as unknown as Session).rounds).toMatchObject({ turns: true, order: [], at: 0 });
});
