import { describe, expect, test } from "vitest";
import type { MemberId, SheetId } from "../ids.ts";
import * as limits from "../limits.ts";
import { pairAccess, pairAt, pairsView } from "./pairs.ts";
import type { PairCommand } from "./pairs.ts";
import { NEW_SESSION, reduce, sessionFrom } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Effect } from "./step.ts";
import type { Asker, Session, Sitter } from "./types.ts";

const [IRIS, THYM, BUSE, TILLEUL, MERLE] = ["iris", "thym", "buse", "tilleul", "merle"] as MemberId[] as [
  MemberId,
  MemberId,
  MemberId,
  MemberId,
  MemberId,
];
const PAIR = "pair-of-two" as SheetId;
const ROLES = new Map([[MERLE, "observer"] as const]);

/** Two sit on the seat of Tilleul. */
function asker(id: MemberId): Asker {
  return { id, role: ROLES.get(id) ?? "participant", part: null, people: id === TILLEUL ? 2 : 1 };
}

const TABLE: readonly Sitter[] = [IRIS, THYM, BUSE, TILLEUL, MERLE].map((id) => ({
  ...asker(id),
  isLent: false,
  awayMs: 0,
}));

type Wish = PairCommand extends infer One ? (One extends PairCommand ? Omit<One, "pair" | "person"> : never) : never;

class Table {
  session: Session = NEW_SESSION;
  effects: readonly Effect[] = [];

  send(command: SessionCommand, by: MemberId): string {
    const done = reduce(this.session, command, { asker: asker(by), now: 1, table: TABLE });
    if (!done.ok) return done.reason;
    this.session = done.value.session;
    this.effects = done.value.effects;
    return "ok";
  }

  say(by: MemberId, wish: Wish, { pair = PAIR, person = 0 }: { pair?: SheetId; person?: number } = {}): string {
    return this.send({ pair, person, ...wish }, by);
  }

  sees(id: MemberId) {
    return pairsView(this.session, asker(id));
  }
}

const ask = (member: MemberId, person = 0): Wish => ({ kind: "pair.ask", other: { member, person } });
const accept: Wish = { kind: "pair.answer", accepts: true };

function two(): Table {
  const table = new Table();
  expect([table.say(IRIS, ask(THYM)), table.say(THYM, accept)]).toEqual(["ok", "ok"]);
  return table;
}

