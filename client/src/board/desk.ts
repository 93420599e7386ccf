import type { StoreApi } from "zustand/vanilla";
import type { Hand } from "@tablee/shared/board/hand";
import type { MemberId } from "@tablee/shared/ids";
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

export function openDesk(parts: {
  readonly sync: SyncClient;
  /** Null: what is written is nobody’s. */
  readonly by: MemberId | null;
  readonly newId: () => string;
}): OpenDesk {
  const { sync, by, newId } = parts;
  const store = followBoard(sync.doc, sync.state);
  const origin = { desk: sync };
  const undo = createUndo({ doc: sync.doc, origin, maySort: () => true });
  const suffix = (): string => newId().slice(0, 3);
  const hand: Hand = { doc: sync.doc, by, origin, newId, suffix, now: () => Date.now() };
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
