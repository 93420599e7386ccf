import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { StoryId } from "@tablee/shared/ids";
import { yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { StoryWords } from "@tablee/shared/protocol/story-http";
import type { Copies, StoryAbout } from "../session/sealed-copies.ts";
import type { StoryPost } from "./story-post.ts";
import { isBlank, isSame, NO_WORDS } from "./story-words.ts";

/**
 * One story under the hand that writes it. What is typed lies on this device at once, where it can be sealed, and goes
 * to the server soon after, one writing at a time; the newest wins.
 *
 *   coming ──read──► saved ──typed──► saving ──answered──► saved
 *     ├─not read─► unread        │        └─not carried─► kept | unkept ──a moment, the link──► saving
 *     └─begun here─► begun ──────┘        └─refused: it stays here, to be copied
 */
export type Standing = "coming" | "unread" | "begun" | "saved" | "saving" | "kept" | "unkept" | "refused";

export interface WritingState {
  /** Null: not read yet. */
  readonly words: StoryWords | null;
  /** Grows when words come from elsewhere than the hand: the fields take them anew. */
  readonly turn: number;
  readonly standing: Standing;
  readonly reason: string | null;
  /** What another tab or device had written, or this one when others went on: nothing of it is lost. */
  readonly aside: readonly Aside[];
}

export interface Aside {
  readonly row: string;
  readonly words: StoryWords;
}

export interface Writing {
  readonly story: StoryId;
  readonly state: StoreApi<WritingState>;
  typed(words: StoryWords): void;
  /** Something else may have changed it: another tab, another device. */
  look(): void;
  /** The link is back. */
  hurry(): void;
  dropAside(row: string): void;
  /** Puts what lay aside at the end of the story. */
  add(row: string): void;
  /** Begun here, told to nobody, and empty. */
  isBlank(): boolean;
  /** Begun here, and not wanted any more: nothing of it stays on this device. */
  discard(): Promise<void>;
  /** Once all is on its way: whoever goes elsewhere loses nothing. */
  close(): void;
}

const SEND_AFTER_MS = 700;
/** Whoever writes without a pause has it saved all the same. */
const SEND_WITHIN_MS = 4_000;
const AGAIN_AFTER_MS = 3_000;
/** Of a story that was begun before its author has read what that means: they read it, and it goes on. */
export const ACCORD_MISSING = "accord-missing";
/** Not about the words: they are sent again. */
const LATER: ReadonlySet<string> = new Set([
  "offline",
  "too-fast",
  "too-many-tries",
  "not-saved",
  "broken",
  "draining",
  ACCORD_MISSING,
]);

export interface WritingParts {
  readonly story: StoryId;
  readonly about: StoryAbout;
  readonly post: StoryPost;
  /** Null: this device keeps nothing. */
  readonly copies: Copies | null;
  /** Tells the table that there is such a story; null: it knows. */
  readonly tell: (() => Promise<Reply<null>>) | null;
  readonly newId: () => string;
  readonly now: () => number;
}

export function openWriting(parts: WritingParts): Writing {
  return new StoryWriting(parts);
}

class StoryWriting implements Writing {
  readonly story: StoryId;
  readonly state = createStore<WritingState>(() => ({
    words: null,
    turn: 0,
    standing: "coming",
    reason: null,
    aside: [],
  }));
  readonly #parts: WritingParts;
  #row: string;
  #isNew: boolean;
  /** As the server was last known to have it. */
  #base: StoryWords | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typedAt: number | null = null;
  #isSending = false;
  #isKeeping = false;
  /** Do the words in hand lie on this device? */
  #kept = false;
  /** Rows of earlier pages whose words are in hand now. */
  #taken: string[] = [];
  #isClosed = false;

  constructor(parts: WritingParts) {
    this.#parts = parts;
    this.story = parts.story;
    this.#row = `${parts.story}/${parts.newId()}`;
    this.#isNew = parts.tell !== null;
    void this.#begin();
  }

  async #begin(): Promise<void> {
    const { copies, post, story } = this.#parts;
    const [rows, reply] = await Promise.all([
      copies?.read(story) ?? [],
      this.#isNew ? yes(NO_WORDS) : post.read(story),
    ]);
    const aside = rows.filter(({ isAside }) => isAside);
    const unsent = rows.filter((row) => !row.isAside);
    const newest = unsent.at(-1);
    const older = unsent.slice(0, -1).filter(({ words }) => newest && !isSame(words, newest.words));
    this.#taken = unsent.map(({ row }) => row);
    this.state.setState({ aside: [...aside, ...older] });
    this.#taken = this.#taken.filter((row) => !older.some((one) => one.row === row));
    if (!reply.ok) {
      if (newest) this.#takeUp(newest.words, newest.base);
      else this.state.setState({ standing: "unread", reason: reply.reason });
      return;
    }
    if (this.#isNew && newest?.isNew) {
      // In its own row: beside it, another would still say that the table has not heard of it.
      this.#row = newest.row;
      this.#takeUp(newest.words, NO_WORDS);
    } else if (this.#isNew) {
      this.#base = NO_WORDS;
      this.#show(NO_WORDS, "begun");
    } else if (!newest || isSame(newest.words, reply.value)) {
      this.#base = reply.value;
      this.#show(reply.value, "saved");
      this.#dropOwn();
    } else if (newest.base === null || isSame(newest.base, reply.value)) this.#takeUp(newest.words, reply.value);
    else {
      // It has been written on elsewhere since: that is shown, and what was unsent here is offered beside it.
      this.#base = reply.value;
      this.#show(reply.value, "saved");
      this.#taken = this.#taken.filter((row) => row !== newest.row);
      this.state.setState(({ aside }) => ({ aside: [...aside, newest] }));
    }
  }

  /** What this device kept goes on where it was. */
  #takeUp(words: StoryWords, base: StoryWords | null): void {
    this.#base = base;
    this.#kept = true;
    this.#show(words, "kept");
    this.#sendIn(0);
  }

  #show(words: StoryWords, standing: Standing): void {
    this.state.setState(({ turn }) => ({ words, turn: turn + 1, standing, reason: null }));
  }

  typed(words: StoryWords): void {
    this.state.setState({ words, standing: "saving", reason: null });
    void this.#keep();
    const now = this.#parts.now();
    this.#typedAt ??= now;
    this.#sendIn(Math.min(SEND_AFTER_MS, Math.max(0, this.#typedAt + SEND_WITHIN_MS - now)));
  }

  look(): void {
    const { standing } = this.state.getState();
    if (standing === "unread") {
      this.state.setState({ standing: "coming" });
      void this.#begin();
    } else if (standing === "saved") void this.#lookNow();
  }

  hurry(): void {
    const { standing } = this.state.getState();
    if (standing === "unread") this.look();
    else if (standing !== "saved" && standing !== "coming" && standing !== "refused") this.#sendIn(0);
  }

  isBlank(): boolean {
    const { words } = this.state.getState();
    return this.#isNew && words !== null && isBlank(words);
  }

  async discard(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.state.setState({ words: null, standing: "saved" });
    await this.#parts.copies?.drop([this.#row, ...this.#taken]);
  }

  async #lookNow(): Promise<void> {
    const reply = await this.#parts.post.read(this.story);
    const { standing } = this.state.getState();
    if (!reply.ok || standing !== "saved" || (this.#base && isSame(reply.value, this.#base))) return;
    this.#base = reply.value;
    this.#show(reply.value, "saved");
  }

  dropAside(row: string): void {
    this.state.setState(({ aside }) => ({ aside: aside.filter((one) => one.row !== row) }));
    void this.#parts.copies?.drop([row]);
  }

  add(row: string): void {
    const { words, aside } = this.state.getState();
    const put = aside.find((one) => one.row === row)?.words;
    if (!words || !put) return;
    const joined = { text: after(words.text, put.text), easy: after(words.easy, put.easy) };
    this.#show(joined, "saving");
    this.typed(joined);
    this.dropAside(row);
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer !== undefined) this.#sendIn(0);
  }

  #sendIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), ms);
  }

  async #send(): Promise<void> {
    this.#timer = undefined;
    const { words } = this.state.getState();
    if (this.#isSending || !words) return;
    this.#isSending = true;
    this.#typedAt = null;
    const reply = await this.#write(words);
    this.#isSending = false;
    const isNewest = this.state.getState().words === words;
    if (reply.ok) {
      this.#base = words;
      if (!isNewest) return this.#sendIn(0);
      this.state.setState({ standing: "saved", reason: null });
      this.#dropOwn();
    } else if (LATER.has(reply.reason)) {
      this.state.setState({ standing: this.#kept ? "kept" : "unkept", reason: reply.reason });
      // A page that is left tries no more: what it kept goes on when the story is opened again.
      if (!this.#isClosed && reply.reason !== ACCORD_MISSING) this.#sendIn(AGAIN_AFTER_MS);
    } else this.state.setState({ standing: "refused", reason: reply.reason });
  }

  async #write(words: StoryWords): ReturnType<StoryPost["write"]> {
    const { post } = this.#parts;
    const told = await this.#tell();
    if (!told.ok) return told;
    const there = await post.read(this.story);
    if (!there.ok) return there;
    const isTheirs = this.#base !== null && !isSame(there.value, this.#base) && !isSame(there.value, words);
    if (isTheirs && !isBlank(there.value)) await this.#putAside(there.value);
    return post.write(this.story, words);
  }

  async #tell(): Promise<Reply<null>> {
    const { tell } = this.#parts;
    if (!this.#isNew || !tell) return yes(null);
    const told = await tell();
    if (told.ok) {
      this.#isNew = false;
      // From now on it goes from this device when it is withdrawn on another.
      void this.#keep();
    }
    return told;
  }

  async #putAside(words: StoryWords): Promise<void> {
    const row = `${this.story}/${this.#parts.newId()}`;
    const { copies, about } = this.#parts;
    await copies?.keep({ story: this.story, row }, { words, about, base: null, isAside: true });
    this.state.setState(({ aside }) => ({ aside: [...aside, { row, words }] }));
  }

  /** One after the other, the newest next: each keystroke of a long story is not sealed by itself. */
  async #keep(): Promise<void> {
    const { copies, about } = this.#parts;
    if (!copies || this.#isKeeping) return;
    this.#isKeeping = true;
    for (let last: StoryWords | null = null, wasNew = this.#isNew; ;) {
      const { words, standing } = this.state.getState();
      const isNew = this.#isNew;
      if (!words || (words === last && isNew === wasNew) || standing === "saved") break;
      last = words;
      wasNew = isNew;
      const kept = { words, about, base: this.#base, isAside: false };
      this.#kept = await copies.keep({ story: this.story, row: this.#row, isNew }, kept);
      if (this.#kept && this.state.getState().standing === "unkept") this.state.setState({ standing: "kept" });
    }
    this.#isKeeping = false;
    if (this.state.getState().standing === "saved") this.#dropOwn();
  }

  /** The server has them: this device need not. */
  #dropOwn(): void {
    const rows = [this.#row, ...this.#taken];
    this.#taken = [];
    this.#kept = false;
    void this.#parts.copies?.drop(rows);
  }
}

function after(words: string, more: string): string {
  return [words, more].filter((part) => part.trim() !== "").join("\n\n");
}
