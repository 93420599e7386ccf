import { describe, expect, test } from "vitest";
import type { BoardId, MemberId, PhaseId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Role } from "../rules/roles.ts";
import { NEW_SESSION, reduce, sessionFrom } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import { rehearsalOf } from "./rehearsal.ts";
import { isContactLink } from "./safety.ts";
import type { Asker, Phase, Session } from "./types.ts";
import { viewOf } from "./view.ts";

function seat(id: string, role: Role = "participant"): Asker {
  return { id: id as MemberId, role, part: null, people: 1 };
}

const [loriot, alisier] = [seat("loriot", "host"), seat("alisier", "host")];
const [mesange, guet] = [seat("mesange"), seat("guet", "observer")];
const PHASE: Phase = { id: "p" as PhaseId, name: "p", purpose: "", minutes: 5, gate: "open", readyRule: "none" };
const CONTACT = { name: "Le relais", phone: "03 00 00 00 00", hours: "9 h – 17 h", link: "tel:+33300000000" };

function step(session: Session, asker: Asker, command: SessionCommand, now = 1_000) {
  return reduce(session, command, { asker, now, table: [] });
}

function done(session: Session, asker: Asker, command: SessionCommand, now = 1_000): Session {
  const reply = step(session, asker, command, now);
  if (!reply.ok) throw new Error(`${command.kind}: ${reply.reason}`);
  return reply.value.session;
}

/** With every clock that a table has: at 100,000 the timer has 540 s left, the floor is held for 30 s, the mirror is 50 s old. */
function running(): Session {
  let session: Session = { ...NEW_SESSION, phases: [PHASE, { ...PHASE, id: "q" as PhaseId }] };
  session = done(session, loriot, { kind: "phase.set", phase: PHASE.id }, 0);
  session = done(session, loriot, { kind: "timer.start", seconds: 600 }, 40_000);
  const members = [loriot.id, alisier.id] as const;
  const duo = { members, holder: loriot.id, offered: false, handovers: [], mirrorEveryMin: 15, glances: [] };
  session = { ...session, duo: { ...duo, mirrorSince: 50_000 } };
  return done(session, loriot, { kind: "floor.give", to: mesange.id }, 70_000);
}

describe("a pause", () => {
  test("SAF1 anyone asks for it, an observer too; timer, speaking time and mirror stop, and go on from where they were", () => {
    for (const asker of [mesange, guet, loriot]) {
      const paused = done(running(), asker, { kind: "pause.ask" }, 100_000);
      expect(paused.timer).toEqual({ kind: "paused", leftMs: 540_000, totalMs: 600_000 });
      expect(viewOf(paused, mesange, 0).safety.paused).toBe(true);
      const on = done(paused, loriot, { kind: "pause.end" }, 700_000);
      expect(on.timer).toEqual({ kind: "running", endsAt: 1_240_000, totalMs: 600_000 });
      expect([on.floorSince, on.duo?.mirrorSince]).toEqual([670_000, 650_000]);
      expect(on.safety.pause).toBe(null);
    }
  });

  test("SAF2 what moves the session on is refused while it lasts, and a hand, a vote or a card’s way are not", () => {
    const paused = done(running(), mesange, { kind: "pause.ask" }, 100_000);
    const held: readonly SessionCommand[] = [
      { kind: "phase.set", phase: "q" as PhaseId },
      { kind: "timer.start", seconds: 60 },
      { kind: "timer.extend", seconds: 60 },
      { kind: "timer.pause" },
      { kind: "timer.resume" },
      { kind: "floor.give", to: null },
      { kind: "turn.end", at: 0 },
      { kind: "round.reveal", how: "all", reveals: 0 },
      { kind: "mirror.later" },
      { kind: "mirror.every", minutes: 5 },
    ];
    for (const command of held) expect(step(paused, loriot, command)).toMatchObject({ reason: "table-paused" });
    expect(step(paused, mesange, { kind: "hand.set", raised: true }).ok).toBe(true);
    expect(step(paused, loriot, { kind: "timer.stop" }).ok).toBe(true);
  });

  test("SAF3 nobody is the one who asked: the session is the same whoever it was and whenever, and so is each view", () => {
    const all = [mesange, guet, loriot].map((asker) => done(running(), asker, { kind: "pause.ask" }, 100_000));
    expect(new Set(all.map((session) => JSON.stringify(session))).size).toBe(1);
    const [paused] = all;
    if (!paused) throw new Error("nobody asked");
    expect(JSON.stringify(paused.safety)).not.toMatch(/mesange|guet|loriot|100000/);
    const views = [mesange, seat("iris")].map((one) => {
      const { me: _, ...rest } = viewOf(paused, one, 0);
      return rest;
    });
    expect(views[0]).toEqual(views[1]);
    expect(step(paused, mesange, { kind: "pause.ask" }, 100_000)).toMatchObject({
      value: { effects: [], session: paused },
    });
  });

  test("SAF4 asked for twice it is one pause; a timer that stood still, was taken away or had ended is not made to run", () => {
    const paused = done(running(), mesange, { kind: "pause.ask" }, 100_000);
    expect(done(paused, guet, { kind: "pause.ask" }, 200_000)).toBe(paused);
    expect(done(NEW_SESSION, loriot, { kind: "pause.end" })).toBe(NEW_SESSION);
    const still = done(running(), loriot, { kind: "timer.pause" }, 80_000);
    const after = done(done(still, mesange, { kind: "pause.ask" }, 90_000), loriot, { kind: "pause.end" }, 99_000);
    expect(after.timer).toEqual(still.timer);
    const away = done(paused, loriot, { kind: "timer.stop" });
    expect(done(away, loriot, { kind: "pause.end" }).timer).toEqual({ kind: "none" });
    const over = done(running(), mesange, { kind: "pause.ask" }, 9_000_000);
    expect(over.timer).toMatchObject({ kind: "paused", leftMs: 0 });
  });
});

