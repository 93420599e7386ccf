import { describe, expect, test } from "vitest";
import type { MemberId, StatementId } from "../ids.ts";
import * as limits from "../limits.ts";
import { signedNow } from "./programme.ts";
import type { ProgrammeCommand } from "./programme.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Effect } from "./step.ts";
import type { Asker, Session, Sitter } from "./types.ts";
import { viewOf } from "./view.ts";

const SEQ = "seq1" as StatementId;
const WORDS = "digest-of-the-words";

function asker(id: string, wish: Partial<Asker> = {}): Asker {
  return { id: id as MemberId, role: "participant", part: null, people: 1, ...wish };
}
const loriot = asker("loriot", { role: "host", part: "supported" });
const alisier = asker("alisier", { role: "host", part: "trainer" });
const tilleul = asker("tilleul", { part: "supported", people: 2 });
const buse = asker("buse", { role: "observer" });
const TABLE: readonly Sitter[] = [loriot, alisier, tilleul, buse].map((one) => ({ ...one, isLent: false, awayMs: 0 }));

function done(session: Session, command: SessionCommand, by: Asker, table = TABLE) {
  const reply = reduce(session, command, { asker: by, now: 7, table });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value;
}

function run(session: Session, command: SessionCommand, by: Asker): Session {
  return done(session, command, by).session;
}

function refusal(session: Session, command: SessionCommand, by: Asker): string | null {
  const reply = reduce(session, command, { asker: by, now: 7, table: TABLE });
  return reply.ok ? null : reply.reason;
}

function own(on = true, sequence = SEQ, person = 0): ProgrammeCommand {
  return { kind: "sequence.own", sequence, person, on };
}

function ask(other: Asker, on = true, person = 0): ProgrammeCommand {
  return { kind: "sequence.ask", sequence: SEQ, other: { member: other.id, person }, on };
}

function answer(accepts: boolean, person = 0): ProgrammeCommand {
  return { kind: "sequence.answer", sequence: SEQ, person, accepts };
}

function sign(carrying = 0, of: string | null = WORDS): ProgrammeCommand {
  return { kind: "programme.sign", person: 0, of, carrying };
}

describe("who carries a sequence", () => {
  test("PRG1 [A06] one carries a sequence by one’s own word alone; asked, one is known to be asked by who asks, and a no is told to nobody", () => {
    const asked = run(NEW_SESSION, ask(tilleul, true, 1), loriot);
    expect(asked.programme.carried).toEqual([]);
    const seen = (by: Asker): number => viewOf(asked, by, 7).programme.asked.length;
    expect([loriot, tilleul, alisier].map(seen)).toEqual([1, 1, 0]);
    expect(refusal(asked, ask(tilleul, true, 1), alisier)).toBe("sequence-asked");
    expect(refusal(asked, answer(true), tilleul)).toBe("sequence-not-asked");
    expect(run(asked, answer(false, 1), tilleul).programme).toEqual(NEW_SESSION.programme);
    const carried = run(asked, answer(true, 1), tilleul);
    expect(viewOf(carried, alisier, 7).programme).toMatchObject({
      carried: [{ sequence: SEQ, member: "tilleul", person: 1 }],
      asked: [],
    });
    expect(run(asked, ask(tilleul, false, 1), loriot).programme).toEqual(NEW_SESSION.programme);
    expect(refusal(asked, ask(tilleul, false, 1), alisier)).toBe("sequence-not-asked");
  });

  test("PRG2 several carry one sequence, in no order that says who was first; one leaves it as freely", () => {
    const both = run(run(NEW_SESSION, own(), tilleul), own(), alisier);
    const turned = run(run(NEW_SESSION, own(), alisier), own(), tilleul);
    expect(both.programme).toEqual(turned.programme);
    expect(both.programme.carried.map(({ member }) => member)).toEqual(["alisier", "tilleul"]);
    expect(run(both, own(), alisier)).toBe(both);
    expect(run(both, own(false), alisier).programme.carried).toHaveLength(1);
    expect(refusal(NEW_SESSION, ask(buse), loriot)).toBe("cannot-carry");
    expect(refusal(NEW_SESSION, ask(loriot, true, 1), alisier)).toBe("cannot-carry");
    expect(refusal(NEW_SESSION, own(true, SEQ, 1), loriot)).toBe("no-such-person");
  });
});

