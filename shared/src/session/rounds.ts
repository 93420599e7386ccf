import type { CardId, MemberId, SheetId } from "../ids.ts";
import * as limits from "../limits.ts";
import { can } from "../rules/roles.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { accessOf } from "./access.ts";
import { sitsHere } from "./seat.ts";
import type { SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Effect, Step } from "./step.ts";
import { drawn, endTurn, hasTurn, NO_TURNS, TURN_REASONS } from "./turns.ts";
import type { TurnCommand } from "./turns.ts";
import type { Access, Asker, Rounds, RoundsView, Session, Sheet } from "./types.ts";

/**
 * A sheet is a document of one person alone. It is begun when that person first writes while the shared board is closed
 * to them, and lives as long as they sit at the table; each time cards leave it, what stays goes on under the next epoch.
 *
 *                 sheet.open                     draft.publish, one’s own: while the gate lets one write, or in one’s turn
 *      no sheet ─────────────► sheet, epoch 1 ──────────────────────────────────────────────► sheet, epoch + 1
 *      (gate private, or                     ──── round.reveal all: everybody’s at once ────►
 *       not one’s turn)                              (new cards without a writer; the old document is deleted)
 *
 *      turns:  no ──round.reveal turns──► one after the other: turns.ts ──round.reveal all, or another phase──► no
 *
 * What is kept back stays. `reveals` counts, so that a reveal pressed by two hosts at once is one.
 */

export type RoundCommand =
  | TurnCommand
  /** `sheet`: made of chance by whoever begins it. */
  | { readonly kind: "sheet.open"; readonly person: number; readonly sheet: SheetId }
  | { readonly kind: "draft.publish"; readonly person: number; readonly cards: readonly CardId[] }
  | { readonly kind: "round.reveal"; readonly how: "all" | "turns"; readonly reveals: number }
  /** Of the house alone. `cards`: on all sheets together. */
  | { readonly kind: "sheets.counted"; readonly cards: number };

const KINDS: ReadonlySet<string> = new Set<RoundCommand["kind"]>([
  "sheet.open",
  "draft.publish",
  "round.reveal",
  "turn.end",
  "sheets.counted",
]);

export function isOfRounds<Other extends { readonly kind: string }>(
  command: Other | RoundCommand,
): command is RoundCommand {
  return KINDS.has(command.kind);
}

export const ROUND_REASONS = [
  "no-sheet-now",
  "no-such-sheet",
  "publish-not-now",
  "too-many-sheets",
  ...TURN_REASONS,
] as const;
export type RoundReason = (typeof ROUND_REASONS)[number] | SeatReason;

export const NO_ROUNDS: Rounds = { sheets: [], ...NO_TURNS, reveals: 0, cards: 0 };

export function reduceRounds(
  session: Session,
  command: RoundCommand,
  context: Pick<Context, "asker" | "table" | "chance">,
): Reply<Step, RoundReason> {
  const { asker } = context;
  switch (command.kind) {
    case "sheet.open":
      return openSheet(session, asker, command);
    case "draft.publish":
      return publishOwn(session, asker, command);
    case "round.reveal":
      return reveal(session, command, context);
    case "turn.end":
      return endTurn(session, command, context);
    default:
      return step(withRounds(session, { cards: coarse(command.cards) }));
  }
}

function withRounds(session: Session, part: Partial<Rounds>): Session {
  const changed = Object.entries(part).some(([key, value]) => session.rounds[key as keyof Rounds] !== value);
  return changed ? { ...session, rounds: { ...session.rounds, ...part } } : session;
}

/**
 * A number that goes up by one while one person is seen to write says who wrote. It goes up by several, and is looked at
 * only now and then: see SHEET_COUNT_EVERY_MS.
 */
function coarse(cards: number): number {
  return cards - (cards % limits.SHEET_COUNT_STEP_COUNT);
}

function mayBegin(session: Session, asker: Asker): boolean {
  const { reason } = accessOf(session, asker);
  return can(asker.role, "write") && (reason === "private" || reason === "experience-first");
}

function mayPublish(session: Session, asker: Asker, person?: number): boolean {
  return can(asker.role, "write") && (accessOf(session, asker).cards || hasTurn(session.rounds, asker, person));
}

