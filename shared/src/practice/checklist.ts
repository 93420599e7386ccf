import { addStatements, deleteStatement } from "../board/edit-statements.ts";
import type { NewStatement, StatementReason } from "../board/edit-statements.ts";
import type { Hand } from "../board/hand.ts";
import { transact } from "../board/hand.ts";
import { itemOf, needsConfirming } from "../board/items.ts";
import type { Item } from "../board/items.ts";
import { compareOrder } from "../board/order.ts";
import { outlineOf, readingOrder, zoneOf } from "../board/outline.ts";
import type { Board, Card, Statement } from "../board/types.ts";
import type { CardId, StatementId } from "../ids.ts";
import type { Reply } from "../reply.ts";

/**
 * The conditions for success as three lists: before, during, after. A line is a condition, and its card says all that the card
 * of something to be done says already: whether it is met, for which day, who has taken it on. The line adds what there is to
 * do, which role sees to it, and, where the area of the card does not say so, when.
 */

export const TIMES = ["before", "during", "after"] as const;
export type Time = (typeof TIMES)[number];

export interface CheckLine {
  readonly statement: Statement;
  /** Null: it is gone, or not here yet. What was written about it stays to be read. */
  readonly card: Card | null;
  /** Null: nobody has said so yet. */
  readonly time: Time | null;
  readonly item: Item | null;
  readonly isDone: boolean;
  /** Said to be met, by whoever; those who live it have not confirmed it. */
  readonly isToConfirm: boolean;
}

type Held = Pick<Board, "cards" | "zones" | "groups" | "statements" | "notes" | "records">;

/**
 * In the order in which they came. Two people who make a list at once make two lines of one card: of those that say nothing
 * beyond the card the first is enough, and none that says something is passed over.
 */
export function checklistOf(board: Held): readonly CheckLine[] {
  const seen = new Set<CardId>();
  return checksOf(board).flatMap((statement): CheckLine[] => {
    const [id] = statement.sources;
    const isFirst = id !== undefined && !seen.has(id);
    if (id !== undefined) seen.add(id);
    if (!isFirst && isBlank(statement)) return [];
    const card = id === undefined ? undefined : board.cards.get(id);
    // What was deleted without a word about it is missed by nobody.
    return card || !isBlank(statement) ? [lineOf(board, statement, card ?? null)] : [];
  });
}

function checksOf({ statements }: Pick<Board, "statements">): Statement[] {
  return [...statements.values()].filter(({ field }) => field === "check").sort(compareOrder);
}

function isBlank({ text, note }: Statement): boolean {
  return text.trim() === "" && note.trim() === "";
}

function lineOf(board: Held, statement: Statement, card: Card | null): CheckLine {
  const item = card && itemOf(board, card.id);
  const isDone = item?.status === "removed";
  const isToConfirm = isDone && card !== null && needsConfirming(card) && !item.isConfirmed;
  return { statement, card, time: timeOf(board, statement, card), item, isDone, isToConfirm };
}

/** As somebody said; else as the area of its card says, wherever that lies now. */
function timeOf(board: Held, { value }: Statement, card: Card | null): Time | null {
  const section = card && zoneOf(board, card)?.section;
  return TIMES.find((time) => time === value) ?? TIMES.find((time) => time === section) ?? null;
}

/** The conditions of the table that are in no list, in reading order; of chosen cards, those. */
export function conditionsToCome(board: Held, chosen?: ReadonlySet<string>): readonly Card[] {
  const listed = new Set(checksOf(board).flatMap(({ sources }) => sources));
  return readingOrder(outlineOf(board)).filter(
    ({ id, kind, unread }) => kind === "condition" && !unread && !listed.has(id) && (chosen?.has(id) ?? true),
  );
}

/** All of them, or none where there is no room. */
export function addConditions(
  hand: Hand,
  board: Held,
  chosen?: ReadonlySet<string>,
): Reply<StatementId[], StatementReason> {
  const lines = conditionsToCome(board, chosen).map(({ id }): NewStatement => ({ field: "check", sources: [id] }));
  return addStatements(hand, lines);
}

/** With the lines of the same card that say nothing: one of them would stand in its place. */
export function dropLine(hand: Hand, board: Pick<Board, "statements">, { statement }: CheckLine): void {
  const twins = checksOf(board).filter(
    (one) => one.id === statement.id || (isBlank(one) && one.sources[0] === statement.sources[0]),
  );
  transact(hand, () => twins.forEach(({ id }) => deleteStatement(hand, id)));
}

export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** By cards: what stands in two lines is one condition. */
export function progressOf(lines: readonly CheckLine[]): Progress {
  const cards = new Map(lines.flatMap(({ card, isDone }) => (card ? [[card.id, isDone] as const] : [])));
  return { done: [...cards.values()].filter(Boolean).length, of: cards.size };
}
