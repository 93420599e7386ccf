import * as limits from "@tablee/shared/limits";
import { Budget } from "../budget.ts";

/** What one member may send and cost, over all their connections. */
export interface Allowance {
  readonly frames: Budget;
  readonly bytes: Budget;
  /** Time that judging and applying takes, in microseconds. */
  readonly cpu: Budget;
  /** Questions for what one lacks: each may cost a pass over the whole board. */
  readonly questions: Budget;
  /** Client ids under which nobody has written yet. */
  readonly clientIds: Budget;
}

export function newAllowance(): Allowance {
  const now = performance.now();
  const budget = (perSecond: number, burst: number): Budget => new Budget({ perSecond, burst, now });
  return {
    frames: budget(limits.FRAMES_PER_MEMBER_PER_SECOND_COUNT, limits.FRAMES_PER_MEMBER_BURST_COUNT),
    bytes: budget(limits.BYTES_PER_MEMBER_PER_SECOND, limits.BYTES_PER_MEMBER_BURST),
    cpu: budget(limits.CPU_MICROS_PER_MEMBER_PER_SECOND, limits.CPU_MICROS_PER_MEMBER_BURST),
    questions: budget(limits.QUESTIONS_PER_MEMBER_PER_SECOND, limits.QUESTIONS_PER_MEMBER_BURST),
    clientIds: budget(
      limits.NEW_CLIENT_IDS_PER_MEMBER_PER_HOUR_COUNT / 3_600,
      limits.NEW_CLIENT_IDS_PER_MEMBER_BURST_COUNT,
    ),
  };
}
