import type { TFunction } from "i18next";

const SAID = [
  "bad-input",
  "not-found",
  "not-allowed",
  "wrong-code",
  "wrong-link",
  "link-expired",
  "board-full",
  "too-many-links",
  "too-many-tries",
  "not-saved",
  "draining",
  "offline",
] as const;

/** What a refusal of /api means and what to do, in words. */
export function sayReason(t: TFunction<"pages">, reason: string): string {
  const said = SAID.find((one) => one === reason);
  return t(`reasons.${said ?? "other"}`);
}