function sheetOf(session: Session, member: MemberId, person: number): Sheet | undefined {
  return session.rounds.sheets.find((sheet) => sheet.member === member && sheet.person === person);
}

function openSheet(
  session: Session,
  asker: Asker,
  { person, sheet: id }: { readonly person: number; readonly sheet: SheetId },
): Reply<Step, RoundReason> {
  if (sheetOf(session, asker.id, person)) return step(session);
  if (!sitsHere(asker, person)) return no("no-such-person");
  if (!mayBegin(session, asker)) return no("no-sheet-now");
  const { sheets } = session.rounds;
  if (sheets.length >= limits.SHEETS_MAX_COUNT) return no("too-many-sheets");
  if ([...sheets, ...session.pairs].some((one) => one.sheet === id)) return no("no-such-sheet");
  const sheet: Sheet = { sheet: id, epoch: 1, member: asker.id, person };
  return step(withRounds(session, { sheets: [...sheets, sheet] }));
}

function publishOwn(
  session: Session,
  asker: Asker,
  { person, cards }: { readonly person: number; readonly cards: readonly CardId[] },
): Reply<Step, RoundReason> {
  const sheet = sheetOf(session, asker.id, person);
  if (!sheet) return no("no-such-sheet");
  if (!mayPublish(session, asker, person)) return no("publish-not-now");
  const change: Effect = { kind: "board", change: { kind: "sheets.publish", sheets: [wish(sheet, cards)] } };
  return step(withRounds(session, { sheets: nextEpochs(session, [sheet]) }), [change]);
}

function wish({ sheet, epoch, member }: Sheet, cards: readonly CardId[] | null) {
  return { sheet, epoch, member, cards };
}

function nextEpochs(session: Session, gone: readonly Sheet[]): readonly Sheet[] {
  return session.rounds.sheets.map((sheet) => (gone.includes(sheet) ? { ...sheet, epoch: sheet.epoch + 1 } : sheet));
}

function reveal(
  session: Session,
  { how, reveals }: { readonly how: "all" | "turns"; readonly reveals: number },
  { table = [], chance }: Pick<Context, "table" | "chance">,
): Reply<Step, RoundReason> {
  const { rounds } = session;
  if (reveals !== rounds.reveals) return step(session);
  if (how === "turns") {
    // Two who lead and press at once draw once.
    return step(rounds.turns ? session : withRounds(session, { turns: true, order: drawn(table, chance), at: 0 }));
  }
  const next: Partial<Rounds> = { ...NO_TURNS, reveals: reveals + 1, cards: 0 };
  if (rounds.sheets.length === 0) return step(withRounds(session, next));
  const sheets = rounds.sheets.map((sheet) => wish(sheet, null));
  const revealed = withRounds(session, { ...next, sheets: nextEpochs(session, rounds.sheets) });
  return step(revealed, [{ kind: "board", change: { kind: "sheets.publish", sheets } }]);
}

/** What was written privately by somebody who is removed goes with them. */
export function forgetSheets(session: Session, member: MemberId): Step {
  const [gone, sheets] = [true, false].map((isTheirs) =>
    session.rounds.sheets.filter((sheet) => (sheet.member === member) === isTheirs),
  );
  if (!gone?.length) return { session, effects: [] };
  const dropped = gone.map(({ sheet, epoch }) => ({ sheet, epoch }));
  return {
    session: withRounds(session, { sheets: sheets ?? [] }),
    effects: [{ kind: "board", change: { kind: "sheets.drop", sheets: dropped } }],
  };
}

export function roundsView(session: Session, asker: Asker): RoundsView {
  const { sheets, turns, order, at, reveals, cards } = session.rounds;
  const mine = sheets.filter(({ member }) => member === asker.id);
  return {
    sheets: mine.map(({ sheet, epoch, person }) => ({ sheet, epoch, person })),
    turns,
    order,
    at,
    reveals,
    cards,
    mayBegin: mayBegin(session, asker),
    mayPublish: mayPublish(session, asker),
  };
}

/** A sheet is its person’s, whatever the gate says; one who only looks on writes nowhere. */
export function sheetAccess(asker: Asker): Access {
  return can(asker.role, "write")
    ? { cards: true, structure: true, reason: null }
    : { cards: false, structure: false, reason: "observer" };
}
