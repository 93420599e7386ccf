import type { CardId, MemberId, QuoteId, StoryId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Place } from "./seat.ts";
import type { Effect, Step } from "./step.ts";
import type { Session } from "./types.ts";

/**
 * What somebody lived, told if they wish. Here lies who told, for whom, and what came from it; the words lie in the store,
 * each story under a key of its own, and never in a document. What changes it: telling.ts and story-links.ts.
 */

export const LEVELS = ["me-only", "this-group", "training", "publication"] as const;
/** How far a story may go; each holds those before it. */
export type Level = (typeof LEVELS)[number];
/** What is chosen beforehand when somebody shares. */
export const DEFAULT_LEVEL: Level = "this-group";

export const STORY_KINDS = ["story", "becoming"] as const;
/** `becoming`: who I am becoming. */
export type StoryKind = (typeof STORY_KINDS)[number];

export interface Story extends Place {
  readonly id: StoryId;
  readonly kind: StoryKind;
  readonly level: Level;
  readonly signed: boolean;
  /** How often its words changed since others may read them. */
  readonly rev: number;
}

/** A card that comes from a story. `refused`: its author does not want that. */
export interface Derivation {
  readonly card: CardId;
  readonly story: StoryId;
  readonly state: "standing" | "refused";
}

/** Words of a story on a card, letter by letter; they lie with the story. */
export interface Quote {
  readonly id: QuoteId;
  readonly story: StoryId;
  readonly card: CardId;
  readonly asker: MemberId;
  readonly state: "asked" | "agreed";
}

/** A story that is gone, and the cards of which its author has not said what becomes of them. */
export interface Withdrawn extends Place {
  readonly story: StoryId;
  readonly cards: readonly CardId[];
}

export interface Stories {
  readonly told: readonly Story[];
  readonly derivations: readonly Derivation[];
  readonly quotes: readonly Quote[];
  readonly withdrawn: readonly Withdrawn[];
  /** Cards behind which there was a story: that is all they say. */
  readonly marked: readonly CardId[];
}

export const NO_STORIES: Stories = { told: [], derivations: [], quotes: [], withdrawn: [], marked: [] };

/** May this seat read it? */
export function mayRead(story: Pick<Story, "member" | "level">, member: MemberId): boolean {
  return story.member === member || story.level !== "me-only";
}
export function marking(marked: readonly CardId[], cards: readonly CardId[]): readonly CardId[] {
  return [...new Set([...marked, ...cards])].slice(-limits.STORY_MARKS_MAX_COUNT);
}

export function withoutQuotes(session: Session, isGone: (quote: Quote) => boolean): Step {
  const { stories } = session;
  const left = stories.quotes.filter(isGone);
  if (left.length === 0) return { session, effects: [] };
  const quotes = stories.quotes.filter((quote) => !left.includes(quote));
  return {
    session: { ...session, stories: { ...stories, quotes } },
    effects: erased({ quotes: left.map(({ id }) => id) }),
  };
}

export function erased({
  stories = [],
  quotes = [],
}: {
  readonly stories?: readonly StoryId[];
  readonly quotes?: readonly QuoteId[];
}): readonly Effect[] {
  return [{ kind: "stories.erase", stories, quotes }, { kind: "scrub" }];
}
