import type { CardId, LineId } from "../ids.ts";
import type { Board } from "./types.ts";

/**
 * Whether somebody’s own experience stands behind a response: a line of the framework, a clause, what a training will do, a
 * proposal. It forbids nothing; where it is missing, that is said wherever the response is read.
 */

/** `others`: cards stand behind it, and none of them is experience. */
export type Backing = "experience" | "others" | "none";

export function backingOf({ cards }: Pick<Board, "cards">, sources: readonly CardId[]): Backing {
  const there = sources.flatMap((id) => cards.get(id) ?? []);
  if (there.length === 0) return "none";
  return there.some(({ knowledge }) => knowledge === "experience") ? "experience" : "others";
}

/** Of a proposal, what stands behind the line or the card that it is about; words alone have nothing behind them. */
export function backingOfProposal(
  board: Pick<Board, "cards" | "lines">,
  { line, card = null }: { readonly line: LineId | null; readonly card?: CardId | null | undefined },
): Backing {
  const sources = line === null ? [] : (board.lines.get(line)?.sources ?? []);
  return backingOf(board, card === null ? sources : [...sources, card]);
}
