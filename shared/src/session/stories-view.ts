import type { CardId, StoryId } from "../ids.ts";
import type { Place } from "./seat.ts";
import { mayRead } from "./stories.ts";
import type { Derivation, Quote, Story, Withdrawn } from "./stories.ts";
import type { Asker, Session, SessionView } from "./types.ts";

/** A story of somebody else, as far as they share it. */
export interface SharedStory extends Pick<Story, "id" | "kind" | "level" | "rev"> {
  /** Null: without a name. */
  readonly by: Place | null;
}

/** What one seat may know of stories: never that there is one which it may not read. */
export interface StoriesView {
  /** Of the people on one’s own seat. */
  readonly mine: readonly Story[];
  readonly shared: readonly SharedStory[];
  readonly derivations: readonly Derivation[];
  /** Those that are asked for: of their author and of who asked. */
  readonly quotes: readonly (Omit<Quote, "asker"> & { readonly isMine: boolean })[];
  /** One’s own. */
  readonly withdrawn: readonly Withdrawn[];
  readonly marked: readonly CardId[];
}

/** And how long they are kept, which is everybody’s to know. */
export function storiesSeen(
  session: Pick<Session, "stories" | "storyKeeping">,
  asker: Pick<Asker, "id">,
): Pick<SessionView, "stories" | "storyKeeping"> {
  return { stories: storiesView(session, asker), storyKeeping: session.storyKeeping };
}

export function storiesView({ stories }: Pick<Session, "stories">, { id }: Pick<Asker, "id">): StoriesView {
  const { told, derivations, quotes, withdrawn, marked } = stories;
  const mine = told.filter(({ member }) => member === id);
  const own = new Set<StoryId>(mine.map((story) => story.id));
  const read = new Set<StoryId>(told.filter((story) => mayRead(story, id)).map((story) => story.id));
  const shared = told.filter((story) => read.has(story.id) && !own.has(story.id)).map(sharedOf);
  return {
    mine,
    shared,
    derivations: derivations.filter(({ story }) => read.has(story)),
    quotes: quotes
      .filter(({ story, asker, state }) => read.has(story) && (state === "agreed" || own.has(story) || asker === id))
      .map(({ asker, ...quote }) => ({ ...quote, isMine: asker === id })),
    withdrawn: withdrawn.filter(({ member }) => member === id),
    marked,
  };
}

function sharedOf({ id, kind, level, rev, signed, member, person }: Story): SharedStory {
  return { id, kind, level, rev, by: signed ? { member, person } : null };
}