describe("two people who meet apart", () => {
  test("PAI1 [C53] one asks and the other accepts; before that nobody has a room, and a refusal leaves nothing", () => {
    const table = new Table();
    expect(table.say(IRIS, ask(THYM))).toBe("ok");
    expect(pairAt(table.session, PAIR)).toBeUndefined();
    expect([table.sees(IRIS).length, table.sees(THYM).length, table.sees(BUSE).length]).toEqual([1, 1, 0]);
    expect(table.say(IRIS, accept)).toBe("no-such-pair");
    expect(table.say(BUSE, accept)).toBe("no-such-pair");
    expect(table.say(THYM, { kind: "pair.answer", accepts: false })).toBe("ok");
    expect(table.session).toEqual(NEW_SESSION);
    expect(table.say(IRIS, ask(THYM))).toBe("ok");
    expect(table.say(THYM, { kind: "pair.withdraw" })).toBe("no-such-pair");
    expect(table.say(IRIS, { kind: "pair.withdraw" })).toBe("ok");
    expect(table.session).toEqual(NEW_SESSION);
    // Both ask at the same moment: that is a yes.
    expect(table.say(IRIS, ask(THYM))).toBe("ok");
    expect(table.say(THYM, ask(IRIS), { pair: "another-pair" as SheetId })).toBe("ok");
    expect(table.session.pairs).toMatchObject([{ sheet: PAIR, asked: false }]);
    expect(table.say(IRIS, ask(THYM), { pair: "another-pair" as SheetId })).toBe("met-already");
  });

  test("PAI2 nobody meets themself, an observer or somebody who is not there, and no name of a room opens another’s", () => {
    const table = new Table();
    for (const whom of [IRIS, MERLE, "nobody" as MemberId]) expect(table.say(IRIS, ask(whom))).toBe("cannot-meet");
    expect(table.say(IRIS, ask(THYM, 1))).toBe("cannot-meet");
    expect(table.say(IRIS, ask(THYM), { person: 1 })).toBe("no-such-person");
    const sheet = { sheet: "sheet-of-buse" as SheetId, epoch: 1, member: BUSE, person: 0 };
    table.session = { ...table.session, rounds: { ...table.session.rounds, sheets: [sheet] } };
    expect(table.say(IRIS, ask(THYM), { pair: sheet.sheet })).toBe("no-such-pair");
    expect(table.say(IRIS, ask(THYM))).toBe("ok");
    expect(table.say(BUSE, ask(TILLEUL))).toBe("no-such-pair");
    const phases = [
      { id: "p" as never, name: "p", purpose: "", minutes: 1, gate: "private", readyRule: "none" },
    ] as const;
    table.session = { ...table.session, phases, phase: "p" as never };
    expect(table.send({ kind: "sheet.open", person: 0, sheet: PAIR }, TILLEUL)).toBe("no-such-sheet");
  });

  test("PAI3 [C53] a step is done when both said so of the same words, and each speaks for themself", () => {
    const table = two();
    const done = (of: string | null): Wish => ({ kind: "pair.done", step: "know", of });
    expect(table.say(IRIS, done("words-1"))).toBe("ok");
    expect(table.say(BUSE, done("words-1"))).toBe("no-such-pair");
    expect(table.say(THYM, done("words-2"))).toBe("ok");
    expect(table.say(THYM, done("words-1"))).toBe("ok");
    expect(table.sees(IRIS)[0]?.done).toEqual([
      { member: IRIS, person: 0, step: "know", of: "words-1" },
      { member: THYM, person: 0, step: "know", of: "words-1" },
    ]);
    const before = table.session;
    expect(table.say(THYM, done("words-1"))).toBe("ok");
    expect(table.session).toBe(before);
    expect(table.say(THYM, done(null))).toBe("ok");
    expect(table.sees(IRIS)[0]?.done).toHaveLength(1);
    expect(table.sees(BUSE)).toEqual([]);
  });

  test("PAI4 [C54] an answer of the other is read when both have answered, and never a number", () => {
    const table = two();
    const check = (answer: "yes" | "partly"): Wish => ({ kind: "pair.check", check: "money", answer });
    expect(table.say(IRIS, check("yes"))).toBe("ok");
    expect(table.sees(IRIS)[0]?.checked).toMatchObject([{ member: IRIS, answer: "yes" }]);
    expect(table.sees(THYM)[0]?.checked).toEqual([{ member: IRIS, person: 0, check: "money", answer: null }]);
    expect(table.say(THYM, check("partly"))).toBe("ok");
    for (const who of [IRIS, THYM])
      expect(table.sees(who)[0]?.checked.map(({ answer }) => answer)).toEqual(["yes", "partly"]);
    expect(table.say(THYM, check("yes"))).toBe("ok");
    expect(table.sees(IRIS)[0]?.checked).toHaveLength(2);
  });

  test("PAI5 two people of one seat meet, and neither reads on their screen what the other answered first", () => {
    const table = new Table();
    expect(table.say(TILLEUL, ask(TILLEUL, 1))).toBe("ok");
    expect(table.say(TILLEUL, accept)).toBe("no-such-pair");
    expect(table.say(TILLEUL, accept, { person: 1 })).toBe("ok");
    const check: Wish = { kind: "pair.check", check: "stop", answer: "unsure" };
    table.say(TILLEUL, check);
    expect(table.sees(TILLEUL)[0]?.checked).toMatchObject([{ answer: null }]);
    table.say(TILLEUL, check, { person: 1 });
    expect(table.sees(TILLEUL)[0]?.checked).toMatchObject([{ answer: "unsure" }, { answer: "unsure" }]);
  });

  test("PAI6 who leaves lets the other keep the words, or erases them for both; nobody is left with a promise of one", () => {
    const table = two();
    table.say(IRIS, { kind: "pair.done", step: "room", of: "words" });
    table.say(IRIS, { kind: "pair.check", check: "pace", answer: "yes" });
    expect(table.say(IRIS, { kind: "pair.leave", how: "keep" })).toBe("ok");
    expect(table.effects).toEqual([{ kind: "access" }]);
    expect(table.sees(IRIS)).toEqual([]);
    expect(table.sees(THYM)).toMatchObject([{ people: [{ member: THYM }], done: [], checked: [] }]);
    const pair = pairAt(table.session, PAIR);
    if (!pair) throw new Error("a pair");
    expect(pairAccess(pair, asker(IRIS))).toBeNull();
    expect(pairAccess(pair, asker(THYM))).toMatchObject({ cards: true });
    expect(table.say(THYM, { kind: "pair.leave", how: "keep" })).toBe("pair-alone");
    expect(table.say(THYM, { kind: "pair.leave", how: "erase" })).toBe("ok");
    expect(table.effects).toEqual([
      { kind: "board", change: { kind: "sheets.drop", sheets: [{ sheet: PAIR, epoch: 1 }] } },
      { kind: "scrub" },
    ]);
    expect(table.session).toEqual(NEW_SESSION);
    const other = two();
    expect(other.say(THYM, { kind: "pair.leave", how: "erase" })).toBe("ok");
    expect(other.session).toEqual(NEW_SESSION);
  });

  test("PAI7 somebody who is removed, or whose place another takes, is in no pair any more; the other keeps the words", () => {
    const table = two();
    table.send({ kind: "member.forget", member: IRIS }, BUSE);
    expect(table.session.pairs).toMatchObject([{ people: [{ member: THYM }] }]);
    table.send({ kind: "member.forget", member: THYM }, BUSE);
    expect(table.session.pairs).toEqual([]);
    expect(table.effects).toContainEqual({
      kind: "board",
      change: { kind: "sheets.drop", sheets: [{ sheet: PAIR, epoch: 1 }] },
    });
    const asked = new Table();
    asked.say(IRIS, ask(THYM));
    asked.send({ kind: "member.forget", member: THYM }, BUSE);
    expect(asked.session.pairs).toEqual([]);
    const shared = new Table();
    shared.say(IRIS, ask(TILLEUL, 1));
    shared.say(TILLEUL, accept, { person: 1 });
    shared.send({ kind: "people.forget", member: TILLEUL, from: 1 }, TILLEUL);
    expect(shared.session.pairs).toMatchObject([{ people: [{ member: IRIS }] }]);
    expect(shared.effects).toContainEqual({ kind: "access" });
  });

  test("PAI8 pairs and questions have an end, and nobody is kept from meeting by being asked", () => {
    const table = new Table();
    const crowd = Array.from({ length: limits.PAIRS_MAX_COUNT }, (_, at) => `person-${at}` as MemberId);
    const pairOf = (at: number, me: MemberId, asked: boolean) => ({
      sheet: `pair-${at}` as SheetId,
      epoch: 1,
      people: [
        { member: crowd[at] ?? IRIS, person: 0 },
        { member: me, person: 0 },
      ],
      asked,
      done: [],
      checked: [],
    });
    const mine = crowd.slice(0, limits.PAIRS_OF_ONE_MAX_COUNT);
    table.session = { ...NEW_SESSION, pairs: mine.map((_, at) => pairOf(at, IRIS, true)) };
    expect(table.say(IRIS, ask(THYM))).toBe("ok");
    table.session = { ...NEW_SESSION, pairs: mine.map((_, at) => pairOf(at, IRIS, false)) };
    expect(table.say(IRIS, ask(THYM))).toBe("too-many-pairs");
    expect(table.say(THYM, ask(IRIS))).toBe("ok");
    expect(table.say(IRIS, accept)).toBe("too-many-pairs");
    table.session = { ...NEW_SESSION, pairs: crowd.map((_, at) => pairOf(at, BUSE, false)) };
    expect(table.say(IRIS, ask(THYM))).toBe("too-many-pairs");
  });

  test("PAI9 a session that was stored before begins without pairs, and a meeting that follows keeps them", () => {
    const { pairs: _, ...older } = NEW_SESSION;
    expect(sessionFrom(older as Session).pairs).toEqual([]);
    const table = two();
    table.session = { ...table.session, closing: { ...table.session.closing, closed: true } };
    const leave = { zones: [], outside: false, kinds: [] };
    expect(table.send({ kind: "meeting.open", after: 1, leave, phases: null }, BUSE)).toBe("ok");
    expect(table.session.pairs).toHaveLength(1);
  });
});
