import { expect, test } from "vitest";
import type { MemberId } from "../ids.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Asker, Session } from "./types.ts";
import { viewOf } from "./view.ts";

const DAY_MS = 24 * 3_600_000;
const host: Asker = { id: "mesange" as MemberId, role: "host", part: null, people: 1 };

function play(session: Session, command: SessionCommand, now = 1_000) {
  return reduce(session, command, { asker: host, now });
}

function done(session: Session, command: SessionCommand, now?: number): Session {
  const step = play(session, command, now);
  if (!step.ok) throw new Error(step.reason);
  return step.value.session;
}

const DOOR = {
  kind: "association.set",
  decision: "Le programme de la formation.",
  parts: { supported: "decide", authority: "informed" },
  becomes: "Un compte rendu, relu avant de partir.",
} as const;

test("ASN4 who is associated with which decision is written, rewritten and taken away; it says when, and lasts over meetings", () => {
  const written = done(NEW_SESSION, DOOR, 5);
  expect(viewOf(written, host, 9).association).toEqual({ ...DOOR, kind: undefined, at: 5 });
  expect(done(written, DOOR, 7)).toBe(written);
  expect(done(written, { ...DOOR, parts: {} }, 7).association).toMatchObject({ parts: {}, at: 7 });
  expect(done(written, { kind: "association.set", decision: "", parts: {}, becomes: "" }).association).toBeNull();
  const closed = done(written, { kind: "board.close", decided: "", tasks: [], deleteAt: null });
  const leave = { zones: [], outside: false, kinds: [] };
  expect(done(closed, { kind: "meeting.open", after: 1, leave, phases: null }).association).toEqual(
    written.association,
  );
});

test("ASN6 a table is closed with the date of its own days, unless its closing says another or none", () => {
  const kept = done(NEW_SESSION, { kind: "course.set", name: "Accueillir", keptDays: 30 });
  const close = (deleteAt?: number | null): SessionCommand => ({
    kind: "board.close",
    decided: "",
    tasks: [],
    deleteAt,
  });
  const now = 1_700_000_000_000;
  expect(done(kept, close(), now).closing.deleteAt).toBe(now + 30 * DAY_MS);
  expect(done(kept, close(null), now).closing.deleteAt).toBeNull();
  expect(done(kept, close(now + 90 * DAY_MS), now).closing.deleteAt).toBe(now + 90 * DAY_MS);
  expect(done(NEW_SESSION, close(), now).closing.deleteAt).toBeNull();
  // Other days do not move a date that everybody was told.
  const closed = done(kept, close(), now);
  expect(done(closed, { kind: "course.set", name: "", keptDays: 2 }, now).closing).toBe(closed.closing);
});

test("ASN9 a table that is being erased is closed, and no other press keeps it or gives it another date", () => {
  const going = done(NEW_SESSION, { kind: "board.erase" });
  expect(going.closing).toMatchObject({ closed: true, deleteAt: 0 });
  const reasons = (["board.keep", "board.reopen"] as const).map((kind) => play(going, { kind }));
  expect(reasons.map((one) => one.ok || one.reason)).toEqual(["not-closed", "not-closed"]);
  const again = play(going, { kind: "board.close", decided: "", tasks: [], deleteAt: null });
  expect(again.ok || again.reason).toBe("table-closed");
});
