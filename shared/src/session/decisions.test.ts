import { expect, test } from "vitest";
import type { CardId, DecisionId, MemberId, StatementId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Part } from "../rules/roles.ts";
import type { DecisionCommand } from "./decisions.ts";
import { presentOf } from "./present.ts";
import { NEW_SESSION, reduce, sessionFrom } from "./reducer.ts";
import type { Asker, Session, Sitter } from "./types.ts";
import { viewOf } from "./view.ts";

const host: Asker = { id: "loriot" as MemberId, role: "host", part: "supported", people: 1 };
const iris: Asker = { ...host, id: "iris" as MemberId, role: "participant" };

function seat(part: Part | null, wish: Partial<Sitter> = {}): Sitter {
  return { id: "x" as MemberId, role: "participant", part, people: 1, isLent: false, awayMs: 0, ...wish };
}

const four = [seat("supported", { people: 2 }), seat("supported"), seat("supported")];

function note(decision: string, wish: Partial<Extract<DecisionCommand, { kind: "decision.note" }>> = {}) {
  return {
    kind: "decision.note",
    decision: decision as DecisionId,
    text: "Le thème : les transmissions.",
    by: ["supported"],
    card: "w1" as CardId,
    subject: "s1" as StatementId,
    ...wish,
  } as const;
}

function run(session: Session, command: DecisionCommand, table: readonly Sitter[] = four): Session {
  const reply = reduce(session, command, { asker: iris, now: 7, table });
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value.session;
}

function refusal(session: Session, command: DecisionCommand): string | null {
  const reply = reduce(session, command, { asker: iris, now: 7, table: four });
  return reply.ok ? null : reply.reason;
}

test("DEC9 [A05] the register says what was decided, by which parts, on which card, when, and which parts were there, as the server saw them", () => {
  const table = [...four, seat("trainer"), seat("authority"), seat("authority", { awayMs: 5 })];
  const session = run(NEW_SESSION, note("d1", { by: ["supported", "trainer", "supported"] }), table);
  expect(viewOf(session, host, 9).decisions).toEqual([
    {
      id: "d1",
      how: "talk",
      text: "Le thème : les transmissions.",
      by: ["supported", "trainer"],
      card: "w1",
      subject: "s1",
      present: { parts: ["supported"], supported: "here" },
      at: 7,
      phase: null,
      over: null,
    },
  ]);
  // Nobody is in it, neither who noted it nor who was there.
  expect(JSON.stringify(session.decisions)).not.toMatch(/iris|loriot|"x"/);
  expect(run(session, note("d1", { text: "Autre chose." }))).toBe(session);
});

test("DEC10 [A05] who was there is told as parts, of enough people alone; a small table tells people concerned from all others, and who hides their part has none", () => {
  const of = (parts: readonly (Part | null)[], wish: Partial<Sitter> = {}) => parts.map((part) => seat(part, wish));
  const three = (part: Part): Sitter[] => of([part, part, part]);
  expect(presentOf([...three("trainer"), ...three("supported")])).toEqual({
    parts: ["supported", "other"],
    supported: "here",
  });
  expect(presentOf([...three("trainer"), ...of(["supported", "supported"])])).toEqual({
    parts: ["other"],
    supported: "unsaid",
  });
  expect(presentOf([...three("trainer"), seat("authority")])).toEqual({ parts: ["other"], supported: "none" });
  // Somebody who has not said it may be concerned.
  expect(presentOf([...three("trainer"), seat(null)]).supported).toBe("unsaid");
  expect(presentOf([...three("trainer"), seat("supported", { isPartHidden: true })]).supported).toBe("unsaid");
  expect(presentOf(of(["supported", "supported", "supported"], { role: "observer" }))).toEqual({
    parts: [],
    supported: "none",
  });
  const wide = [...three("trainer"), ...three("supported"), ...three("authority"), seat("adviser")];
  expect(presentOf(wide)).toEqual({ parts: ["supported", "trainer", "authority"], supported: "here" });
});

test("DEC11 what holds no longer stays and says so; what was noted is taken back with its words, what all consented to is not", () => {
  const noted = run(NEW_SESSION, note("d1"));
  const over = run(noted, { kind: "decision.end", decision: "d1" as DecisionId, erase: false });
  expect(over.decisions).toMatchObject([{ text: "Le thème : les transmissions.", over: 7 }]);
  expect(run(over, { kind: "decision.end", decision: "d1" as DecisionId, erase: false })).toBe(over);
  const erase = { kind: "decision.end", decision: "d1" as DecisionId, erase: true } as const;
  const gone = reduce(over, erase, { asker: iris, now: 8 });
  expect(gone.ok && gone.value.effects).toEqual([{ kind: "scrub" }]);
  expect(gone.ok && gone.value.session.decisions).toMatchObject([{ text: "", card: null, subject: null, over: 7 }]);
  const consented: Session = { ...noted, decisions: noted.decisions.map((one) => ({ ...one, how: "consent" })) };
  expect(refusal(consented, erase)).toBe("decided-by-all");
  expect(refusal(consented, { ...erase, decision: "d9" as DecisionId })).toBe("no-such-decision");
});

test("DEC12 the register lasts over the meetings of a table, and an older session has an empty one", () => {
  const noted = run(NEW_SESSION, note("d1"));
  const at = { asker: host, now: 9 };
  const closed = reduce(noted, { kind: "board.close", decided: "", tasks: [], deleteAt: null }, at);
  if (!closed.ok) throw new Error(closed.reason);
  const leave = { zones: [], outside: false, kinds: [] };
  const next = reduce(closed.value.session, { kind: "meeting.open", after: 1, leave, phases: null }, at);
  expect(next.ok && next.value.session.decisions).toEqual(noted.decisions);
  const { decisions: _, programme: __, ...older } = NEW_SESSION;
  const { held: ___, ...consents } = NEW_SESSION.consents;
  expect(sessionFrom({ ...older, consents } as Session)).toEqual(NEW_SESSION);
});

test("LIM180 the register has so many lines", () => {
  let session = NEW_SESSION;
  for (let at = 0; at < limits.DECISIONS_MAX_COUNT; at += 1) session = run(session, note(`d${at}`));
  expect(refusal(session, note("more"))).toBe("decisions-full");
});

test("LIM181 a decision is so long, and says something", () => {
  const long = "x".repeat(limits.LINE_TEXT_MAX_CHARS);
  expect(refusal(NEW_SESSION, note("d1", { text: long }))).toBe(null);
  expect(refusal(NEW_SESSION, note("d1", { text: `${long}x` }))).toBe("decision-too-long");
  expect(refusal(NEW_SESSION, note("d1", { text: " " }))).toBe("decision-missing");
});
