import * as limits from "@tablee/shared/limits";
import type { CommandReason } from "@tablee/shared/protocol/commands";
import type { Reply } from "@tablee/shared/reply";
import { Budget } from "../budget.ts";
import { sessionNow } from "../session-clock.ts";

/** Kept per member, not per socket: a second tab has no second allowance, and a reconnect does not do a thing twice. */
export interface Desk {
  readonly budget: Budget;
  /** Of what passes: told to everybody, and therefore less of it. */
  readonly passing: Budget;
  readonly pausing: Budget;
  readonly answered: Map<string, Reply<null, CommandReason>>;
}
const ANSWERS_KEPT = 50;

export function newDesk(): Desk {
  const budget = new Budget({
    perSecond: limits.COMMANDS_PER_MEMBER_PER_SECOND_COUNT,
    burst: limits.COMMANDS_PER_MEMBER_BURST_COUNT,
    now: sessionNow(),
  });
  const passing = new Budget({
    perSecond: limits.PASSING_PER_MEMBER_PER_MINUTE_COUNT / 60,
    burst: limits.PASSING_PER_MEMBER_BURST_COUNT,
    now: sessionNow(),
  });
  const pausing = new Budget({
    perSecond: limits.PAUSES_PER_MEMBER_PER_HOUR_COUNT / 3_600,
    burst: limits.PAUSES_PER_MEMBER_BURST_COUNT,
    now: sessionNow(),
  });
  return { budget, passing, pausing, answered: new Map() };
}

/** So that the same command, sent again, is answered as before. */
export function noteAnswer({ answered }: Desk, id: string, reply: Reply<null, CommandReason>): void {
  answered.set(id, reply);
  if (answered.size > ANSWERS_KEPT) answered.delete([...answered.keys()][0] ?? "");
}
