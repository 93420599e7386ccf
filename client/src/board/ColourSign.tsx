import { knownColour, COLOUR_SIGNS } from "./card-face.ts";

/** The sign of a colour; its name is read with the card. Nothing for what has no colour. */
export function ColourSign({ colour, size = 14 }: { readonly colour: string | null; readonly size?: number }) {
  const known = knownColour(colour);
  if (!known) return null;
  const Sign = COLOUR_SIGNS[known];
  return <Sign className="colour-sign" size={size} strokeWidth={2} aria-hidden />;
}
