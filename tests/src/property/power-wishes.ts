import type { DecisionId, StatementId } from "@tablee/shared/ids";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import type { Random } from "../support/random.ts";
import type { Person, World } from "./session-world.ts";

type OfPower = Extract<CommandName, `decision.${string}` | `sequence.${string}` | `programme.${string}`>;

const decision = (random: Random): DecisionId => `decision-${random.below(20)}` as DecisionId;
const sequence = (random: Random): StatementId => `sequence-${random.below(3)}` as StatementId;

function other(random: Random, { people }: World) {
  return { member: (random.pick(people) as Person).id, person: random.below(2) };
}

/** What people may wish of what is decided and of a programme, among everything else. */
export const POWER_WISHES: { readonly [Name in OfPower]: (random: Random, world: World) => CommandInput<Name> } = {
  "decision.note": (random) => ({
    decision: decision(random),
    text: "On choisit le thème.",
    by: ["supported"],
    card: null,
    subject: null,
  }),
  "decision.end": (random) => ({ decision: decision(random), erase: random.oneIn(3) }),
  "sequence.own": (random) => ({ sequence: sequence(random), person: random.below(2), on: !random.oneIn(3) }),
  "sequence.ask": (random, world) => ({
    sequence: sequence(random),
    other: other(random, world),
    on: !random.oneIn(4),
  }),
  "sequence.answer": (random) => ({
    sequence: sequence(random),
    person: random.below(2),
    accepts: !random.oneIn(3),
  }),
  "programme.sign": (random, { session }) => ({
    person: random.below(2),
    of: random.oneIn(4) ? null : "digest",
    carrying: session.programme.carrying,
  }),
};
