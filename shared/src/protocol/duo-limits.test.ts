import { expect, test } from "vitest";
import type { MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { NEW_SESSION, reduce } from "../session/reducer.ts";
import type { SessionCommand } from "../session/reducer.ts";
import type { Asker, Session } from "../session/types.ts";
import { COMMANDS } from "./commands.ts";

const [mesange, olivier] = ["mesange", "olivier"].map((id): Asker => {
  return { id: id as MemberId, role: "host", part: null, people: 1 };
}) as [Asker, Asker];

const table = [mesange, olivier].map((one) => ({ ...one, isLent: false, awayMs: 0 }));

function ask(session: Session, command: SessionCommand, asker = mesange, now = 0) {
  return reduce(session, command, { asker, now, table });
}

function run(session: Session, command: SessionCommand, asker = mesange, now = 0): Session {
  const reply = ask(session, command, asker, now);
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function fits(name: keyof typeof COMMANDS, input: unknown): boolean {
  return COMMANDS[name].input.safeParse(input).success;
}

test("LIM140 of hand-overs the newest are kept, of glances so many are taken, of so many characters, at so many minutes", () => {
  let session = run(NEW_SESSION, { kind: "duo.set", other: olivier.id, holder: mesange.id });
  for (let at = 0; at <= limits.HANDOVERS_MAX_COUNT; at += 1) {
    const [from, to] = at % 2 === 0 ? [mesange, olivier] : [olivier, mesange];
    session = run(session, { kind: "baton.offer", to: to.id }, from);
    session = run(session, { kind: "baton.accept" }, to, at);
  }
  expect(session.duo?.handovers).toHaveLength(limits.HANDOVERS_MAX_COUNT);
  expect(session.duo?.handovers[0]?.at).toBe(1);
  const note = { kind: "mirror.note", exchange: 1, fluidity: 4, dropOff: 2, line: "" } as const;
  for (let at = 0; at < limits.GLANCES_MAX_COUNT; at += 1) session = run(session, note);
  expect(ask(session, note)).toEqual({ ok: false, reason: "too-many-glances" });
  const line = "x".repeat(limits.GLANCE_LINE_MAX_CHARS);
  const grades = { exchange: 1, fluidity: 4, dropOff: 2 };
  expect(fits("mirror.note", { ...grades, line })).toBe(true);
  expect(fits("mirror.note", { ...grades, line: `${line}x` })).toBe(false);
  expect(fits("mirror.note", { ...grades, exchange: 0, line })).toBe(false);
  expect(fits("mirror.note", { ...grades, fluidity: 5, line })).toBe(false);
  expect(fits("mirror.every", { minutes: limits.MIRROR_MAX_MINUTES })).toBe(true);
  expect(fits("mirror.every", { minutes: limits.MIRROR_MAX_MINUTES + 1 })).toBe(false);
});

test("LIM141 so many drafts are prepared, of so many characters each, and notes of so many", () => {
  const draft = { id: "d0", kind: "card", text: "Un mot", zone: null } as const;
  let session = NEW_SESSION;
  for (let at = 0; at < limits.DRAFTS_MAX_COUNT; at += 1)
    session = run(session, { kind: "preparation.put", draft: { ...draft, id: `d${at}` } });
  const more = ask(session, { kind: "preparation.put", draft: { ...draft, id: "more" } });
  expect(more).toEqual({ ok: false, reason: "too-many-drafts" });
  expect(ask(session, { kind: "preparation.put", draft }).ok).toBe(true);
  const text = "x".repeat(limits.DRAFT_TEXT_MAX_CHARS);
  expect(fits("preparation.put", { draft: { ...draft, text } })).toBe(true);
  expect(fits("preparation.put", { draft: { ...draft, text: `${text}x` } })).toBe(false);
  const note = "x".repeat(limits.PREPARATION_NOTE_MAX_CHARS);
  expect(fits("preparation.note", { phase: "p", text: note })).toBe(true);
  expect(fits("preparation.note", { phase: "p", text: `${note}x` })).toBe(false);
});

test("LIM142 the right to lead is lent for so many minutes", () => {
  expect(fits("role.lend", { member: "m", minutes: limits.LEND_MAX_MINUTES })).toBe(true);
  expect(fits("role.lend", { member: "m", minutes: limits.LEND_MAX_MINUTES + 1 })).toBe(false);
  expect(fits("role.lend", { member: "m", minutes: -1 })).toBe(false);
});
