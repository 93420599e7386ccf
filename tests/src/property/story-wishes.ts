import type { CardId, QuoteId, StoryId } from "@tablee/shared/ids";
import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import { LEVELS, STORY_KINDS } from "@tablee/shared/session/stories";
import { STORY_DECISIONS } from "@tablee/shared/session/story-links";
import type { Session } from "@tablee/shared/session/types";
import type { Random } from "../support/random.ts";

type OfStories = Extract<CommandName, `story.${string}` | `derive.${string}` | `quote.${string}`>;

interface Table {
  readonly session: Pick<Session, "stories">;
}

function card(random: Random): CardId {
  return `c${random.below(8)}` as CardId;
}

/** One that is there, more often than not. */
function told(random: Random, { session }: Table): StoryId {
  return random.pick(session.stories.told)?.id ?? ("story-none" as StoryId);
}

function quote(random: Random, { session }: Table): QuoteId {
  return random.pick(session.stories.quotes)?.id ?? ("quote-none" as QuoteId);
}

/** What people may wish of stories, among everything else. */
export const STORY_WISHES: { readonly [Name in OfStories]: (random: Random, table: Table) => CommandInput<Name> } = {
  "story.begin": (random) => ({
    story: `story-${random.below(1_000_000)}` as StoryId,
    person: random.oneIn(4) ? 1 : 0,
    of: random.pick(STORY_KINDS),
  }),
  "story.share": (random, table) => ({
    story: told(random, table),
    level: random.pick(LEVELS),
    signed: random.oneIn(2),
  }),
  "story.keep": (random) => ({ days: random.pick([null, 0, 30, 90, 100_000]) }),
  "story.withdraw": (random, table) => ({ story: told(random, table) }),
  "story.decide": (random, { session }) => {
    const open = random.pick(session.stories.withdrawn);
    return {
      story: open?.story ?? ("story-none" as StoryId),
      card: open?.cards[0] ?? card(random),
      decision: random.pick(STORY_DECISIONS),
    };
  },
  "derive.set": (random, table) => ({ story: told(random, table), card: card(random), on: !random.oneIn(3) }),
  "derive.refuse": (random, table) => ({ story: told(random, table), card: card(random) }),
  "quote.answer": (random, table) => ({ quote: quote(random, table), agrees: random.oneIn(2) }),
  "quote.revoke": (random, table) => ({ quote: quote(random, table) }),
};
