import { createStore } from "zustand/vanilla";
import type { StoryId } from "@tablee/shared/ids";
import type { Reply } from "@tablee/shared/reply";
import type { StoryWords } from "@tablee/shared/protocol/story-http";
import type { Copies, StoryAbout } from "../session/sealed-copies.ts";
import type { OpenedTable } from "../table.ts";
import type { Writing } from "./writing.ts";

interface Parts {
  readonly live: OpenedTable["live"];
  readonly copies: Copies | null;
  readonly write: (story: StoryId, about: StoryAbout) => Writing;
  /** The table has the words now: what it had when it first named the story was empty. */
  readonly onSaved: (story: StoryId, words: StoryWords) => void;
}

interface Carried {
  readonly writing: Writing;
  readonly done: () => void;
}

/**
 * Stories that were begun on this device without a link: the table does not know of them yet. Once it can be told, each is
 * carried there, whether or not its page is open; a tab leaves alone what another has under its hand.
 */
export class BegunHere {
  readonly state = createStore<ReadonlyMap<StoryId, StoryAbout>>(() => new Map());
  readonly #parts: Parts;
  readonly #carried = new Map<StoryId, Carried>();

  constructor(parts: Parts) {
    this.#parts = parts;
    void this.#find();
  }

  async #find(): Promise<void> {
    const { copies, live } = this.#parts;
    // A row of this device names a story by the id that it was given here.
    for (const { story, about, isNew } of (await copies?.read()) ?? []) if (isNew) this.add(story as StoryId, about);
    if (live.state.getState().connected) this.carry();
  }

  has(story: StoryId): boolean {
    return this.state.getState().has(story);
  }

  add(story: StoryId, about: StoryAbout): void {
    this.#set([...this.state.getState(), [story, about]]);
  }

  drop(story: StoryId): void {
    this.named(new Set([story]));
  }

  /** The table names these: they are begun there. */
  named(stories: ReadonlySet<string>): void {
    const before = [...this.state.getState()];
    const left = before.filter(([story]) => !stories.has(story));
    if (left.length < before.length) this.#set(left);
  }

  #set(stories: readonly (readonly [StoryId, StoryAbout])[]): void {
    this.state.setState(new Map(stories), true);
  }

  /** Tells the table of it; null: it knows. */
  tell(story: StoryId): (() => Promise<Reply<null>>) | null {
    const about = this.state.getState().get(story);
    if (!about) return null;
    return () => this.#parts.live.send("story.begin", { story, person: about.person, of: about.kind });
  }

  carry(): void {
    for (const [story, about] of this.state.getState()) {
      const isFree = (): boolean => this.has(story) && !this.#carried.has(story);
      this.#carried.get(story)?.writing.hurry();
      // A browser without locks could write in two tabs at once: there it waits until it is opened.
      void navigator.locks?.request(lockOf(story), { ifAvailable: true }, (lock) =>
        lock && isFree() ? this.#carry(story, about) : undefined,
      );
    }
  }

  /** Until it is saved, cannot be, or is taken over. */
  #carry(story: StoryId, about: StoryAbout): Promise<void> {
    return new Promise((resolve) => {
      const writing = this.#parts.write(story, about);
      const stop = writing.state.subscribe(({ standing, words }) => {
        if (standing === "saved" && words) this.#parts.onSaved(story, words);
        if (standing === "saved" || standing === "refused") this.take(story)?.close();
      });
      const done = (): void => {
        stop();
        resolve();
      };
      this.#carried.set(story, { writing, done });
    });
  }

  /** What carries it, given into the hand that opens it. */
  take(story: StoryId): Writing | null {
    const carried = this.#carried.get(story);
    this.#carried.delete(story);
    carried?.done();
    return carried?.writing ?? null;
  }

  close(): void {
    for (const story of this.#carried.keys()) this.take(story)?.close();
  }
}

/** Other tabs of this browser leave the story alone until the answer is called. */
export function holdStory(story: StoryId): () => void {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  void navigator.locks?.request(lockOf(story), { mode: "shared" }, () => held);
  return () => release();
}

function lockOf(story: StoryId): string {
  return `tablee-story:${story}`;
}