describe("what the group has for its safety", () => {
  test("SAF5 the safe word and whom to call are set by whoever leads, told to all alike, and last over meetings and into a rehearsal", () => {
    let session = done(NEW_SESSION, loriot, { kind: "safety.word", fr: "parapluie", en: "umbrella" });
    session = done(session, loriot, { kind: "safety.contacts", contacts: [CONTACT] });
    for (const one of [mesange, guet, loriot])
      expect(viewOf(session, one, 0).safety).toEqual({
        paused: false,
        word: { fr: "parapluie", en: "umbrella" },
        contacts: [CONTACT],
      });
    session = done(session, mesange, { kind: "accord.give", person: 0, version: 1, training: "no", publication: "no" });
    const closed = done(session, loriot, { kind: "board.close", decided: "", tasks: [], deleteAt: null });
    const leave = { zones: [], outside: false, kinds: [] };
    const next = done(closed, loriot, { kind: "meeting.open", after: 1, leave, phases: null });
    expect([next.safety, next.accords]).toEqual([session.safety, session.accords]);
    const paused = done(session, mesange, { kind: "pause.ask" });
    const rehearsed = rehearsalOf(paused, { fresh: NEW_SESSION, of: "b" as BoardId, now: 0 });
    expect(rehearsed.safety).toEqual(session.safety);
    expect(rehearsed.accords).toEqual([]);
    const { safety: _, ...older } = NEW_SESSION;
    expect(sessionFrom(older as Session).safety).toEqual(NEW_SESSION.safety);
  });

  test("SAF6 a contact has a name, and its link calls or opens a page and does nothing else", () => {
    const set = (part: Partial<typeof CONTACT>) =>
      step(NEW_SESSION, loriot, { kind: "safety.contacts", contacts: [{ ...CONTACT, ...part }] });
    expect(set({ name: "" })).toMatchObject({ reason: "contact-nameless" });
    expect(set({ link: "" }).ok).toBe(true);
    for (const link of ["https://example.org/aide?a=1", "http://relais.example", "tel:3114", "tel:+33 3 00 00 00 00"])
      expect([link, isContactLink(link)]).toEqual([link, true]);
    for (const link of [
      "javascript:alert(1)",
      "data:text/html,x",
      "https://",
      "https://good.example@bad.example",
      "tel:",
      "tel:*#06#",
      "//example.org",
      "mailto:a@example.org",
    ])
      expect([link, set({ link })]).toEqual([link, { ok: false, reason: "contact-link" }]);
  });

  test("LIM173 there are so many contacts and no more", () => {
    const contacts = Array.from({ length: limits.HELP_CONTACTS_MAX_COUNT }, () => CONTACT);
    expect(step(NEW_SESSION, loriot, { kind: "safety.contacts", contacts }).ok).toBe(true);
    const more = { kind: "safety.contacts", contacts: [...contacts, CONTACT] } as const;
    expect(step(NEW_SESSION, loriot, more)).toMatchObject({ reason: "too-many-contacts" });
  });
});
