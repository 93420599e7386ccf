import type { Doc, Transaction } from "yjs";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { readingOrder } from "@tablee/shared/board/outline";
import type { Board } from "@tablee/shared/board/types";
import type { BoardId, CardId, MemberId } from "@tablee/shared/ids";
import { readKept, writeKept } from "../../kept.ts";
import type { BoardState } from "../board-store.ts";
import { allSeen, changesSince, printOf, readSeen, writeSeen } from "./seen.ts";
import type { Change, ChangeKind, Print } from "./seen.ts";

/** What others have changed since this person last said that they had looked: on this device, also from one day to the next. */
export interface ChangesStore {
  readonly state: StoreApi<{ readonly list: readonly Change[] }>;
  /** From now on only what comes is news. */
  look(): void;
  /** Calls back with what came from others just now, by card. */
  onOthers(heard: (changes: ReadonlyMap<CardId, ChangeKind>) => void): () => void;
  close(): void;
}

interface Table {
  readonly doc: Doc;
  readonly board: StoreApi<BoardState>;
  readonly id: BoardId;
  readonly me: MemberId;
  /** Before the board is there, all of it would be news. */
  readonly sync: StoreApi<{ readonly ready: boolean }>;
}

const KEY = "tablee.seen.";
/** The list is worked out anew at most so often: twenty people type. */
const SETTLE_MS = 400;

export function followChanges({ doc, board, id, me, sync }: Table): ChangesStore {
  const state = createStore<{ readonly list: readonly Change[] }>(() => ({ list: [] }));
  const listeners = new Set<(changes: ReadonlyMap<CardId, ChangeKind>) => void>();
  let seen: Map<CardId, Print> | null = readSeen(readKept(KEY + id));
  let last: Board | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    if (last && seen) writeKept(KEY + id, writeSeen(seen));
  };
  const settle = (): void => {
    timer = undefined;
    const { board: now, outline } = board.getState();
    if (!seen) return;
    const list = changesSince(seen, now, readingOrder(outline));
    // Put down by myself on another device, or before this one could note it.
    state.setState({ list: list.filter(({ id, kind }) => kind !== "added" || now.cards.get(id)?.born.by !== me) });
  };
  const after = (transaction: Transaction): void => {
    const now = board.getState().board;
    const before = last;
    if (!before || before.cards === now.cards) return;
    last = now;
    const changed = changedIds(before, now);
    const mine = [...changed].filter((one) => transaction.local || isMine(one, { before, now, me }));
    if (seen) lookedAt(seen, { before, now, ids: mine });
    if (!transaction.local) tell(listeners, { changed, mine: new Set(mine), before, now });
    timer ??= setTimeout(settle, SETTLE_MS);
  };
  const start = ({ ready }: { readonly ready: boolean }): void => {
    if (!ready || last) return;
    last = board.getState().board;
    // The first look at this table on this device: what is there is no news.
    seen ??= allSeen(last);
    timer ??= setTimeout(settle, SETTLE_MS);
  };
  const stops = [sync.subscribe(start), onLeaving(keep)];
  start(sync.getState());
  doc.on("afterTransaction", after);
  return {
    state,
    look: () => {
      seen = allSeen(board.getState().board);
      keep();
      settle();
    },
    onOthers: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    close: () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      doc.off("afterTransaction", after);
      keep();
    },
  };
}

/** A page that is closed or put aside is told so, and perhaps nothing more. */
function onLeaving(leave: () => void): () => void {
  if (typeof document === "undefined") return () => undefined;
  const hide = (): void => {
    if (document.visibilityState === "hidden") leave();
  };
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", hide);
  return () => {
    removeEventListener("pagehide", leave);
    document.removeEventListener("visibilitychange", hide);
  };
}

/** What I do myself I have seen; a change of somebody else that I have not looked at stays news. */
function lookedAt(
  seen: Map<CardId, Print>,
  what: { readonly before: Board; readonly now: Board; readonly ids: readonly CardId[] },
): void {
  const { before, now, ids } = what;
  for (const id of ids) {
    const [old, card, print] = [before.cards.get(id), now.cards.get(id), seen.get(id)];
    const wasNews = old && (!print || isOther(print, printOf(before, old)));
    if (wasNews && card) continue;
    if (card) seen.set(id, printOf(now, card));
    else seen.delete(id);
  }
}

function isOther(one: Print, other: Print): boolean {
  return one.words !== other.words || one.place !== other.place || one.look !== other.look;
}

/** Put down by myself, in another tab or on another device. */
function isMine(
  id: CardId,
  { before, now, me }: { readonly before: Board; readonly now: Board; readonly me: MemberId },
): boolean {
  return !before.cards.has(id) && now.cards.get(id)?.born.by === me;
}

function changedIds(before: Board, now: Board): Set<CardId> {
  const changed = new Set<CardId>();
  for (const [id, card] of now.cards) if (before.cards.get(id) !== card) changed.add(id);
  for (const id of before.cards.keys()) if (!now.cards.has(id)) changed.add(id);
  return changed;
}

function tell(
  listeners: ReadonlySet<(changes: ReadonlyMap<CardId, ChangeKind>) => void>,
  what: {
    readonly changed: ReadonlySet<CardId>;
    readonly mine: ReadonlySet<CardId>;
    readonly before: Board;
    readonly now: Board;
  },
): void {
  if (listeners.size === 0) return;
  const { changed, mine, before, now } = what;
  const old = new Map<CardId, Print>();
  for (const id of changed) {
    const card = before.cards.get(id);
    if (card) old.set(id, printOf(before, card));
  }
  const cards = [...changed].flatMap((id) => (mine.has(id) ? [] : (now.cards.get(id) ?? [])));
  const changes = new Map(
    changesSince(old, now, cards)
      .filter(({ id }) => !mine.has(id))
      .map(({ id, kind }) => [id, kind]),
  );
  if (changes.size > 0) for (const heard of listeners) heard(changes);
}
