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
  "consent.start": (random) => ({ consent: some(random) as ConsentId, text: "On garde les pauses.", line: null }),
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
};
