import { createContext, useContext, useMemo } from "react";
import { useStore } from "zustand";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import { STORY_AREA } from "@tablee/shared/templates/names";
import type { Card } from "@tablee/shared/board/types";
import type { BoardState } from "./board-store.ts";
import type { Selection, Workspace } from "./workspace.ts";

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const ws = useContext(WorkspaceContext);
  if (!ws) throw new Error("there is no table here");
  return ws;
}

/** As the session says it now; before its first word, as the seat did. */
export function useTableTitle(): string {
  const { live, seat } = useWorkspace().table;
  return useStore(live.state, (state) => state.title) || seat.board.title;
}

export function useBoard<Value>(read: (state: BoardState) => Value): Value {
  return useStore(useWorkspace().board, read);
}

export function useCard(id: CardId): Card | undefined {
  return useBoard((state) => state.board.cards.get(id));
}

export function useSelection<Value>(read: (state: Selection) => Value): Value {
  return useStore(useWorkspace().selection, read);
}

/** What an empty table says: whoever may not write on it now is not told to. */
export function useEmptyWord(): "empty" | "emptyToRead" | "emptyToTell" {
  const { live } = useWorkspace().table;
  const isToTell = useBoard(({ board }) => board.zones.has(STORY_AREA as ZoneId));
  const mayWrite = useStore(live.state, (state) => state.view?.me.access.cards ?? true);
  return isToTell ? "emptyToTell" : mayWrite ? "empty" : "emptyToRead";
}

/**
 * What this member may write now. Before the first word of the server, and offline, everything: nothing is lost by it.
 * While an earlier state is looked at, nothing: one would write on what one does not see; nor while the board is coming: it
 * would be put where others may lie that are not here yet.
 */
export function useMay(): { readonly cards: boolean; readonly structure: boolean } {
  const { past, table } = useWorkspace();
  const access = useStore(table.live.state, (state) => state.view?.me.access);
  const isHere = useStore(table.sync.state, (state) => state.ready);
  const isPresent = useStore(past, ({ open }) => open === null) && isHere;
  const [cards, structure] = [isPresent && (access?.cards ?? true), isPresent && (access?.structure ?? true)];
  return useMemo(() => ({ cards, structure }), [cards, structure]);
}
