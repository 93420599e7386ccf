import type { StoreApi } from "zustand/vanilla";
import type { Hand } from "@tablee/shared/board/hand";
import type { SyncClient } from "../table.ts";
import { followBoard } from "./board-store.ts";
import type { BoardState } from "./board-store.ts";
import { createUndo } from "./undo.ts";
import type { Undo } from "./undo.ts";

/** A document beside the table’s that lies open, with its own undo. Nothing of it is in the table’s document. */
export interface OpenDesk {
  readonly sync: SyncClient;
  readonly board: StoreApi<BoardState>;
  readonly undo: Undo;
  hand(): Hand;
  close(): void;
}

/** What is written on it is nobody’s: whoever may read it knows whose it is, or is not to know. */
export function openDesk(sync: SyncClient, newId: () => string): OpenDesk {
  const { doc, state } = sync;
  const store = followBoard(doc, state);
  const undo = createUndo({ doc, origin: sync, maySort: () => true });
  const suffix = (): string => newId().slice(0, 3);
  const hand: Hand = { doc, by: null, origin: sync, newId, suffix, now: () => Date.now() };
  return {
    sync,
    board: store.state,
    undo,
    hand: () => {
      undo.newStep();
      return hand;
    },
    close: () => {
      store.close();
      undo.close();
      void sync.close();
    },
  };
}
