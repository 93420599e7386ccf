import { createStore } from "zustand/vanilla";
import type { CardId, LineId } from "@tablee/shared/ids";
import { goToCard } from "../actions/look-around.ts";
import { boardOf } from "../actions/commands.ts";
import { frameworkOf, zoneOf } from "@tablee/shared/board/outline";
import type { Line } from "@tablee/shared/board/types";
import type { Workspace } from "../workspace.ts";

/** The line that the framework gives the keyboard as soon as it shows it. */
export const wantedLine = createStore<{ readonly id: LineId | null }>(() => ({ id: null }));

export function goToLine(ws: Workspace, id: LineId): void {
  wantedLine.setState({ id });
  ws.ask.setState({ open: null });
  ws.prefs.setState({ view: "framework" });
}

/** To the first line, from before to always, that comes from one of these cards. */
export function goToLineOf(ws: Workspace, ids: readonly CardId[]): "noLine" | void {
  const lines = frameworkOf(boardOf(ws).lines.values()).flatMap((part) => part.lines);
  const line = lines.find(({ sources }) => sources.some((id) => ids.includes(id)));
  if (!line) return "noLine";
  goToLine(ws, line.id);
}

export function linesBehind(lines: Iterable<Line>, card: CardId): readonly Line[] {
  return [...lines].filter(({ sources }) => sources.includes(card));
}

/** From a line to one of its cards: where this person reads cards, the list on a phone, else the canvas. */
export function goToSource(ws: Workspace, id: CardId, { phone }: { readonly phone: boolean }): void {
  const board = boardOf(ws);
  const card = board.cards.get(id);
  if (!card) return;
  ws.prefs.setState({ view: phone ? "list" : "canvas", area: zoneOf(board, card)?.id ?? "outside" });
  // The canvas knows its size, and the card is there, only after the next paint.
  setTimeout(() => goToCard(ws, card), 60);
}
