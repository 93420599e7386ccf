import type { BoardId, MemberId, QuoteId, StoryId } from "@tablee/shared/ids";
import { foldedSpace } from "@tablee/shared/protocol/story-http";
import type { StoryWords } from "@tablee/shared/protocol/story-http";
import type { Effect } from "@tablee/shared/session/step";
import type { Logger } from "../log.ts";
import type { Query } from "../store/calls.ts";
import { queryOf } from "../store/dialect.ts";
import type { Store } from "../store/open.ts";
import { keyName } from "./keys.ts";
import type { StoryAt, StoryKeys } from "./keys.ts";
import { seal, unseal } from "./seal.ts";

/** Who asks: no row is asked for by its id alone. */
export interface Reader {
  readonly board: BoardId;
  readonly member: MemberId;
  /** Of others, those that the session lets them read. */
  readonly shared: readonly StoryId[];
}

/** What a step of the session takes away for good. */
export interface Erasing {
  readonly stories: readonly StoryId[];
  readonly quotes: readonly QuoteId[];
}

/** Among all that a step brings about. */
export function erasingsIn(effects: readonly Effect[]): readonly Erasing[] {
  return effects.filter((effect) => effect.kind === "stories.erase");
}

const AGAIN_AFTER_MS = 60_000;

/**
 * The words of stories and of quotes, as nobody without the key can read them.
 *
 *   written:  key on the disk ──► row                       a stop between them leaves a key without a row
 *   erased:   row gone, with the session ──► key destroyed   so does a stop between these
 *
 * A key without a row is destroyed by `sweep`: at the start, and whenever something went wrong. So a row may be without
 * its key only where a backup was put in place, and then what it held was withdrawn.
 */
export class Vault {
  readonly #store: Store;
  readonly #keys: StoryKeys;
  readonly #logger: Logger;
  /** Keys whose row is on its way, and by how many ways. */
  readonly #spared = new Map<string, number>();
  readonly #made = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: { readonly store: Store; readonly keys: StoryKeys; readonly logger: Logger }) {
    this.#store = parts.store;
    this.#keys = parts.keys;
    this.#logger = parts.logger;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** Undefined: not there, or not theirs to read. `closed`: there, and nothing opens it. */
  async read(reader: Reader, story: StoryId): Promise<Opened | "closed" | undefined> {
    const row = await this.#store.db
      .selectFrom("stories")
      .select(["body", "changed_at"])
      .where("board_id", "=", reader.board)
      .where("id", "=", story)
      .where((eb) => eb.or([eb("member_id", "=", reader.member), eb("id", "in", [...reader.shared])]))
      .executeTakeFirst();
    if (!row) return undefined;
    const words = await this.#open({ board: reader.board, story }, row.body);
    // Sealed by `writing`.
    return words === undefined ? "closed" : { ...(JSON.parse(words) as StoryWords), changedAt: row.changed_at };
  }

