import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { QuoteId, StoryId } from "@tablee/shared/ids";
import type { Reply } from "@tablee/shared/reply";
import type { SessionView } from "@tablee/shared/session/types";
import type { StoryWords } from "@tablee/shared/protocol/story-http";
import type { OpenedTable } from "../table.ts";
import type { StoryPost } from "./story-post.ts";

/**
 * The words of stories and quotes that this page shows: in memory alone. Those of others are let go as soon as the link is
 * lost, for they may have been withdrawn meanwhile, and all of them as soon as the view names them no more.
 */
export type Held<Value> =
  | { readonly kind: "coming"; readonly rev: number }
  | { readonly kind: "here"; readonly rev: number; readonly value: Value }
  | { readonly kind: "failed"; readonly rev: number; readonly reason: string };

export interface HeldState {
  readonly stories: ReadonlyMap<StoryId, Held<StoryWords>>;
  readonly quotes: ReadonlyMap<QuoteId, Held<string>>;
}

export interface HeldWords {
  readonly state: StoreApi<HeldState>;
  /** Asks for what is not here; what changed since (`rev`) is asked for again. */
  wantStory(story: StoryId, rev: number): void;
  wantQuote(quote: QuoteId): void;
  /** As they are written here: one’s own list tells them by their first line. */
  put(story: StoryId, rev: number, words: StoryWords): void;
  close(): void;
}

type Named = SessionView["stories"] | undefined;

const NOTHING: HeldState = { stories: new Map(), quotes: new Map() };

export function holdWords(live: OpenedTable["live"], post: StoryPost): HeldWords {
  const state = createStore<HeldState>(() => NOTHING);
  const inTurn = oneByOne();

  function wantStory(story: StoryId, rev: number): void {
    const held = state.getState().stories.get(story);
    if (held && held.rev >= rev && held.kind !== "failed") return;
    if (!isLinked(live)) return;
    set("stories", story, held?.kind === "here" ? { ...held, rev } : { kind: "coming", rev });
    inTurn(async () => settle("stories", story, { rev, reply: await post.read(story) }));
  }

  function wantQuote(quote: QuoteId): void {
    const held = state.getState().quotes.get(quote);
    if ((held && held.kind !== "failed") || !isLinked(live)) return;
    set("quotes", quote, { kind: "coming", rev: 0 });
    inTurn(async () => {
      const reply = await post.readQuote(quote);
      settle("quotes", quote, { rev: 0, reply: reply.ok ? { ok: true, value: reply.value.words } : reply });
    });
  }

  function set<Of extends keyof HeldState>(of: Of, id: string, held: Held<StoryWords> | Held<string>): void {
    // One map a kind: the callers above keep each to its own.
    state.setState((now) => ({ [of]: new Map([...now[of], [id, held]] as never) }));
  }

  /** What came for something that is no more, or over a link that is lost meanwhile, is dropped unread. */
  function settle(
    of: keyof HeldState,
    id: string,
    { rev, reply }: { readonly rev: number; readonly reply: Reply<StoryWords> | Reply<string> },
  ): void {
    const held: ReadonlyMap<string, Held<unknown>> = state.getState()[of];
    if (!held.has(id)) return;
    if (reply.ok) set(of, id, { kind: "here", rev, value: reply.value } as Held<StoryWords>);
    else if (held.get(id)?.kind === "coming") set(of, id, { kind: "failed", rev, reason: reply.reason });
  }

  const stop = live.state.subscribe((now, before) => {
    if (!now.connected && before.connected) state.setState((held) => ({ ...coveredOf(held, now.view?.stories) }));
    if (now.view && now.view.stories !== before.view?.stories)
      state.setState((held) => namedOf(held, now.view?.stories));
  });

  return {
    state,
    wantStory,
    wantQuote,
    put: (story, rev, words) => set("stories", story, { kind: "here", rev, value: words }),
    close: () => {
      stop();
      state.setState(NOTHING);
    },
  };
}

function isLinked({ state }: OpenedTable["live"]): boolean {
  return state.getState().connected;
}

/** One’s own stay: whoever wrote them may read them wherever they are. */
function coveredOf({ stories }: HeldState, named: Named): HeldState {
  const mine = new Set(named?.mine.map(({ id }) => id));
  return { stories: only(stories, mine), quotes: new Map() };
}

function namedOf({ stories, quotes }: HeldState, named: Named): HeldState {
  const known = new Set([...(named?.mine ?? []), ...(named?.shared ?? [])].map(({ id }) => id));
  return { stories: only(stories, known), quotes: only(quotes, new Set(named?.quotes.map(({ id }) => id))) };
}

function only<Id, Value>(map: ReadonlyMap<Id, Value>, ids: ReadonlySet<Id>): ReadonlyMap<Id, Value> {
  return [...map.keys()].every((id) => ids.has(id)) ? map : new Map([...map].filter(([id]) => ids.has(id)));
}

/** A list of many stories asks for them one after the other: an old phone has a narrow line. */
function oneByOne(): (task: () => Promise<void>) => void {
  let last = Promise.resolve();
  return (task) => {
    last = last.then(task).catch(() => undefined);
  };
}
