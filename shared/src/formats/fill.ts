import type { Colour } from "../board/types.ts";

/** The light theme’s cards as sRGB: few programs read OKLCH or a stylesheet of ours. */
export const FILL: Readonly<Record<Colour, string>> = {
  straw: "#f8edc4",
  apricot: "#ffe4ca",
  rose: "#ffdee4",
  lilac: "#f8e3ff",
  sky: "#ccf3ff",
  mint: "#ccf9e4",
};
