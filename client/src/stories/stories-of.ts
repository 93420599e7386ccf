import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { StoryId } from "@tablee/shared/ids";
import type { Story } from "@tablee/shared/session/stories";
import { newId } from "../new-id.ts";
import type { OpenedTable } from "../table.ts";
import { holdWords } from "./held-words.ts";
import type { HeldWords } from "./held-words.ts";
import { openCopies } from "../session/sealed-copies.ts";
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

function openStories(table: OpenedTable): Stories {
  const { seat, live } = table;
  const post = postTo(seat.board.id);
  const copies = openCopies(seat.board.id, seat.member.id);
  const held = holdWords(live, post);
  const place = createStore<Place>(() => ({ at: { kind: "list" }, from: null, person: null }));
  let writing: Writing | null = null;
  const leave = (): void => {
    writing?.close();
    writing = null;
  };
  const stop = live.state.subscribe((now, before) => {
    if ((now.removed && !before.removed) || (now.erased && !before.erased)) void copies?.forget();
    if (now.connected && !before.connected) writing?.hurry();
    const mine = now.view?.stories.mine;
    if (!mine) return;
    const ids = new Set<string>(mine.map(({ id }) => id));
    const known = before.view?.stories.mine;
    if (!known || known.some(({ id }) => !ids.has(id))) void copies?.dropAllBut(ids);
    if (!writing) return;
    const { story } = writing;
    if (!ids.has(story)) leave();
    else if (revOf(mine, story) !== revOf(known, story)) writing.look();
  });
  // Another device may have gone on with it while nobody looked here.
  const look = (): void => {
    if (document.visibilityState === "visible") writing?.look();
  };
  document.addEventListener("visibilitychange", look);
  return {
    post,
    held,
    place,
    copies,
    write: (story, about) => {
      if (writing?.story === story) return writing;
      leave();
      writing = openWriting({ story, about, post, copies, newId, now: () => Date.now() });
      return writing;
    },
    leave,
    close: () => {
      leave();
      stop();
      document.removeEventListener("visibilitychange", look);
      held.close();
      known.delete(table);
    },
  };
}
