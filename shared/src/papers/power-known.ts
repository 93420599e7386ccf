import type { Part } from "../rules/roles.ts";
import type { Decided } from "../session/decisions.ts";
import { NO_PROGRAMME } from "../session/programme.ts";
import type { Programme } from "../session/programme.ts";
import type { Place } from "../session/seat.ts";

/** Of the session, what documents say of who decides and who carries what. */
export interface PowerKnown {
  readonly decisions: readonly Decided[];
  readonly programme: Programme;
  /** The name where it may leave, else null; and the part that somebody told the table. */
  readonly who: (place: Place) => { readonly name: string | null; readonly part: Part | null };
}

export const NO_POWER: PowerKnown = {
  decisions: [],
  programme: NO_PROGRAMME,
  who: () => ({ name: null, part: null }),
};
