import type * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { outlineOf } from "@tablee/shared/board/outline";
import type { OutlineZone } from "@tablee/shared/board/outline";
import { PARTS, readAgain, readBoard } from "@tablee/shared/board/read";
import type { Part } from "@tablee/shared/board/read";
import { rootOf } from "@tablee/shared/board/schema";
import type { Board } from "@tablee/shared/board/types";

/** The board as plain values, kept up to date. What did not change stays the same object: one move renders one card. */
export interface BoardState {
  readonly board: Board;
  readonly outline: readonly OutlineZone[];
}

export interface BoardStore {
  readonly state: StoreApi<BoardState>;
  close(): void;
}

export function followBoard(doc: Y.Doc): BoardStore {
  const first = readBoard(doc);
  const state = createStore<BoardState>(() => ({ board: first, outline: outlineOf(first) }));
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
    const { board: old } = state.getState();
    const board = readAgain(doc, old, dirty);
    const keepsOutline = board.cards === old.cards && board.zones === old.zones && board.groups === old.groups;
    dirty.clear();
    state.setState(keepsOutline ? { board } : { board, outline: outlineOf(board) });
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
