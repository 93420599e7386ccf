import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Session } from "./types.ts";

/**
 * How long stories are kept. Days count from when the words last changed, so that each story has a clock of its own that
 * nobody has to start; and never from before the table was told of fewer days, so that nothing goes without notice.
 */

export const ERASED_WHY = ["days", "no-key"] as const;
/** `days`: they were over. `no-key`: withdrawn, and brought back by a backup as bytes that nothing opens. */
export type ErasedWhy = (typeof ERASED_WHY)[number];

/** That something was erased, and nothing of what it was. */
export interface ErasureReceipt {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly count: number;
  readonly why: ErasedWhy;
}

export interface StoryKeeping {
  /** Null: as long as the table. */
  readonly days: number | null;
  /** When the table was told so many days or fewer. */
  readonly since: number;
  /** Oldest first. */
  readonly receipts: readonly ErasureReceipt[];
}

export interface StoryKeepCommand {
  readonly kind: "story.keep";
  readonly days: number | null;
}

export const NO_STORY_KEEPING: StoryKeeping = { days: null, since: 0, receipts: [] };
export const STORY_KEEPING_REASONS = ["story-days-beyond"] as const;

const DAY_MS = 86_400_000;

export function reduceStoryKeeping(
  session: Session,
  { days }: StoryKeepCommand,
  { now }: Pick<Context, "now">,
): Reply<Step, (typeof STORY_KEEPING_REASONS)[number]> {
  const before = session.storyKeeping;
  if (days !== null && (days < 1 || days > limits.STORY_KEPT_MAX_DAYS)) return no("story-days-beyond");
  if (days === before.days) return step(session);
  const isFewer = days !== null && (before.days === null || days < before.days);
  return step({ ...session, storyKeeping: { ...before, days, since: isFewer ? now : before.since } });
}

/** When a story goes whose words last changed then; null: with the table. */
export function keptUntil({ days, since }: StoryKeeping, changedAt: number): number | null {
  return days === null ? null : Math.max(changedAt, since) + days * DAY_MS;
}

/** Of what has left the session meanwhile. */
export function withReceipt(before: Session, session: Session, { at, why }: Omit<ErasureReceipt, "count">): Session {
  const count = before.stories.told.length - session.stories.told.length;
  if (count === 0) return session;
  const { storyKeeping } = session;
  const receipts = [...storyKeeping.receipts, { at, count, why }].slice(-limits.STORY_RECEIPTS_MAX_COUNT);
  return { ...session, storyKeeping: { ...storyKeeping, receipts } };
}
