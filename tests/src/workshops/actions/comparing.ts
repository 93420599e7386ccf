import { z } from "zod";
import { compareMeetings } from "../concerns/comparing.ts";
import type { ComparisonSeen } from "../concerns/comparing.ts";
import type { Play } from "../play.ts";
import { action } from "./action.ts";

const seen = new WeakMap<Play, ComparisonSeen>();

/** What was laid side by side last, for whoever judges it. */
export function lastCompared(play: Play): ComparisonSeen {
  const last = seen.get(play);
  if (!last) throw new Error("nothing was compared");
  return last;
}

/** Earlier meetings beside the one that is on. */
export const compareSessions = action(
  z.strictObject({ with: z.array(z.int().min(1)).min(1) }),
  async ({ play, event, args }) => {
    const compared = await compareMeetings(play, play.seated(event.actor).client, args.with);
    seen.set(play, compared);
    const numbers = compared.points.map(({ number }) => number);
    const missing = args.with.find((number) => !numbers.includes(number));
    if (missing !== undefined) throw new Error(`meeting ${missing} is not beside the others`);
    return numbers.join(", ");
  },
);
