import * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { outlineOf, readingOrder } from "@tablee/shared/board/outline";
import type { OutlineZone } from "@tablee/shared/board/outline";
import { outlineAfter } from "@tablee/shared/board/outline-step";
import { readBoard, readCard, readGroup, readLine, readLink, readZone } from "@tablee/shared/board/read";
import { rootOf } from "@tablee/shared/board/schema";
import type { Board } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";

/** The board as plain values, kept up to date. What did not change stays the same object: one move renders one card. */
export interface BoardState {
  readonly board: Board;
  readonly outline: readonly OutlineZone[];
  /** All cards in reading order: the same list while none comes, goes, or takes another place in it. */
  readonly order: readonly CardId[];
  /** The cards that are others, or gone, since the state before this one. */
  readonly touched: ReadonlySet<CardId>;
}

export interface BoardStore {
  readonly state: StoreApi<BoardState>;
  close(): void;
}

const READERS = { cards: readCard, zones: readZone, groups: readGroup, links: readLink, lines: readLine } as const;
type Part = keyof typeof READERS;
const PARTS: readonly Part[] = ["cards", "zones", "groups", "links", "lines"];

export function followBoard(doc: Y.Doc): BoardStore {
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
  const settle = (): void => {
    if (dirty.size === 0) return;
    const old = state.getState();
    let { board } = old;
    for (const [part, ids] of dirty) board = { ...board, [part]: refreshed(doc, { part, ids, old: board[part] }) };
    // The keys of the root that holds the cards.
    const cards = new Set([...(dirty.get("cards") ?? [])].map((id) => id as CardId));
    const isSorted = !dirty.has("zones") && !dirty.has("groups");
    dirty.clear();
    const after = isSorted ? outlineAfter(old.outline, { old: old.board, board, cards }) : null;
    const outline = after ?? outlineOf(board);
    state.setState({ board, outline, order: after ? old.order : orderOf(outline), touched: cards });
  };
  doc.on("afterTransaction", settle);
  return {
    state,
    close: () => {
      doc.off("afterTransaction", settle);
      for (const stop of listeners) stop();
    },
  };
}

function orderOf(outline: readonly OutlineZone[]): CardId[] {
  return readingOrder(outline).map(({ id }) => id);
}

function refreshed(
  doc: Y.Doc,
  change: { readonly part: Part; readonly ids: ReadonlySet<string>; readonly old: ReadonlyMap<string, unknown> },
): ReadonlyMap<string, unknown> {
  const next = new Map(change.old);
  const root = rootOf(doc, change.part);
  for (const id of change.ids) {
    const entry = root.get(id);
    // The id is a key of the document, and each reader checks what it finds under it.
    const value = entry instanceof Y.Map ? READERS[change.part](id as never, entry) : undefined;
    if (value === undefined) next.delete(id);
    else next.set(id, value);
  }
  return next;
}
