import type { MemberId, SheetId } from "@tablee/shared/ids";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import { CHECK_ANSWERS, CHECKS, PAIR_STEPS } from "@tablee/shared/session/pairs";
import type { Session } from "@tablee/shared/session/types";
import type { Random } from "../support/random.ts";

type OfPairs = Extract<CommandName, `pair.${string}`>;

interface Table {
  readonly people: readonly { readonly id: MemberId }[];
  readonly session: Pick<Session, "pairs">;
}

/** Of a pair that is there, more often than not. */
function two(random: Random, { session }: Table): { readonly pair: SheetId; readonly person: number } {
  const pair = random.pick(session.pairs)?.sheet ?? ("pair-none" as SheetId);
  return { pair, person: random.oneIn(4) ? 1 : 0 };
}

/** What people may wish of whoever they meet apart, among everything else. */
export const PAIR_WISHES: { readonly [Name in OfPairs]: (random: Random, table: Table) => CommandInput<Name> } = {
  "pair.ask": (random, { people }) => ({
    pair: `pair-${random.below(1_000_000)}` as SheetId,
    person: random.oneIn(4) ? 1 : 0,
    other: { member: random.pick(people)?.id ?? ("nobody" as MemberId), person: random.oneIn(4) ? 1 : 0 },
  }),
  "pair.withdraw": two,
  "pair.answer": (random, table) => ({ ...two(random, table), accepts: !random.oneIn(3) }),
  "pair.done": (random, table) => ({
    ...two(random, table),
    step: random.pick(PAIR_STEPS),
    of: random.oneIn(4) ? null : `words-${random.below(3)}`,
  }),
  "pair.check": (random, table) => ({
    ...two(random, table),
    check: random.pick(CHECKS),
    answer: random.pick(CHECK_ANSWERS),
  }),
  "pair.leave": (random, table) => ({ ...two(random, table), how: random.oneIn(2) ? "keep" : "erase" }),
};