describe("two signatures", () => {
  test("PRG3 [A17] a programme is signed by two people of different parts, one of them concerned, and one alone signs nothing", () => {
    const one = done(NEW_SESSION, sign(), loriot);
    // The house is asked whether these are the words that are stored.
    expect(one.effects).toEqual<Effect[]>([{ kind: "board", change: { kind: "programme.sign", of: WORDS } }]);
    const signed = (session: Session): boolean => signedNow(session.programme, WORDS).isSigned;
    expect(signed(one.session)).toBe(false);
    const both = run(one.session, sign(), alisier);
    expect([signed(both), signedNow(both.programme, WORDS).holding.length]).toEqual([true, 2]);
    expect(signed(run(one.session, sign(), tilleul))).toBe(false);
    const adviser = asker("iris", { part: "adviser" });
    expect(signed(run(run(NEW_SESSION, sign(), alisier), sign(), adviser))).toBe(false);
    expect(run(both, sign(), loriot)).toBe(both);
    expect(signed(run(both, sign(0, null), loriot))).toBe(false);
  });

  test("PRG4 [A17] both signatures fall when the words change or somebody else carries a sequence, and it is known which they were", () => {
    const both = run(run(NEW_SESSION, sign(), loriot), sign(), alisier);
    expect(signedNow(both.programme, "other-words")).toMatchObject({ holding: [], isSigned: false });
    expect(signedNow(both.programme, "other-words").fallen).toHaveLength(2);
    const carried = run(both, own(), tilleul);
    expect(signedNow(carried.programme, WORDS)).toMatchObject({ holding: [], isSigned: false });
    // Read before somebody else took it on: what is signed is not what was read.
    expect(refusal(carried, sign(0), loriot)).toBe("programme-changed");
    expect(signedNow(run(carried, sign(1), loriot).programme, WORDS).holding).toHaveLength(1);
  });

  test("PRG5 a part that somebody hides stands in no signature, and is none of the two", () => {
    const hidden = TABLE.map((one) => (one.id === loriot.id ? { ...one, isPartHidden: true } : one));
    const { session } = done(NEW_SESSION, sign(), loriot, hidden);
    expect(session.programme.signatures).toMatchObject([{ member: "loriot", part: null }]);
    expect(signedNow(run(session, sign(), alisier).programme, WORDS).isSigned).toBe(false);
  });

  test("PRG6 what somebody carries, was asked and signed goes with them, and the programme that they carried is signed no more", () => {
    const asked = run(run(NEW_SESSION, own(), loriot), ask(tilleul, true, 1), loriot);
    const signed = run(run(asked, sign(1), loriot), sign(1), alisier);
    const gone = run(signed, { kind: "member.forget", member: loriot.id }, alisier);
    expect(JSON.stringify(gone)).not.toContain("loriot");
    expect(signedNow(gone.programme, WORDS).holding).toEqual([]);
    const seat = run(signed, { kind: "people.forget", member: tilleul.id, from: 1 }, tilleul);
    expect(seat.programme.asked).toEqual([]);
    expect(signedNow(seat.programme, WORDS).isSigned).toBe(true);
  });

  test("PRG7 a closed table can still be signed for, since nothing is written", () => {
    const closed = run(NEW_SESSION, { kind: "board.close", decided: "", tasks: [], deleteAt: null }, loriot);
    expect(refusal(closed, sign(), loriot)).toBe(null);
  });
});

describe("limits", () => {
  test("LIM182 over a programme so many are carried", () => {
    let session = NEW_SESSION;
    for (let at = 0; at < limits.SEQUENCE_OWNERS_MAX_COUNT; at += 1)
      session = run(session, own(true, `seq${at}` as StatementId), loriot);
    expect(refusal(session, own(true, "more" as StatementId), loriot)).toBe("too-many-carried");
    expect(refusal(session, own(false), loriot)).toBe(null);
  });

  test("LIM183 so many questions wait for an answer", () => {
    let session = NEW_SESSION;
    const ask = (at: number): ProgrammeCommand => ({
      kind: "sequence.ask",
      sequence: `seq${at}` as StatementId,
      other: { member: tilleul.id, person: 0 },
      on: true,
    });
    for (let at = 0; at < limits.SEQUENCE_ASKED_MAX_COUNT; at += 1) session = run(session, ask(at), loriot);
    expect(refusal(session, ask(limits.SEQUENCE_ASKED_MAX_COUNT), loriot)).toBe("too-many-sequences-asked");
  });
});
