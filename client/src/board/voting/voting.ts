import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { CardId } from "@tablee/shared/ids";
import type { CommandReason } from "@tablee/shared/protocol/commands";
import type { VoteResult } from "@tablee/shared/session/ballots";
import type { OpenedTable } from "../../table.ts";
import type { Prefs } from "../workspace.ts";
import { peopleAsked, mostOn, personNow, resultPoints, turnOf, withPoints } from "./turn.ts";
import type { Badge, Badges, Draft, Turn } from "./turn.ts";

/**
 * The ballot in hand, sent by itself soon after each change. It says *saved* when the server has it.
 *
 *   rest ──change──► sending ──ack──► rest (saved)
 *                      │ ▲ └─refused─► rest, with the reason: what the server has is shown again
 *          no link, busy▼ │after a moment
 *                     waiting
 */
export interface VotingState {
  /** Whose turn it is on this seat: nobody's while it is handed on. */
  readonly person: number | null;
  readonly turn: Turn | null;
  readonly sending: "rest" | "sending" | "waiting";
  /** Another object each time. */
  readonly refused: { readonly reason: CommandReason | "offline" } | null;
  /** What an action did just now, to be said. */
  readonly done: { readonly points: number; readonly left: number; readonly isFull: boolean } | null;
}

export interface Voting {
  readonly state: StoreApi<VotingState>;
  /** On cards. One's own ballot is shown while the panel of votes is open, and goes with it: screens are seen by others. */
  readonly badges: StoreApi<{ readonly of: Badges }>;
  /** Of the last votes, for sorting and files. */
  readonly results: StoreApi<{ readonly points: ReadonlyMap<CardId, number> }>;
  /** Gives the ballot to one person of the seat, or to nobody. */
  give(person: number | null): void;
  set(card: CardId, points: number): void;
  /** As `set`, one more or fewer, and said. */
  add(card: CardId, by: 1 | -1): void;
  /** An empty ballot, which counts as one. */
  abstain(): void;
  close(): void;
}

const SEND_AFTER_MS = 300;
const AGAIN_AFTER_MS = 2_000;
/** Not about the ballot: it is sent again. */
const LATER: ReadonlySet<string> = new Set(["offline", "too-fast", "not-saved", "broken"]);
const REST: VotingState = { person: null, turn: null, sending: "rest", refused: null, done: null };

interface Parts {
  readonly live: OpenedTable["live"];
  readonly prefs: StoreApi<Prefs>;
}

export function createVoting(parts: Parts): Voting {
  return new BallotBox(parts);
}

class BallotBox implements Voting {
  readonly state = createStore<VotingState>(() => REST);
  readonly badges = createStore<{ of: Badges }>(() => ({ of: new Map() }));
  readonly results = createStore<{ points: ReadonlyMap<CardId, number> }>(() => ({ points: new Map() }));
  readonly #parts: Parts;
  readonly #drafts = new Map<number, Draft>();
  readonly #post: Post;
  readonly #ends: readonly (() => void)[];
  /** Who said that it is their turn, for what is asked now: for the next thing it is asked anew. */
  #chosen: { readonly person: number | null; readonly about: string } = { person: null, about: "" };
  #counted: readonly VoteResult[] | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#post = createPost(parts.live, this.#drafts, (change) => {
      this.state.setState(change);
      this.#look();
    });
    this.#ends = [
      parts.live.state.subscribe(({ view }, before) => view !== before.view && this.#look()),
      parts.prefs.subscribe(({ panel }, before) => {
        if (panel === before.panel) return;
        if (panel !== "votes") this.#chosen = { ...this.#chosen, person: null };
        this.#look();
      }),
    ];
    this.#look();
  }

  #look(): void {
    const { view } = this.#parts.live.state.getState();
    for (const [person, { vote }] of this.#drafts) if (vote !== view?.votes.open?.id) this.#drafts.delete(person);
    const about = `${view?.votes.open?.id} ${view?.consents.open?.id} ${peopleAsked(view)}`;
    if (this.#chosen.about !== about) this.#chosen = { person: null, about };
    const person = personNow(view, this.#chosen.person);
    const turn = turnOf(view, { person, draft: person === null ? undefined : this.#drafts.get(person) });
    this.state.setState({ person, turn });
    if (view?.votes.results !== this.#counted) {
      this.#counted = view?.votes.results;
      this.results.setState({ points: resultPoints(view) });
    }
    this.#mark(turn);
  }

  #mark(turn: Turn | null): void {
    const isMine = turn !== null && this.#parts.prefs.getState().panel === "votes";
    const from = isMine ? turn.points : this.results.getState().points;
    const of: Badge["of"] = isMine ? "mine" : "result";
    const next = new Map([...from].flatMap(([card, points]) => (points > 0 ? [[card, { of, points }] as const] : [])));
    const { of: now } = this.badges.getState();
    const isSame = next.size === now.size && [...next].every(([card, one]) => isAlike(one, now.get(card)));
    if (!isSame) this.badges.setState({ of: next });
  }

  #write(draft: Draft): void {
    this.#drafts.set(draft.person, draft);
    this.state.setState({ sending: "sending" });
    this.#look();
    this.#post.soon();
  }

  give(person: number | null): void {
    this.#chosen = { ...this.#chosen, person };
    this.state.setState({ done: null });
    this.#look();
  }

  set(card: CardId, points: number): void {
    const { turn } = this.state.getState();
    if (turn) this.#write(withPoints(turn, card, points));
  }

  add(card: CardId, by: 1 | -1): void {
    const { turn } = this.state.getState();
    if (!turn?.cards.has(card)) return;
    const before = turn.points.get(card) ?? 0;
    const isFull = by > 0 && mostOn(turn, card) <= before;
    if (!isFull) this.#write(withPoints(turn, card, before + by));
    const now = this.state.getState().turn ?? turn;
    this.state.setState({ done: { points: now.points.get(card) ?? 0, left: now.left, isFull } });
  }

  abstain(): void {
    const { turn } = this.state.getState();
    if (turn) this.#write({ vote: turn.vote, person: turn.person, points: new Map() });
  }

  close(): void {
    this.#post.close();
    for (const end of this.#ends) end();
  }
}

interface Post {
  soon(): void;
  close(): void;
}

function isAlike(one: Badge, other: Badge | undefined): boolean {
  return one.of === other?.of && one.points === other.points;
}

/** Sends what is drafted, one ballot at a time, until there is nothing left to send. */
function createPost(
  live: OpenedTable["live"],
  drafts: Map<number, Draft>,
  told: (change: Partial<VotingState>) => void,
): Post {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUnderWay = false;
  let isOver = false;

  function inTime(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), ms);
  }

  async function send(): Promise<void> {
    const [draft] = drafts.values();
    if (isUnderWay || isOver || !draft) return;
    isUnderWay = true;
    const { vote, person, points } = draft;
    const reply = await live.send("vote.cast", { vote, person, ballot: Object.fromEntries(points) });
    isUnderWay = false;
    if (isOver) return;
    if (!reply.ok && LATER.has(reply.reason)) {
      inTime(AGAIN_AFTER_MS);
      return told({ sending: "waiting" });
    }
    // What was changed meanwhile is sent next.
    if (drafts.get(person) === draft) drafts.delete(person);
    told({
      sending: drafts.size > 0 ? "sending" : "rest",
      ...(!reply.ok && { refused: { reason: reply.reason } }),
    });
    await send();
  }

  return {
    soon: () => inTime(SEND_AFTER_MS),
    close: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
