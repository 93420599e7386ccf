import type { CardId, ConsentId, VoteId } from "@tablee/shared/ids";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import { CONSENT_ANSWERS } from "@tablee/shared/session/ballots";
import type { Random } from "../support/random.ts";

type Voting = Extract<CommandName, `vote.${string}` | `consent.${string}`>;

const CARDS = ["card-0", "card-1", "card-2"] as CardId[];
const vote = (random: Random): VoteId => `vote-${random.below(3)}` as VoteId;
const consent = (random: Random): ConsentId => `consent-${random.below(3)}` as ConsentId;

/** What people may wish of votes, among everything else; by themselves they are played in votes.test.ts. */
export const VOTE_WISHES: { readonly [Name in Voting]: (random: Random) => CommandInput<Name> } = {
  "vote.start": (random) => ({ vote: vote(random), question: "", points: 3, maxPerCard: 2, cards: CARDS }),
  "vote.cast": (random) => ({
    vote: vote(random),
    person: random.below(2),
    ballot: { [random.pick(CARDS) ?? ""]: random.below(4) },
  }),
  "vote.close": (random) => ({ vote: vote(random) }),
  "vote.cancel": (random) => ({ vote: vote(random) }),
  "consent.start": (random) => ({ consent: consent(random), text: "On garde les pauses.", line: null }),
  "consent.cast": (random) => ({
    consent: consent(random),
    person: random.below(2),
    answer: random.pick(CONSENT_ANSWERS),
    words: "Pas seul.",
  }),
  "consent.close": (random) => ({ consent: consent(random) }),
  "consent.cancel": (random) => ({ consent: consent(random) }),
};
