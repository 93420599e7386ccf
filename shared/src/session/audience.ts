import { LEVELS } from "./stories.ts";
import type { Level } from "./stories.ts";

/** For whom something leaves the table: how far a story may be shared, without “me only”, which leaves for nobody. */
export const AUDIENCES = ["this-group", "training", "publication"] as const satisfies readonly Level[];
export type Audience = (typeof AUDIENCES)[number];

/** Each level holds those before it: what may be published may be shown to a training as well. */
export function reaches(level: Level, audience: Audience): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(audience);
}
