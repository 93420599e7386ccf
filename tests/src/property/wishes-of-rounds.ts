import type { CardId, SheetId } from "@tablee/shared/ids";
import type { CommandInput } from "@tablee/shared/protocol/commands";
import type { Session } from "@tablee/shared/session/types";
import type { Random } from "../support/random.ts";
import type { Seen } from "./disguise.ts";

/** Private writing, as anybody may ask for it at any moment. */

interface Rounds {
  readonly session: Session;
}

type Wish<Name extends "sheet.open" | "draft.publish" | "round.reveal"> = (
  random: Random,
  world: Rounds,
) => CommandInput<Name>;

export const WISHES_OF_ROUNDS: {
  readonly "sheet.open": Wish<"sheet.open">;
  readonly "draft.publish": Wish<"draft.publish">;
  readonly "round.reveal": Wish<"round.reveal">;
} = {
  "sheet.open": (random) => ({ person: random.below(2), sheet: `sheet-${random.below(1_000_000)}` as SheetId }),
  "draft.publish": (random) => ({ person: random.below(2), cards: [`c${random.below(9)}` as CardId] }),
  "round.reveal": (random, { session }) => ({
    how: random.oneIn(2) ? "all" : "turns",
    reveals: Math.max(0, session.rounds.reveals - (random.oneIn(4) ? 1 : 0)),
  }),
};

/** One sheet for each person at most, under names of their own; and in a view one’s own sheets, and nobody else’s. */
export function roundsHold(session: Session, seen: readonly Seen[]): boolean {
  const { sheets } = session.rounds;
  const people = new Set(sheets.map(({ member, person }) => `${member} ${person}`));
  const names = new Set(sheets.map(({ sheet }) => sheet));
  if (people.size !== sheets.length || names.size !== sheets.length) return false;
  return seen.every(({ me, said }) =>
    sheets.every(({ sheet, member }) => said.includes(`"${sheet}"`) === (member === me.id)),
  );
}
