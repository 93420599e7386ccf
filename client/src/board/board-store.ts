import type * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { outlineOf, readingOrder } from "@tablee/shared/board/outline";
import type { OutlineZone } from "@tablee/shared/board/outline";
import { outlineAfter } from "@tablee/shared/board/outline-step";
import { PARTS, readAgain, readBoard } from "@tablee/shared/board/read";
import type { Part } from "@tablee/shared/board/read";
import { rootOf } from "@tablee/shared/board/schema";
import { unreadId } from "@tablee/shared/board/unread";
import type { Board, HouseRecord, Note } from "@tablee/shared/board/types";
import type { CardId, ShapeId } from "@tablee/shared/ids";

/** The board as plain values, kept up to date. What did not change stays the same object: one move renders one card. */
export interface BoardState {
  readonly board: Board;
  readonly outline: readonly OutlineZone[];
  /** All cards in reading order: the same list while none comes, goes, or takes another place in it. */
  readonly order: readonly CardId[];
  /** The cards and shapes that are others, or gone, since the state before this one. */
  readonly touched: ReadonlySet<CardId>;
}

export interface BoardStore {
  readonly state: StoreApi<BoardState>;
  close(): void;
}

/**
 * While a large board is still coming, what has come is shown so often, or when so much has come: each time all of it is
 * put in its place, and drawn, and all at the end would keep a hand waiting.
 */
const COMING_EVERY_MS = 500;
const COMING_EVERY_COUNT = 600;

/** `coming`: whether the document holds all that it will hold at first. */
export function followBoard(doc: Y.Doc, coming?: StoreApi<{ readonly ready: boolean }>): BoardStore {
  const first = readBoard(doc);
  const outline = outlineOf(first);
  const state = createStore<BoardState>(() => ({ board: first, outline, order: orderOf(outline), touched: new Set() }));
  const dirty = new Map<Part, Set<string>>();
  const listeners = PARTS.map((part) => {
    const root = rootOf(doc, part);
    const note = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      const ids = dirty.get(part) ?? new Set();
      dirty.set(part, ids);
      for (const event of events) {
        const [id] = event.path;
        if (typeof id === "string") ids.add(id);
        else for (const key of event.keys.keys()) ids.add(key);
      }
    };
    root.observeDeep(note);
    return () => root.unobserveDeep(note);
  });
  let shownAt = -Infinity;
  const isTooSoon = (): boolean =>
    coming?.getState().ready === false &&
    performance.now() - shownAt < COMING_EVERY_MS &&
    (dirty.get("cards")?.size ?? 0) < COMING_EVERY_COUNT;
  const settle = (): void => {
    if (dirty.size === 0 || isTooSoon()) return;
    const old = state.getState();
    const board = readAgain(doc, old.board, dirty);
    const touched = touchedThings(dirty, { old: old.board, next: board });
    const isSorted = board.zones === old.board.zones && board.groups === old.board.groups;
    dirty.clear();
    const after = isSorted ? outlineAfter(old.outline, { old: old.board, board, cards: touched }) : null;
    const outline = after?.outline ?? outlineOf(board);
    const order = after?.isReordered === false ? old.order : orderOf(outline);
    state.setState({ board, outline, order, touched });
    shownAt = performance.now();
  };
  doc.on("afterTransaction", settle);
  const stop = coming?.subscribe(settle);
  return {
    state,
    close: () => {
      doc.off("afterTransaction", settle);
      stop?.();
      for (const stop of listeners) stop();
    },
  };
}

function orderOf(outline: readonly OutlineZone[]): CardId[] {
  return readingOrder(outline).map(({ id }) => id);
}

/** Of what was read anew, the cards and shapes that are others now; what cannot be read stands among the cards too. */
function touchedThings(
  dirty: ReadonlyMap<Part, ReadonlySet<string>>,
  { old, next }: { readonly old: Board; readonly next: Board },
): Set<CardId> {
  const touched = new Set<CardId>();
  for (const [part, keys] of dirty) {
    for (const key of keys) {
      const stand = unreadId(part, key);
      if (old.cards.get(stand) !== next.cards.get(stand)) touched.add(stand);
      if (part === "notes" || part === "records") {
        // What is said of a card shows on it.
        for (const { [part]: things } of [old, next]) {
          const card = (things as ReadonlyMap<string, Note | HouseRecord>).get(key)?.card;
          if (card !== undefined) touched.add(card);
        }
        continue;
      }
      if (part !== "cards" && part !== "shapes") continue;
      // A key of these roots is the id of a card or a shape, if it is anything.
      const id = key as ShapeId;
      if (old[part].get(id) !== next[part].get(id)) touched.add(id);
    }
  }
  return touched;
}
