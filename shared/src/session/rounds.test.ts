import { describe, expect, test } from "vitest";
import type { CardId, MemberId, PhaseId, SheetId } from "../ids.ts";
import * as limits from "../limits.ts";
import { accessOf } from "./access.ts";
import { NEW_SESSION, reduce } from "./reducer.ts";
import type { SessionCommand } from "./reducer.ts";
import type { Effect } from "./step.ts";
import type { Asker, Gate, Phase, Session } from "./types.ts";
import { viewOf } from "./view.ts";

const loriot: Asker = { id: "loriot" as MemberId, role: "host", part: "supported", people: 1 };
const tilleul: Asker = { id: "tilleul" as MemberId, role: "participant", part: "trainer", people: 2 };
const iris: Asker = { id: "iris" as MemberId, role: "participant", part: "supported", people: 1 };
const merle: Asker = { id: "merle" as MemberId, role: "observer", part: "authority", people: 1 };

function phase(gate: Gate): Phase {
  return { id: gate as string as PhaseId, name: gate, purpose: "", minutes: 5, gate, readyRule: "none" };
}

function at(gate: Gate): Session {
  const phases = [phase("open"), phase("experience-first"), phase("private")];
  return { ...NEW_SESSION, phases, phase: gate as string as PhaseId };
}

function take(session: Session, command: SessionCommand, asker: Asker) {
  return reduce(session, command, { asker, now: 0 });
}

function run(
  session: Session,
  command: SessionCommand,
  asker: Asker,
): { session: Session; effects: readonly Effect[] } {
  const reply = take(session, command, asker);
  if (!reply.ok) throw new Error(reply.reason);
  return reply.value;
}

let count = 0;
function begin(session: Session, asker: Asker, person = 0): Session {
  return run(session, { kind: "sheet.open", person, sheet: `s${(count += 1)}` as SheetId }, asker).session;
}

const CARDS = ["c1" as CardId];

describe("private writing", () => {
  test("RND18 a sheet is begun by whoever the board is closed to, once, and by nobody else", () => {
    expect(take(at("open"), { kind: "sheet.open", person: 0, sheet: "s" as SheetId }, iris)).toMatchObject({
      reason: "no-sheet-now",
    });
    expect(take(at("experience-first"), { kind: "sheet.open", person: 0, sheet: "s" as SheetId }, iris)).toMatchObject({
      reason: "no-sheet-now",
    });
    expect(take(at("private"), { kind: "sheet.open", person: 0, sheet: "s" as SheetId }, merle)).toMatchObject({
      reason: "no-sheet-now",
    });
    expect(take(at("private"), { kind: "sheet.open", person: 1, sheet: "s" as SheetId }, iris)).toMatchObject({
      reason: "no-such-person",
    });
    const one = begin(at("experience-first"), tilleul);
    const two = begin(begin(one, tilleul), tilleul, 1);
    expect(two.rounds.sheets.map(({ member, person, epoch }) => [member, person, epoch])).toEqual([
      ["tilleul", 0, 1],
      ["tilleul", 1, 1],
    ]);
    const taken = two.rounds.sheets[0]?.sheet as SheetId;
    expect(
      take({ ...two, phase: "private" as PhaseId }, { kind: "sheet.open", person: 0, sheet: taken }, iris),
    ).toMatchObject({
      reason: "no-such-sheet",
    });
    for (const asker of [loriot, tilleul, iris])
      expect(accessOf(at("private"), asker)).toMatchObject({ cards: false, reason: "private" });
  });

  test("RND19 a view has one's own sheets and nobody else's, whoever leads included", () => {
    const both = begin(begin(at("private"), iris), tilleul);
    const [ofIris] = both.rounds.sheets;
    for (const asker of [loriot, tilleul, merle])
      expect(JSON.stringify(viewOf(both, asker, 0))).not.toContain(`"${ofIris?.sheet}"`);
    expect(viewOf(both, iris, 0).rounds.sheets).toEqual([{ person: 0, sheet: ofIris?.sheet, epoch: 1 }]);
  });

  test("RND20 a reveal takes up all sheets under their next epochs; pressed again with the same number it is none", () => {
    const both = begin(begin(at("private"), iris), tilleul);
    const wish = { kind: "round.reveal", how: "all", reveals: 0 } as const;
    const { session, effects } = run(both, wish, loriot);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({
      kind: "board",
      change: { kind: "sheets.publish", sheets: [{ epoch: 1, cards: null }, { epoch: 1 }] },
    });
    expect(session.rounds).toMatchObject({ reveals: 1, sheets: [{ epoch: 2 }, { epoch: 2 }] });
    expect(run(session, wish, loriot)).toEqual({ session, effects: [] });
    expect(run(at("private"), wish, loriot).effects).toEqual([]);
  });

  test("RND21 by oneself one publishes while the gate is open to one, or in turns, which end with the phase", () => {
    const begun = begin(at("private"), iris);
    const publish = { kind: "draft.publish", person: 0, cards: CARDS } as const;
    expect(take(begun, publish, iris)).toMatchObject({ reason: "publish-not-now" });
    expect(take(begun, publish, tilleul)).toMatchObject({ reason: "no-such-sheet" });
    const { session: turns } = run(begun, { kind: "round.reveal", how: "turns", reveals: 0 }, loriot);
    expect(run(turns, publish, iris).effects).toMatchObject([
      { change: { sheets: [{ cards: CARDS, member: "iris" }] } },
    ]);
    const { session: next } = run(turns, { kind: "phase.set", phase: "experience-first" as PhaseId }, loriot);
    expect(next.rounds.turns).toBe(false);
    expect(take(next, publish, { ...iris, part: "trainer" })).toMatchObject({ reason: "publish-not-now" });
    expect(take({ ...next, phase: "open" as PhaseId }, publish, { ...iris, part: "trainer" }).ok).toBe(true);
  });

  test("LIM133 how many cards there are is said in steps, and a table has so many sheets", () => {
    const counted = (cards: number) =>
      run(at("private"), { kind: "sheets.counted", cards }, loriot).session.rounds.cards;
    expect(counted(limits.SHEET_COUNT_STEP_COUNT - 1)).toBe(0);
    expect(counted(limits.SHEET_COUNT_STEP_COUNT)).toBe(limits.SHEET_COUNT_STEP_COUNT);
    expect(counted(2 * limits.SHEET_COUNT_STEP_COUNT + 1)).toBe(2 * limits.SHEET_COUNT_STEP_COUNT);
    const sheets = Array.from({ length: limits.SHEETS_MAX_COUNT }, (_, index) => ({
      sheet: `full${index}` as SheetId,
      epoch: 1,
      member: `m${index}` as MemberId,
      person: 0,
    }));
    const full: Session = { ...at("private"), rounds: { ...NEW_SESSION.rounds, sheets } };
    expect(take(full, { kind: "sheet.open", person: 0, sheet: "one" as SheetId }, iris)).toMatchObject({
      reason: "too-many-sheets",
    });
  });

  test("nothing of a removed member's sheets stays, in a closed table neither", () => {
    const begun = begin(at("private"), iris);
    const { session, effects } = run(begun, { kind: "member.forget", member: iris.id }, loriot);
    expect(session.rounds.sheets).toEqual([]);
    expect(effects).toMatchObject([{ change: { kind: "sheets.drop" } }]);
    const closed: Session = { ...begun, closing: { ...begun.closing, closed: { at: 0 } as never } };
    expect(take(closed, { kind: "member.forget", member: iris.id }, loriot).ok).toBe(true);
  });
});
