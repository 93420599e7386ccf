import { hasStatus } from "@tablee/shared/board/items";
import type { Standing } from "@tablee/shared/board/items";
import type { Kind } from "@tablee/shared/board/types";

/** What has become of a card in a word; those of the canvas know these. */
type OverKind = "obstacle" | "issue" | "lever" | "condition" | "step" | "decision" | "commitment";
export type StandingWord = `standings.${"open" | Exclude<Standing, "removed">}` | `over.${"other" | OverKind}`;

/** An obstacle is removed, a step is done, a commitment kept. */
export function overKey(kind: Kind): `over.${"other" | OverKind}` {
  // Exactly the kinds that something becomes of have a word of their own.
  return hasStatus({ kind }) ? `over.${kind as OverKind}` : "over.other";
}

/** For React and for the canvas, which look words up each in their own way. */
export function sayStanding(
  t: (word: StandingWord, values?: { readonly over: string }) => string,
  standing: "open" | Standing,
  kind: Kind,
): string {
  if (standing === "removed") return t(overKey(kind));
  return t(`standings.${standing}`, { over: t(overKey(kind)) });
}
