import { obstaclesOf } from "@tablee/shared/board/obstacles";
import type { ObstacleCounts } from "@tablee/shared/board/obstacles";
import type { Board } from "@tablee/shared/board/types";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import type { Choice, Shown } from "@tablee/shared/session/check-in";
import type { Band } from "@tablee/shared/session/parity";
import type { SessionView } from "@tablee/shared/session/types";
import { statementsOf } from "./statements.ts";
import type { Statement } from "./statements.ts";

/** The meetings of a table side by side: how it stands with obstacles, with trust, and with who leads. */

export type Pulse =
  | { readonly kind: "bands"; readonly bands: ReadonlyMap<Choice, Band> }
  /** Too few answered. */
  | { readonly kind: "hidden" }
  /** Nobody was asked, or nobody has shown it yet. */
  | { readonly kind: "unasked" }
  /** Another question was asked than the one that is compared: its answers say nothing of this one. */
  | { readonly kind: "other" };

/** A meeting at its end; the one that is on, as it is now. */
export interface Point {
  readonly number: number;
  readonly isOn: boolean;
  /** Null: it was archived before this was counted, and its board has not been looked at. */
  readonly obstacles: ObstacleCounts | null;
  readonly pulse: Pulse;
  /** With a supported person; null: it was archived before this was noted. */
  readonly isLedTogether: boolean | null;
}

export interface Comparison {
  /** What the pulse asks; empty: the usual words. */
  readonly question: string;
  /** All of the table, oldest first. */
  readonly all: readonly Point[];
  /** Those that are laid side by side. */
  readonly chosen: readonly Point[];
  readonly statements: readonly Statement[];
}

/** The last ones, if nobody chooses others. */
const FIRST_CHOSEN_COUNT = 5;

export interface ToCompare {
  readonly view: SessionView;
  readonly board: Board;
  /** Newest first. */
  readonly meetings: readonly MeetingInfo[];
  /** Boards that were asked for, by number. */
  readonly past: ReadonlyMap<number, Board>;
}

export function pointsOf({ view, board, meetings, past }: ToCompare): readonly Point[] {
  const { question } = view.checkIn;
  const then = meetings.map((meeting): Point => {
    const seen = past.get(meeting.number);
    return {
      number: meeting.number,
      isOn: false,
      // Where an older archive has no counts, the board that it kept has them.
      obstacles: meeting.obstacles ?? (seen ? obstaclesOf(seen, meeting.openedAt ?? 0) : null),
      pulse: pulseOf(meeting.checkIn?.pulse ?? null, (meeting.checkIn?.question ?? question) === question),
      isLedTogether: meeting.ledWithSupported ?? null,
    };
  });
  const now: Point = {
    number: view.series.number,
    isOn: true,
    obstacles: obstaclesOf(board, view.series.openedAt ?? 0),
    pulse: pulseOf(view.checkIn.pulse.shown, true),
    isLedTogether: view.series.ledWithSupported ?? null,
  };
  return [...then.toReversed(), now];
}

function pulseOf(shown: Shown | null, isSameQuestion: boolean): Pulse {
  if (!shown) return { kind: "unasked" };
  if (!isSameQuestion) return { kind: "other" };
  if (shown.kind === "hidden") return { kind: "hidden" };
  return { kind: "bands", bands: new Map(shown.bands.map(({ choice, band }) => [choice, band])) };
}

/** `numbers`: null for the last ones. */
export function comparisonOf(seen: ToCompare, numbers: ReadonlySet<number> | null): Comparison {
  const all = pointsOf(seen);
  const chosen = numbers ? all.filter(({ number }) => numbers.has(number)) : all.slice(-FIRST_CHOSEN_COUNT);
  const statements = statementsOf(seen, new Set(chosen.map(({ number }) => number)));
  return { question: seen.view.checkIn.question, all, chosen, statements };
}

export interface Stretch {
  readonly from: Point;
  readonly to: Point;
  /** Confirmed after the end of the first, up to the end of the last; null where a meeting between was never counted. */
  readonly removed: number | null;
}

/** From the first to the last of those chosen, with what was removed between, in chosen meetings or not. */
export function stretchOf({ all, chosen }: Comparison): Stretch | null {
  const [from, to] = [chosen[0], chosen.at(-1)];
  if (!from || !to || from === to) return null;
  const between = all.filter(({ number }) => number > from.number && number <= to.number);
  const counts = between.map(({ obstacles }) => obstacles?.removed ?? null);
  const removed = counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
  return { from, to, removed };
}

/** How many of those chosen were led with a supported person, of those of which it is known. */
export function ledTogether({ chosen }: Comparison): { readonly count: number; readonly of: number } {
  const known = chosen.filter(({ isLedTogether }) => isLedTogether !== null);
  return { count: known.filter(({ isLedTogether }) => isLedTogether).length, of: known.length };
}

/** Meetings that only their archived boards can tell of. */
export function uncounted({ all }: Comparison, meetings: readonly MeetingInfo[]): readonly MeetingInfo[] {
  const blank = new Set(all.filter(({ obstacles }) => obstacles === null).map(({ number }) => number));
  return meetings.filter(({ number, version }) => blank.has(number) && version !== null);
}
