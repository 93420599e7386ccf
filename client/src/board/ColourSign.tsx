import { knownColour } from "./card-face.ts";
import "./card.css";

/**
 * The sign of a colour, so that nothing is said by colour alone; its name is read with the card. Nothing for what has no
 * colour. A background and no drawing: hundreds of cards have one, and each drawing is put together anew at each step.
 */
export function ColourSign({
  colour,
  isLarge = false,
}: {
  readonly colour: string | null;
  readonly isLarge?: boolean;
}) {
  const known = knownColour(colour);
  return known && <span className={`colour-sign sign-${known}${isLarge ? " colour-sign-large" : ""}`} aria-hidden />;
}
