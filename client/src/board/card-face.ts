import type { Card, Colour } from "@tablee/shared/board/types";
import { COLOURS } from "@tablee/shared/board/types";

/** JSON Canvas presets, nearest in hue. The card keeps the colour as it was written. */
const PRESETS: Readonly<Record<string, Colour>> = {
  "1": "rose",
  "2": "apricot",
  "3": "straw",
  "4": "mint",
  "5": "sky",
  "6": "lilac",
};

export function colourOf(card: Pick<Card, "colour">): Colour {
  return COLOURS.find((colour) => colour === card.colour) ?? PRESETS[card.colour ?? ""] ?? "straw";
}