  /** What writes the words; their key is on the disk by then. A row of somebody else stays as it is. Only while `spared`. */
  async writing({ board, member }: Pick<Reader, "board" | "member">, { story, words, at }: WriteWish): Promise<Query> {
    const place = { board, story };
    const held = await this.#keys.read(place);
    if (!held) this.#made.add(keyName(place));
    const key = held ?? (await this.#keys.make(place));
    const { text, easy } = words;
    const body = seal(key, [board, story], JSON.stringify({ text, easy }));
    const write = this.#store.db
      .insertInto("stories")
      .values({ board_id: board, id: story, member_id: member, changed_at: at, body })
      .onConflict((conflict) =>
        conflict
          .columns(["board_id", "id"])
          .doUpdateSet({ body, changed_at: at })
          .where("stories.member_id", "=", member),
      );
    return queryOf(write.compile());
  }

  /** While this goes on, a key without a row is on its way to one. */
  async spared<Outcome extends { readonly ok: boolean }>(
    place: StoryAt,
    work: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const name = keyName(place);
    this.#spared.set(name, (this.#spared.get(name) ?? 0) + 1);
    let isKept = false;
    try {
      const outcome = await work();
      isKept = outcome.ok;
      return outcome;
    } finally {
      const left = (this.#spared.get(name) ?? 1) - 1;
      if (left > 0) this.#spared.set(name, left);
      else this.#spared.delete(name);
      // A key that may never have a row.
      if (this.#made.delete(name) && !isKept) this.#sweepLater();
    }
  }

  /** What writes the words of a quote; undefined where they do not stand in the story letter by letter. */
  async quoting(
    reader: Reader,
    { quote, story, words }: { readonly quote: QuoteId; readonly story: StoryId; readonly words: string },
  ): Promise<Query | undefined> {
    const told = await this.read(reader, story);
    if (!told || told === "closed" || !holds(told, words)) return undefined;
    const key = await this.#keys.read({ board: reader.board, story });
    if (!key) return undefined;
    const body = seal(key, [reader.board, story, quote], foldedSpace(words));
    const write = this.#store.db
      .insertInto("quotes")
      .values({ board_id: reader.board, id: quote, story_id: story, body });
    return queryOf(write.compile());
  }

  async quoted(reader: Reader, quote: QuoteId): Promise<string | undefined> {
    const row = await this.#store.db
      .selectFrom("quotes")
      .innerJoin("stories", (join) =>
        join.onRef("stories.board_id", "=", "quotes.board_id").onRef("stories.id", "=", "quotes.story_id"),
      )
      .select(["quotes.body", "quotes.story_id"])
      .where("quotes.board_id", "=", reader.board)
      .where("quotes.id", "=", quote)
      .where((eb) => eb.or([eb("member_id", "=", reader.member), eb("stories.id", "in", [...reader.shared])]))
      .executeTakeFirst();
    return row && this.#open({ board: reader.board, story: row.story_id }, row.body, quote);
  }

  async #open(place: StoryAt, body: Uint8Array, quote?: QuoteId): Promise<string | undefined> {
    const key = await this.#keys.read(place);
    return key && unseal(key, [place.board, place.story, ...(quote === undefined ? [] : [quote])], body);
  }

  /** For the transaction of the session that lets them go. */
  erasing(board: BoardId, { stories, quotes }: Erasing): Query[] {
    const { db } = this.#store;
    const gone = [
      ...stories.map((id) => db.deleteFrom("stories").where("board_id", "=", board).where("id", "=", id)),
      ...quotes.map((id) => db.deleteFrom("quotes").where("board_id", "=", board).where("id", "=", id)),
    ];
    return gone.map((query) => queryOf(query.compile()));
  }

  /** After that transaction: what is left of them in the files cannot be opened any more. */
  async erased(board: BoardId, stories: readonly StoryId[]): Promise<void> {
    try {
      await this.#keys.destroy(stories.map((story) => keyName({ board, story })));
    } catch (error) {
      // The words are gone from the table; their last copies wait for a disk that writes.
      this.#logger.error({ err: error }, "the key of a story could not be destroyed");
      this.#sweepLater();
    }
  }

  /** Which rows there are. */
  all(): Promise<readonly { readonly board_id: BoardId; readonly id: StoryId }[]> {
    return this.#store.db.selectFrom("stories").select(["board_id", "id"]).execute();
  }

  /**
   * Of each table: the stories of people who were removed, where a stop came before their stories went; and those that
   * nothing opens any more, which were withdrawn after the backup that brought them back.
   */
  async lost(): Promise<Readonly<Record<"removed" | "closed", ReadonlyMap<BoardId, readonly StoryId[]>>>> {
    const rows = await this.#store.db
      .selectFrom("stories")
      .innerJoin("members", "members.id", "stories.member_id")
      .select(["stories.board_id", "stories.id", "members.removed_at"])
      .execute();
    const lost = { removed: new Map<BoardId, StoryId[]>(), closed: new Map<BoardId, StoryId[]>() };
    for (const { board_id: board, id: story, removed_at } of rows) {
      const isClosed = removed_at === null && !(await this.#keys.read({ board, story }));
      const where = removed_at === null ? lost.closed : lost.removed;
      if (removed_at !== null || isClosed) where.set(board, [...(where.get(board) ?? []), story]);
    }
    return lost;
  }

  /** As `sweep`; what cannot be done now is done later. */
  async swept(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.#logger.error({ err: error }, "keys of stories could not be looked through");
      this.#sweepLater();
    }
  }

  /** Destroys keys whose row is gone. */
  async sweep(): Promise<void> {
    const names = await this.#keys.names();
    // Before the rows are read: what is no longer on its way then has its row, or never will.
    const spared = new Set(this.#spared.keys());
    for (const { board_id: board, id: story } of await this.all()) spared.add(keyName({ board, story }));
    await this.#keys.destroy(names.filter((name) => !spared.has(name)));
  }

  #sweepLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.swept(), AGAIN_AFTER_MS).unref();
  }
}

export interface Opened extends StoryWords {
  readonly changedAt: number;
}

export interface WriteWish {
  readonly story: StoryId;
  readonly words: StoryWords;
  /** By the calendar. */
  readonly at: number;
}

/** Whether the words stand in the story itself; its sibling in easy words is nobody’s to quote. */
export function holds({ text }: StoryWords, words: string): boolean {
  return foldedSpace(text).includes(foldedSpace(words));
}
