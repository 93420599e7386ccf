import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { StoryId } from "@tablee/shared/ids";
import type { Story } from "@tablee/shared/session/stories";
import { newId } from "../new-id.ts";
import type { OpenedTable } from "../table.ts";
import { holdWords } from "./held-words.ts";
import type { HeldWords } from "./held-words.ts";
import { openCopies } from "../session/sealed-copies.ts";
import { BegunHere, holdStory } from "./begun-here.ts";
import type { Copies, StoryAbout } from "../session/sealed-copies.ts";
import { postTo } from "./story-post.ts";
import type { StoryPost } from "./story-post.ts";
import { openWriting } from "./writing.ts";
import type { Writing } from "./writing.ts";

/** What lies open in the panel. */
export type At =
  | { readonly kind: "list" }
  | { readonly kind: "write"; readonly story: StoryId }
  | { readonly kind: "read"; readonly story: StoryId };

/** Whose stories are open, of those on this seat: nobody’s while they are covered. */
export interface Place {
  readonly at: At;
  /** What was open before: the keyboard goes back to it. */
  readonly from: StoryId | null;
  readonly person: number | null;
}

/** All of one table that has to do with stories, for as long as it is open. */
export interface Stories {
  readonly post: StoryPost;
  readonly held: HeldWords;
  readonly place: StoreApi<Place>;
  /** Null: this page can seal nothing, and this device keeps nothing. */
  readonly copies: Copies | null;
  readonly begun: BegunHere;
  /** The story under the hand: opening another sends what was unsent of it. */
  write(story: StoryId, about: StoryAbout): Writing;
  leave(): void;
  close(): void;
}

const known = new WeakMap<OpenedTable, Stories>();

export function storiesOf(table: OpenedTable): Stories {
  const open = known.get(table) ?? openStories(table);
  known.set(table, open);
  return open;
}

function revOf(mine: readonly Story[] = [], story: StoryId): number | undefined {
  return mine.find(({ id }) => id === story)?.rev;
}

interface Hand {
  writing(): Writing | null;
  write(story: StoryId, about: StoryAbout): Writing;
  leave(): void;
}

/** One story at a time. */
function openHand(begun: BegunHere, openOne: Hand["write"]): Hand {
  let writing: Writing | null = null;
  let letGo = (): void => undefined;
  const leave = (): void => {
    if (writing?.isBlank()) {
      // Nothing was written on it, and nobody has heard of it.
      begun.drop(writing.story);
      void writing.discard();
    } else writing?.close();
    writing = null;
    letGo();
  };
  const write = (story: StoryId, about: StoryAbout): Writing => {
    if (writing?.story === story) return writing;
    leave();
    writing = begun.take(story) ?? openOne(story, about);
    letGo = holdStory(story);
    return writing;
  };
  return { writing: () => writing, write, leave };
}

function openStories(table: OpenedTable): Stories {
  const { seat, live } = table;
  const post = postTo(seat.board.id);
  const copies = openCopies(seat.board.id, seat.member.id);
  const held = holdWords(live, post);
  const place = createStore<Place>(() => ({ at: { kind: "list" }, from: null, person: null }));
  const openOne = (story: StoryId, about: StoryAbout): Writing =>
    openWriting({ story, about, post, copies, tell: begun.tell(story), newId, now: () => Date.now() });
  const begun: BegunHere = new BegunHere({
    live,
    copies,
    write: openOne,
    onSaved: (story, words) => held.put(story, 0, words),
  });
  const hand = openHand(begun, openOne);
  const stop = live.state.subscribe((now, before) => {
    if ((now.removed && !before.removed) || (now.erased && !before.erased)) void copies?.forget();
    const canCarry = now.connected && now.view !== null;
    // A word about one’s accords may be what it waited for.
    if (canCarry && !(before.connected && before.view?.accords.length === now.view?.accords.length)) {
      hand.writing()?.hurry();
      begun.carry();
    }
    const mine = now.view?.stories.mine;
    if (!mine) return;
    const ids = new Set<string>(mine.map(({ id }) => id));
    begun.named(ids);
    const known = before.view?.stories.mine;
    if (!known || known.some(({ id }) => !ids.has(id))) void copies?.dropAllBut(ids);
    const writing = hand.writing();
    if (!writing) return;
    const { story } = writing;
    if (!ids.has(story) && !begun.has(story)) hand.leave();
    else if (revOf(mine, story) !== revOf(known, story)) writing.look();
  });
  // Another device may have gone on with it while nobody looked here.
  const look = (): void => {
    if (document.visibilityState === "visible") hand.writing()?.look();
  };
  document.addEventListener("visibilitychange", look);
  return {
    post,
    held,
    place,
    copies,
    begun,
    write: (story, about) => hand.write(story, about),
    leave: () => hand.leave(),
    close: () => {
      hand.leave();
      begun.close();
      stop();
      document.removeEventListener("visibilitychange", look);
      held.close();
      known.delete(table);
    },
  };
}
