import type { TFunction } from "i18next";
import type { Link } from "@tablee/shared/board/types";

/** What stands on a link: what it means, and the words that somebody gave it. */
export function linkWords(t: TFunction<"canvas">, { meaning, label }: Link): string {
  return [meaning && t(`meanings.${meaning}`), label].filter(Boolean).join(" · ");
}
