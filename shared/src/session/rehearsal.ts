import type { BoardId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { beginWith } from "./frame.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Session } from "./types.ts";

/**
 * A table to rehearse at, with simulated participants. It is one from its first moment or never: what deletes a whole
 * table at one press finds nothing to do at a table where people are.
 *
 *   (copied from a table) ──► rehearsal ──end, or its time──► (nothing)
 */

export interface Rehearsal {
  /** What is rehearsed. */
  readonly of: BoardId;
  /** When it goes by itself, milliseconds since 1970. */
  readonly endsAt: number;
}

export type RehearsalCommand = { readonly kind: "rehearsal.end" };

export const REHEARSAL_REASONS = ["no-rehearsal"] as const;
export type RehearsalReason = (typeof REHEARSAL_REASONS)[number];

/** Long past, whatever clock looks at it. */
const AT_ONCE = 0;

export function reduceRehearsal(session: Session): Reply<Step, RehearsalReason> {
  const { rehearsal } = session;
  if (rehearsal === null) return no("no-rehearsal");
  return step({ ...session, rehearsal: { ...rehearsal, endsAt: AT_ONCE } });
}

/** What was made ready before the day, and nothing that anybody has said or done. `fresh`: a session as it begins. */
export function rehearsalOf(
  { phases, goal, rules, preparation, evaluation, safety }: Session,
  { fresh, of, now }: { readonly fresh: Session; readonly of: BoardId; readonly now: number },
): Session {
  return {
    ...beginWith(fresh, { phases, goal, rules: rules.text, questions: evaluation.questions }),
    preparation,
    safety: { ...safety, pause: null },
    rehearsal: { of, endsAt: now + limits.REHEARSAL_LIFE_HOURS * 3_600_000 },
  };
}
