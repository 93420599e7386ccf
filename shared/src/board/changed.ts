import type * as Y from "yjs";
import type { Hand } from "./hand.ts";
import { entryOf } from "./schema.ts";
import type { Entry } from "./schema.ts";

/**
 * When the words or the look of a card last changed. Of who changed it only this: that it was the person whose name
 * stands on the card. Nobody else is named, and a name that is taken off the card is gone from here too.
 */
export interface Changed {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly own: boolean;
}

/** Going on within this time is the same change: each letter would cost everybody another word. */
const SAME_CHANGE_MS = 60_000;

function readChanged(value: unknown): Changed | null {
  if (typeof value !== "object" || value === null || !("at" in value)) return null;
  const { at } = value;
  if (typeof at !== "number" || !Number.isFinite(at) || at < 0 || at > 8.64e15) return null;
  return { at, own: "own" in value && value.own === true };
}

export function changeOf(doc: Y.Doc, card: string): Changed | null {
  return readChanged(entryOf(doc, "cards", card)?.get("changed"));
}

/** Within the transaction of the change, so that undo takes it back too. A card just put down is not noted as changed. */
export function noteChange(hand: Hand, card: Entry): void {
  const now = hand.now();
  const own = hand.name !== undefined && card.get("author") === hand.name();
  const held = readChanged(card.get("changed"));
  const since = held ? (held.own === own ? held.at : null) : bornAt(card);
  if (since === null || Math.abs(now - since) >= SAME_CHANGE_MS) card.set("changed", { at: now, own });
}

function bornAt(card: Entry): number | null {
  const born = card.get("born");
  return typeof born === "object" && born !== null && "at" in born && typeof born.at === "number" ? born.at : null;
}
