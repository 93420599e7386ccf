import type { Board } from "@tablee/shared/board/types";
import type { MeetingRecord, Series } from "@tablee/shared/session/series";
import type { Brought } from "../../session/closing/my-copy.ts";

/** A meeting of the table, and whether somebody wrote in it: no list of who came is kept anywhere. */
export interface MeetingDay {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly day: number;
  readonly isNow: boolean;
  readonly hasWritten: boolean;
}

export function meetingsOf({
  series,
  past,
  board,
  brought,
  now,
}: {
  readonly series: Series | undefined;
  /** Newest first. */
  readonly past: readonly Pick<MeetingRecord, "number" | "closedAt">[];
  readonly board: Board;
  readonly brought: readonly Brought[];
  readonly now: number;
}): readonly MeetingDay[] {
  if (!series) return [];
  const closed = past.filter(({ number }) => number < series.number).toReversed();
  let since = 0;
  const wroteUntil = (end: number): boolean => {
    const from = since;
    since = end;
    return brought.some(({ card: { born } }) => born.at > from && born.at <= end);
  };
  const over = closed.map(({ number, closedAt }): MeetingDay => {
    return { number, day: closedAt, isNow: false, hasWritten: wroteUntil(closedAt) };
  });
  const day = series.openedAt ?? series.closedAt ?? firstDay(board, now);
  return [...over, { number: series.number, day, isNow: true, hasWritten: wroteUntil(Infinity) }];
}

/** When a first meeting began nobody noted: the day of its first card, else today. */
function firstDay({ cards }: Board, now: number): number {
  const days = [...cards.values()].map(({ born }) => born.at).filter((at) => at > 0);
  return days.reduce((first, at) => Math.min(first, at), now);
}
