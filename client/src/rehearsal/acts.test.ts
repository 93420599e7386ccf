import type { CardId, MemberId, PhaseId, VoteId } from "@tablee/shared/ids";
import { SIMULATED_MAX_COUNT, SIMULATED_MIN_COUNT } from "@tablee/shared/limits";
import { NEW_SESSION } from "@tablee/shared/session/reducer";
import type { Gate, Session } from "@tablee/shared/session/types";
import { viewOf } from "@tablee/shared/session/view";
import { expect, test } from "vitest";
import { nextAct } from "./acts.ts";
import type { Knows } from "./acts.ts";
import { isSimulated, rolesOf, Voice } from "./said.ts";

const me = { id: "me" as MemberId, role: "participant", people: 1 } as const;

function at(gates: readonly Gate[], now: number, more: Partial<Session> = {}): Session {
  const phases = gates.map((gate, place) => ({
    id: `p${place}` as PhaseId,
    name: gate,
    purpose: "",
    minutes: 5,
    gate,
    readyRule: "none" as const,
  }));
  return { ...NEW_SESSION, phases, phase: phases[now]?.id ?? null, ...more };
}

function act(session: Session, knows: Partial<Omit<Knows, "view">> = {}): string | null {
  const rest = { part: "trainer", cards: 0, reacted: false, hasCards: false, ...knows } as const;
  const next = nextAct({ view: viewOf(session, { ...me, part: rest.part }, 0), ...rest });
  return next && ("where" in next ? `${next.kind} ${next.where}` : next.kind);
}

test("REH5 somebody simulated writes where and when the phase says, then is ready, and does nothing before the first", () => {
  const agenda = ["open", "experience-first", "private"] as const;
  expect(act(at(agenda, -1))).toBeNull();
  expect(act(at(agenda, 0))).toBe("ready");
  expect(act(at(agenda, 0), { hasCards: true })).toBe("react");
  expect(act(at(agenda, 0), { hasCards: true, reacted: true })).toBe("ready");
  expect(act(at(agenda, 0, { ready: [me.id] }))).toBeNull();
  expect(act(at(agenda, 1), { part: "supported" })).toBe("card table");
  expect(act(at(agenda, 1), { part: "supported", cards: 2 })).toBe("ready");
  expect(act(at(agenda, 1))).toBe("ready");
  expect(act(at(agenda, 2))).toBe("card sheet");
  expect(act(at(agenda, 2), { cards: 2 })).toBe("ready");
  // An agenda that says nothing of when to write.
  expect(act(at(["open"], 0))).toBe("card table");
});

test("REH6 what everybody is asked comes first: rules, a vote, and nothing on a closed table", () => {
  const rules = { text: "Des règles", round: 2, agreed: [] };
  const votes = {
    open: { id: "v" as VoteId, question: "", points: 5, maxPerCard: 2, cards: ["c" as CardId], ballots: {} },
    results: [],
  };
  expect(act(at(["private"], 0, { rules, votes }))).toBe("agree");
  expect(act(at(["private"], 0, { rules: { ...rules, agreed: [{ member: me.id, person: 0 }] }, votes }))).toBe("vote");
  const closing = { ...NEW_SESSION.closing, closed: true };
  expect(act(at(["private"], 0, { rules, votes, closing }))).toBeNull();
});

test("SAF16 while the table is paused nobody simulated does anything", () => {
  const pause = { timerRan: false, floorMs: null, mirrorMs: null };
  const before = at(["open"], 0);
  expect(act(before)).toBe("ready");
  expect(act({ ...before, safety: { ...before.safety, pause } })).toBeNull();
});

test.each(["fr", "en"] as const)(
  "REH7 those who come are few enough, told apart, and marked as simulated (%s)",
  (locale) => {
    expect(rolesOf(0, locale)).toHaveLength(SIMULATED_MIN_COUNT);
    const all = rolesOf(99, locale);
    expect(all).toHaveLength(SIMULATED_MAX_COUNT);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.every(({ name }) => isSimulated(name))).toBe(true);
    expect(isSimulated("Mésange")).toBe(false);
    expect(rolesOf(SIMULATED_MIN_COUNT, locale).map(({ part }) => part)).toContain("supported");
    const voice = new Voice(locale, () => 0);
    const said = Array.from({ length: 7 }, () => voice.card("practice"));
    expect(new Set(said).size).toBe(7);
  },
);
