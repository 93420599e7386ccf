import type { TFunction } from "i18next";

// A newer server may give a reason that this build has no words for: then the last key of the two is said.

/** What a refusal of /api means and what to do, in words. */
export function sayReason(t: TFunction<"pages">, reason: string): string {
  return t([`reasons.${reason}`, "reasons.other"]);
}

/** What a refused command means and what to do, in words. */
export function sayCommandReason(t: TFunction<"session">, reason: string): string {
  return t([`reasons.${reason}`, `items:reasons.${reason}`, "reasons.other"]);
}
