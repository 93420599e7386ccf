import { describe, expect, test } from "vitest";
import type { MemberId } from "../ids.ts";
import { NEW_SESSION, reduce, sessionFrom } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import { recordOf } from "./series.ts";
import type { Session, Sitter } from "./types.ts";
import { viewOf } from "./view.ts";

const loriot = { id: "member-loriot" as MemberId, role: "host", part: "trainer", people: 1 } as const;
const mesange: Sitter = {
  id: "member-mesange" as MemberId,
  role: "host",
  part: "supported",
  people: 1,
  isLent: false,
  awayMs: 0,
};
const CLOSE = { kind: "board.close", decided: "", tasks: [], deleteAt: null } as const;
const OPEN = { kind: "meeting.open", after: 1, leave: { zones: [], outside: false, kinds: [] }, phases: null } as const;
const HAND = { kind: "hand.set", raised: true } as const;
const LOWER = { kind: "hand.set", raised: false } as const;

function run(session: Session, command: SessionCommand, beside: readonly Sitter[] = []): Session {
  const table = [{ ...loriot, isLent: false, awayMs: 0 }, ...beside];
  const reply = reduce(session, command, { asker: loriot, now: 1, table });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function isLed(...beside: readonly Sitter[]): boolean | undefined {
  return run(NEW_SESSION, HAND, beside).series.ledWithSupported;
}

describe("led with a supported person", () => {
  test("CMP5 [C49] a meeting is led with a supported person when one who shows it leads and is there, also for an hour, and by nobody else", () => {
    expect(isLed(mesange)).toBe(true);
    expect(isLed({ ...mesange, isLent: true })).toBe(true);
    expect(isLed()).toBe(false);
    expect(isLed({ ...mesange, role: "participant" })).toBe(false);
    expect(isLed({ ...mesange, part: "adviser" })).toBe(false);
    expect(isLed({ ...mesange, awayMs: 1 })).toBe(false);
    // It would tell of them what they keep to themself.
    expect(isLed({ ...mesange, isPartHidden: true })).toBe(false);
  });

  test("CMP6 [C49] it is said of the whole meeting, yes or no and of nobody, and asked anew in the next one", () => {
    const first = run(run(NEW_SESSION, HAND, [mesange]), LOWER);
    expect(first.series.ledWithSupported).toBe(true);
    const closed = run(first, CLOSE);
    const record = recordOf(closed, 1);
    expect(record.ledWithSupported).toBe(true);
    expect(JSON.stringify(record)).not.toContain("member-");
    expect(JSON.stringify(viewOf(closed, loriot, 1).series)).not.toContain("member-");
    // Whoever comes when it is over does not change what it was, nor what the next one will be.
    const next = run(closed, OPEN, [mesange]);
    expect(next.series).toMatchObject({ number: 2, ledWithSupported: false });
    const late = run(run(NEW_SESSION, CLOSE), { ...CLOSE, decided: "Autre." }, [mesange]);
    expect(late.series.ledWithSupported).toBe(false);
  });

  test("CMP7 of a meeting that began in an earlier build it is not said that nobody led it so, until somebody does", () => {
    const { ledWithSupported, ...series } = NEW_SESSION.series;
    const stored = sessionFrom({ ...NEW_SESSION, series });
    expect(ledWithSupported).toBe(false);
    expect(recordOf(run(stored, HAND), 1)).not.toHaveProperty("ledWithSupported");
    expect(recordOf(run(stored, HAND, [mesange]), 1).ledWithSupported).toBe(true);
  });
});
