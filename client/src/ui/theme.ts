import { createStore } from "zustand/vanilla";
import { readKept, writeKept } from "../kept.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const CONTRASTS = ["system", "normal", "more"] as const;
export type Contrast = (typeof CONTRASTS)[number];

interface Look {
  readonly theme: Theme;
  readonly contrast: Contrast;
}

const THEME_KEY = "tablee.theme";
const CONTRAST_KEY = "tablee.contrast";

/** What was chosen; `system` follows the device. theme.js reads the same two keys before the first paint. */
export const look = createStore<Look>(() => ({
  theme: THEMES.find((theme) => theme === readKept(THEME_KEY)) ?? "system",
  contrast: CONTRASTS.find((contrast) => contrast === readKept(CONTRAST_KEY)) ?? "system",
}));

function apply(): void {
  const { theme, contrast } = look.getState();
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  const more = contrast === "more" || (contrast === "system" && matchMedia("(prefers-contrast: more)").matches);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  document.documentElement.dataset["contrast"] = more ? "more" : "normal";
}

export function setTheme(theme: Theme): void {
  writeKept(THEME_KEY, theme);
  look.setState({ theme });
}

export function setContrast(contrast: Contrast): void {
  writeKept(CONTRAST_KEY, contrast);
  look.setState({ contrast });
}

export function followLook(): void {
  look.subscribe(apply);
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
    matchMedia(query).addEventListener("change", apply);
  }
  apply();
}
