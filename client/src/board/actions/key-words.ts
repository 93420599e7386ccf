import { currentLocale, wordsOf } from "../../i18n/spoken.ts";

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Arrows: "← ↑ → ↓",
};

/** Keys as they are printed on a keyboard of the person’s language. */
export function keyWords(keys: string): string {
  const t = wordsOf(currentLocale(), "canvas");
  return keys
    .split(/\+(?=.)/)
    .map((key) => SIGNS[key] ?? t([`keys.${key}`, key]))
    .join(" + ");
}
