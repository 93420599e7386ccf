import { useStore } from "zustand";
import type { CardId } from "@tablee/shared/ids";
import { compareOrder } from "@tablee/shared/board/order";
import type { Card, Zone } from "@tablee/shared/board/types";
import { namesOf } from "../../board/sheets.ts";
import type { Desk, SheetsState } from "../../board/sheets.ts";
import { useBoard, useWorkspace } from "../../board/workspace-context.ts";
import { useLive } from "../use-live.ts";

export function useSheets(): SheetsState {
  return useStore(useWorkspace().sheets.state);
}

/** The people of this seat, each with a sheet. */
export function useSeatNames(): readonly string[] {
  const { table } = useWorkspace();
  useLive(({ people }) => people.get(table.seat.member.id));
  return namesOf(table);
}

/** As they were written. */
export function useCardsOf(desk: Desk): readonly Card[] {
  const cards = useStore(desk.board, ({ board }) => board.cards);
  return [...cards.values()].sort(compareOrder);
}

/** Of the table: a sheet has none of its own. */
export function useZones(): readonly Zone[] {
  const zones = useBoard(({ board }) => board.zones);
  return [...zones.values()].sort(compareOrder);
}

/** Those that a reveal would take along. */
export function ready(cards: readonly Card[]): CardId[] {
  return cards.filter(({ locked, text }) => !locked && text.trim() !== "").map(({ id }) => id);
}
