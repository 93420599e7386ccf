import { itemOf, shownOf } from "./items.ts";
import type { Board, Card } from "./types.ts";

/** How it stands with what is in the way: of a whole table, and never of who said what. */
export interface ObstacleCounts {
  /** All that are not removed: what is only said to be is open, until it is confirmed. */
  readonly open: number;
  /** Of those that are open. */
  readonly blocked: number;
  /** Of those that are open. */
  readonly reopened: number;
  /** Since the moment that was asked for. */
  readonly removed: number;
}

/**
 * Removed ones are counted in the meeting in which that was confirmed, and in no other: whether they go along into the
 * next or are left behind, they are added up once. `since`: milliseconds since 1970.
 */
export function obstaclesOf(board: Pick<Board, "cards" | "notes" | "records">, since: number): ObstacleCounts {
  const all = [...board.cards.values()].filter(({ kind }) => kind === "obstacle");
  const shown = all.map((card) => shownOf(board, card));
  return {
    open: shown.filter((one) => one !== "removed").length,
    blocked: shown.filter((one) => one === "blocked").length,
    reopened: shown.filter((one) => one === "reopened").length,
    removed: all.filter((card, at) => shown[at] === "removed" && confirmedAt(board, card) >= since).length,
  };
}

function confirmedAt(board: Pick<Board, "notes" | "records">, { id }: Card): number {
  const { claim, history } = itemOf(board, id);
  const confirmed = history.findLast(
    (entry) => entry.by === "house" && entry.record.what === "confirmed" && entry.record.of === claim,
  );
  return confirmed?.by === "house" ? confirmed.record.at : -Infinity;
}
