import type { BoardId, CardId, QuoteId } from "@tablee/shared/ids";
import type { CommandReason } from "@tablee/shared/protocol/commands";
import type { QuoteAnswer, StoryAnswer, StoryWords } from "@tablee/shared/protocol/story-http";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { SessionCommand } from "@tablee/shared/session/reducer";
import { mayRead } from "@tablee/shared/session/stories";
import type { Story } from "@tablee/shared/session/stories";
import { keptUntil } from "@tablee/shared/session/story-keeping";
import type { Session } from "@tablee/shared/session/types";
import type { Member } from "../auth/member.ts";
import type { Query } from "../store/calls.ts";
import { holds } from "./vault.ts";
import type { Reader, Vault, WriteWish } from "./vault.ts";

/** What has to be asked of a session as it is now, and what is written with it. */
export interface Wish {
  readonly commands: readonly SessionCommand[];
  readonly beside: readonly Query[];
}
export type Decide<Reason extends string> = (session: Session) => Promise<Reply<Wish, Reason>>;

export interface DeskParts {
  readonly vault: Vault;
  readonly sessions: { get(board: BoardId): Promise<Session> };
  readonly live: {
    /** In the turn of the table: judged, kept together, told. */
    stepWith<Reason extends string>(
      asker: Member,
      decide: Decide<Reason>,
    ): Promise<Reply<null, Reason | CommandReason>>;
  };
  /** The calendar. */
  readonly now: () => number;
}

export interface QuoteWish {
  readonly quote: QuoteId;
  readonly card: CardId;
  readonly words: string;
}

const NOTHING: Wish = { commands: [], beside: [] };
const NO_WORDS: StoryWords = { text: "", easy: "" };

/** Stories, as one member may read, write and quote them. What is not theirs to ask for is not there. */
export class StoryDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Begun and not yet written, it has no words. */
  async read(asker: Member, id: string): Promise<StoryAnswer | undefined> {
    const { sessions, vault } = this.#parts;
    const session = await sessions.get(asker.board);
    const story = readable(session, asker, id);
    if (!story) return undefined;
    const kept = await vault.read(readerOf(session, asker), story.id);
    if (kept === "closed") {
      // It was withdrawn in this moment, or it is damaged: empty words would say that nobody told anything.
      if (!readable(await sessions.get(asker.board), asker, id)) return undefined;
      throw new Error("a story could not be opened");
    }
    if (!kept) return { ...NO_WORDS, keptUntil: null };
    return { text: kept.text, easy: kept.easy, keptUntil: keptUntil(session.storyKeeping, kept.changedAt) };
  }

  /** Quotes whose words do not stand in it any more are taken back. */
  async write(asker: Member, id: string, words: StoryWords): Promise<Reply<null, "not-found" | CommandReason>> {
    const { live, vault, now } = this.#parts;
    return vault.spared({ board: asker.board, story: id }, () =>
      live.stepWith(asker, async (session) => {
        const story = session.stories.told.find((one) => one.id === id && one.member === asker.id);
        if (!story) return no("not-found" as const);
        const author: Reader = { board: asker.board, member: asker.id, shared: [] };
        const before = await vault.read(author, story.id);
        // Kept again as it is: its days do not begin anew.
        const isSame = before !== "closed" && before?.text === words.text && before.easy === words.easy;
        if (isSame) return yes(NOTHING);
        const wish: WriteWish = { story: story.id, words, at: now() };
        const commands = await this.#following(session, author, wish);
        return yes({ commands, beside: [await vault.writing(author, wish)] });
      }),
    );
  }

  async #following(
    session: Session,
    author: Reader,
    { story, words }: Pick<WriteWish, "story" | "words">,
  ): Promise<SessionCommand[]> {
    const quotes: QuoteId[] = [];
    for (const { id } of session.stories.quotes.filter((quote) => quote.story === story)) {
      const quoted = await this.#parts.vault.quoted(author, id);
      if (quoted === undefined || !holds(words, quoted)) quotes.push(id);
    }
    const changed: SessionCommand = { kind: "story.changed", story };
    return quotes.length > 0 ? [changed, { kind: "quote.drop", quotes }] : [changed];
  }

  /** The same wish once more is one wish. */
  ask(
    asker: Member,
    id: string,
    { quote, card, words }: QuoteWish,
  ): Promise<Reply<null, "not-found" | "not-verbatim" | CommandReason>> {
    const { live, vault } = this.#parts;
    return live.stepWith(asker, async (session) => {
      const story = readable(session, asker, id);
      if (!story) return no("not-found" as const);
      const known = session.stories.quotes.find((one) => one.id === quote);
      if (known) {
        const isSame = known.story === story.id && known.card === card && known.asker === asker.id;
        return isSame ? yes(NOTHING) : no("not-found" as const);
      }
      const row = await vault.quoting(readerOf(session, asker), { quote, story: story.id, words });
      if (!row) return no("not-verbatim" as const);
      return yes({ commands: [{ kind: "quote.ask", quote, story: story.id, card }], beside: [row] });
    });
  }

  /** Asked for, it is between its author and whoever asked. */
  async quoted(asker: Member, id: string): Promise<QuoteAnswer | undefined> {
    const { sessions, vault } = this.#parts;
    const session = await sessions.get(asker.board);
    const quote = session.stories.quotes.find((one) => one.id === id);
    const story = quote && readable(session, asker, quote.story);
    if (!quote || !story) return undefined;
    if (quote.state === "asked" && quote.asker !== asker.id && story.member !== asker.id) return undefined;
    const words = await vault.quoted(readerOf(session, asker), quote.id);
    return words === undefined ? undefined : { words };
  }
}

function readable({ stories }: Session, asker: Member, id: string): Story | undefined {
  return stories.told.find((story) => story.id === id && mayRead(story, asker.id));
}

export function readerOf({ stories }: Session, { board, id }: Member): Reader {
  const shared = stories.told.filter((story) => story.member !== id && mayRead(story, id));
  return { board, member: id, shared: shared.map((story) => story.id) };
}
