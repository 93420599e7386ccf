import type { CardId, ConsentId, VoteId } from "@tablee/shared/ids";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import { CONSENT_ANSWERS } from "@tablee/shared/session/ballots";
import type { Random } from "../support/random.ts";
import type { World } from "./session-world.ts";

type Voting = Extract<CommandName, `vote.${string}` | `consent.${string}`>;

const CARDS = ["card-0", "card-1", "card-2"] as CardId[];
const some = (random: Random): string => `asked-${random.below(40)}`;

/** The one that is open, now and then another. */
function vote(random: Random, { session }: World): VoteId {
  return random.oneIn(6) ? (some(random) as VoteId) : (session.votes.open?.id ?? (some(random) as VoteId));
}

function consent(random: Random, { session }: World): ConsentId {
  return random.oneIn(6) ? (some(random) as ConsentId) : (session.consents.open?.id ?? (some(random) as ConsentId));
}

/** One that an objection bars, and as far as it has been answered, now and then another. */
function barred(random: Random, { session: { consents } }: World): { consent: ConsentId; replies: number } {
  const held = consents.held.at(-1);
  const id = random.oneIn(6) || !held ? (some(random) as ConsentId) : held.id;
  const replies = consents.results.find((one) => one.id === id)?.replies?.length ?? 0;
  return { consent: id, replies: random.oneIn(8) ? replies + 1 : replies };
}

/** What people may wish of votes, among everything else; by themselves they are played in votes.test.ts. */
export const VOTE_WISHES: { readonly [Name in Voting]: (random: Random, world: World) => CommandInput<Name> } = {
  "vote.start": (random) => ({ vote: some(random) as VoteId, question: "", points: 3, maxPerCard: 2, cards: CARDS }),
  "vote.cast": (random, world) => ({
    vote: vote(random, world),
    person: random.below(3),
    ballot: Object.fromEntries(CARDS.filter(() => random.oneIn(2)).map((card) => [card, random.below(4)])),
  }),
  "vote.close": (random, world) => ({ vote: vote(random, world) }),
  // Seldom the right one: it would be called off before it is anything.
  "vote.cancel": (random, world) => ({ vote: random.oneIn(2) ? vote(random, world) : (some(random) as VoteId) }),
  "consent.start": (random, { session }) => ({
    consent: some(random) as ConsentId,
    text: random.pick(["On garde les pauses.", "On fait deux pauses."]),
    line: null,
    again: random.oneIn(3) ? (session.consents.results.at(-1)?.id ?? null) : null,
  }),
  "consent.cast": (random, world) => ({
    consent: consent(random, world),
    person: random.below(3),
    answer: random.pick(CONSENT_ANSWERS),
    words: "Pas seul.",
  }),
  "consent.close": (random, world) => ({ consent: consent(random, world) }),
  "consent.cancel": (random, world) => ({
    consent: random.oneIn(2) ? consent(random, world) : (some(random) as ConsentId),
  }),
  "consent.answer": (random, world) => ({ consent: barred(random, world).consent, words: "On en parle d’abord." }),
  "consent.second": (random, world) => ({
    ...barred(random, world),
    person: random.below(2),
    passes: !random.oneIn(4),
  }),
  "consent.conclude": barred,
};
