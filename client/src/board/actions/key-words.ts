import i18next from "i18next";

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Arrows: "← ↑ → ↓",
};

/** Keys as they are printed on a keyboard of the person’s language. */
export function keyWords(keys: string): string {
  return keys
    .split(/\+(?=.)/)
    .map((key) => SIGNS[key] ?? i18next.t(`canvas:keys.${key}`, { defaultValue: key }))
    .join(" + ");
}
