import { addStatements } from "../board/edit-statements.ts";
import type { NewStatement, StatementReason } from "../board/edit-statements.ts";
import type { Hand } from "../board/hand.ts";
import { frameworkOf, outlineOf, readingOrder } from "../board/outline.ts";
import type { Board, Field, Kind, Statement } from "../board/types.ts";
import type { Reply } from "../reply.ts";
import type { StatementId } from "../ids.ts";

/**
 * Fills the sheet from the board, in the words that are there: it adds and never overwrites. What was brought once, and is
 * in its field by its card or its line, is not brought again, also when somebody has written on in it since.
 */

/** Which cards feed which field. Other fields are for people to write. */
export const FEEDS: Readonly<Partial<Record<Kind, Field>>> = {
  situation: "context",
  need: "problem",
  obstacle: "problem",
  tip: "tip",
};

export function fillSheet(hand: Hand, board: Board, title: string): Reply<StatementId[], StatementReason> {
  return addStatements(hand, missingOf(board, title));
}

/** What the board has and the sheet has not. */
export function missingOf(board: Board, title: string): NewStatement[] {
  const there = [...board.statements.values()];
  const isHere = (field: Field, holds: (statement: Statement) => boolean): boolean =>
    there.some((statement) => statement.field === field && holds(statement));
  const cards = readingOrder(outlineOf(board)).flatMap(({ id, kind, text, unread }): NewStatement[] => {
    const field = FEEDS[kind];
    const isWanted = field && !unread && text.trim() !== "" && !isHere(field, ({ sources }) => sources.includes(id));
    return isWanted ? [{ field, text, sources: [id] }] : [];
  });
  const lines = frameworkOf(board.lines.values())
    .flatMap((part) => part.lines)
    .filter(({ id, text }) => text.trim() !== "" && !isHere("activity", ({ line }) => line === id))
    .map(({ id, text, sources }): NewStatement => ({ field: "activity", text, sources, line: id }));
  const isTitled = title.trim() === "" || isHere("title", ({ text }) => text.trim() !== "");
  return [...(isTitled ? [] : [{ field: "title", text: title } as const]), ...cards, ...lines];
}
