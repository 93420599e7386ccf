import type { MemberId, StoryId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { sitsHere } from "./seat.ts";
import type { Place, SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import { erased, marking, mayRead, withoutQuotes } from "./stories.ts";
import type { Level, Quote, Stories, Story, StoryKind, Withdrawn } from "./stories.ts";
import { isStoryLink, reduceStoryLinks } from "./story-links.ts";
import type { StoryLinkCommand, StoryLinkReason } from "./story-links.ts";
import { withReceipt } from "./story-keeping.ts";
import type { ErasedWhy } from "./story-keeping.ts";
import type { Asker, Session } from "./types.ts";

/**
 * What somebody lived, told if they wish. Here lies who told, for whom, and what came from it; the words lie in the store,
 * each story under a key of its own, and never in a document.
 *
 *   nothing ──begin──► mine alone ◄──share: a level──► read by the table; training, publication: may leave it
 *                          └───────────withdraw, expire, member gone───────────► nothing: words, quotes and key are gone
 *
 * Only its author moves it. What came from it on the board stays until its author says what becomes of each card.
 */

export type StoryCommand =
  | { readonly kind: "story.begin"; readonly story: StoryId; readonly person: number; readonly of: StoryKind }
  | { readonly kind: "story.share"; readonly story: StoryId; readonly level: Level; readonly signed: boolean }
  | { readonly kind: "story.withdraw"; readonly story: StoryId }
  /** Of the server alone: other words were kept; their days are over. */
  | { readonly kind: "story.changed"; readonly story: StoryId }
  | { readonly kind: "story.expire"; readonly stories: readonly StoryId[]; readonly why: ErasedWhy | null }
  | StoryLinkCommand;

export const STORY_REASONS = ["no-such-story", "too-many-stories"] as const;
export type StoryReason = (typeof STORY_REASONS)[number] | StoryLinkReason | SeatReason;

type StoryReply = Reply<Step, StoryReason>;

export function reduceStories(session: Session, command: StoryCommand, { asker, now }: Context): StoryReply {
  if (isStoryLink(command)) return reduceStoryLinks(session, command, asker);
  const { told } = session.stories;
  if (command.kind === "story.begin") return begin(session, command, asker);
  if (command.kind === "story.expire") {
    const over = new Set<StoryId>(command.stories);
    const left = gone(session, (story) => over.has(story.id));
    const { why } = command;
    return yes(why === null ? left : { ...left, session: withReceipt(session, left.session, { at: now, why }) });
  }
  const story = told.find(({ id }) => id === command.story);
  if (command.kind === "story.changed") {
    if (!story || story.level === "me-only") return step(session);
    return step(withStory(session, { ...story, rev: story.rev + 1 }));
  }
  // Sent again after it was done, to a server that has started since: it is as they wished. One of somebody else that may
  // not be read is not there either.
  if (command.kind === "story.withdraw" && !(story && mayRead(story, asker.id))) return step(session);
  // One that is not there and one of somebody else are the same.
  if (story?.member !== asker.id) return no("no-such-story");
  switch (command.kind) {
    case "story.share":
      return share(session, { story, level: command.level, signed: command.signed });
    case "story.withdraw":
      return yes(gone(session, ({ id }) => id === story.id));
    default:
      return assertNever(command);
  }
}

function begin(
  session: Session,
  { story: id, person, of: kind }: Extract<StoryCommand, { readonly kind: "story.begin" }>,
  asker: Asker,
): StoryReply {
  const { stories } = session;
  if (!sitsHere(asker, person)) return no("no-such-person");
  const known = stories.told.find((one) => one.id === id);
  if (known) return known.member === asker.id ? step(session) : no("no-such-story");
  const mine = stories.told.filter(({ member }) => member === asker.id);
  const isFull = stories.told.length >= limits.STORIES_MAX_COUNT || mine.length >= limits.STORIES_OF_ONE_MAX_COUNT;
  if (isFull) return no("too-many-stories");
  const story: Story = { id, member: asker.id, person, kind, level: "me-only", signed: true, rev: 0 };
  return step({ ...session, stories: { ...stories, told: [...stories.told, story] } });
}

/** Taken back to oneself, others keep no words of it either. */
function share(
  session: Session,
  { story, level, signed }: { readonly story: Story; readonly level: Level; readonly signed: boolean },
): StoryReply {
  if (story.level === level && story.signed === signed) return step(session);
  const next = withStory(session, { ...story, level, signed });
  return level === "me-only" ? yes(withoutQuotes(next, (quote) => quote.story === story.id)) : step(next);
}

function withStory(session: Session, story: Story): Session {
  const { stories } = session;
  const told = stories.told.map((one) => (one.id === story.id ? story : one));
  return { ...session, stories: { ...stories, told } };
}

/** `isKept`: is the author still here, to say what becomes of the cards? Else they say that there was a story. */
function gone(
  session: Session,
  isGone: (story: Story) => boolean,
  isKept: (place: Place) => boolean = () => true,
): Step {
  const { told, derivations, quotes, withdrawn, marked } = session.stories;
  const left = told.filter(isGone);
  if (left.length === 0) return { session, effects: [] };
  const ids = new Set(left.map(({ id }) => id));
  const isOf = ({ story }: { readonly story: StoryId }): boolean => ids.has(story);
  const agreed = quotes.filter(({ state }) => state === "agreed");
  const open = left.map(({ id: story, member, person }): Withdrawn => {
    const from = [...derivations, ...agreed].filter((one) => one.story === story);
    return { story, member, person, cards: [...new Set(from.map(({ card }) => card))] };
  });
  const orphans = open.filter((one) => !isKept(one)).flatMap(({ cards }) => cards);
  const stories: Stories = {
    told: told.filter((story) => !ids.has(story.id)),
    derivations: derivations.filter((one) => !isOf(one)),
    quotes: quotes.filter((one) => !isOf(one)),
    withdrawn: [...withdrawn, ...open.filter((one) => one.cards.length > 0 && isKept(one))],
    marked: marking(marked, orphans),
  };
  const effects = erased({ stories: [...ids], quotes: quotes.filter(isOf).map(({ id }) => id) });
  return { session: { ...session, stories }, effects };
}

/** Of a member who is gone, or from this place of the seat on: nothing they told stays, and what they asked for is asked no more. */
export function forgetInStories(session: Session, member: MemberId, from = 0): Step {
  const isTheirs = (place: Place): boolean => place.member === member && place.person >= from;
  const left = gone(session, isTheirs, (place) => !isTheirs(place));
  const { stories } = left.session;
  const open = stories.withdrawn.filter(isTheirs);
  const orphans = open.flatMap(({ cards }) => cards);
  const withdrawn = stories.withdrawn.filter((one) => !isTheirs(one));
  const undecided: Session =
    open.length === 0
      ? left.session
      : { ...left.session, stories: { ...stories, withdrawn, marked: marking(stories.marked, orphans) } };
  const isAsked = ({ asker, state }: Quote): boolean => from === 0 && asker === member && state === "asked";
  const asked = withoutQuotes(undecided, isAsked);
  const rest = from === 0 ? handedOver(asked.session, member) : asked.session;
  return { session: rest, effects: [...left.effects, ...asked.effects] };
}

/** A quote that was agreed to stays; who asked for it once is its author’s affair alone from then on. */
function handedOver(session: Session, asker: MemberId): Session {
  const { stories } = session;
  if (!stories.quotes.some((quote) => quote.asker === asker)) return session;
  const authors = new Map(stories.told.map(({ id, member }) => [id, member]));
  const quotes = stories.quotes.map((quote) =>
    quote.asker === asker ? { ...quote, asker: authors.get(quote.story) ?? quote.asker } : quote,
  );
  return { ...session, stories: { ...stories, quotes } };
}
