import type { KeyboardEvent, PointerEvent } from "react";
import { moveCards } from "@tablee/shared/board/edit-cards";
import { cardRect, centre } from "@tablee/shared/board/geometry";
import type { CardId } from "@tablee/shared/ids";
import { boardOf } from "../actions/commands.ts";
import { actionOf } from "../actions/registry.ts";
import type { BoardAction } from "../actions/registry.ts";
import type { Workspace } from "../workspace.ts";
import { startDrag, startPan } from "./drag.ts";

/** What a press on the canvas, or a key on a card, does. */

const STEP_PX = 16;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function cardIdOf(target: EventTarget): CardId | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-card-id]") : null;
  // Written by CanvasCard from the board’s own ids.
  return (element?.dataset["cardId"] as CardId | undefined) ?? null;
}

interface Press<Event> {
  readonly ws: Workspace;
  readonly event: Event;
  readonly mayMove: boolean;
}

/** On a card: choose it, and drag what is chosen. On the ground: choose nothing, and move the view. */
export function pickUp({
  ws,
  event,
  layer,
  mayMove,
}: Press<PointerEvent> & { readonly layer: HTMLElement | null }): void {
  if (event.target instanceof HTMLTextAreaElement) return;
  const id = cardIdOf(event.target);
  const isAdding = event.shiftKey || event.ctrlKey;
  if (id === null) {
    if (!isAdding) ws.selection.setState({ ids: new Set(), editing: null });
    return startPan(ws, event);
  }
  const chosen = new Set(ws.selection.getState().ids);
  if (!isAdding && !chosen.has(id)) chosen.clear();
  if (isAdding && chosen.has(id)) chosen.delete(id);
  else chosen.add(id);
  ws.selection.setState({ ids: chosen });
  if (event.button === 0 && mayMove && layer) startDrag({ ws, ids: [...chosen], start: event, layer });
}

type Run = (action: BoardAction, ids: readonly CardId[]) => void;

export function pressKey({ ws, event, run, mayMove }: Press<KeyboardEvent> & { readonly run: Run }): void {
  if (event.target instanceof HTMLTextAreaElement) return;
  const id = cardIdOf(event.target);
  const chosen = [...ws.selection.getState().ids];
  const ids = chosen.length === 0 && id ? [id] : chosen;
  const arrow = ARROWS[event.key];
  if (id && arrow) {
    event.preventDefault();
    if (event.altKey && mayMove) nudge(ws, ids, arrow);
    else focusNeighbour(ws, id, arrow);
    return;
  }
  if (id && event.key === " ") {
    event.preventDefault();
    const next = new Set(ws.selection.getState().ids);
    if (!next.delete(id)) next.add(id);
    ws.selection.setState({ ids: next });
    return;
  }
  const action = actionOf(event);
  if (!action || (action.on === "cards" && ids.length === 0)) return;
  event.preventDefault();
  run(action, ids);
}

export function showCursor(ws: Workspace, frame: HTMLElement | null, event: PointerEvent): void {
  if (!frame) return;
  const box = frame.getBoundingClientRect();
  ws.table.presence.show({ cursor: ws.camera.toBoard({ x: event.clientX - box.left, y: event.clientY - box.top }) });
}

function nudge(ws: Workspace, ids: readonly CardId[], [dx, dy]: readonly [number, number]): void {
  const { cards } = boardOf(ws);
  const moves = ids.flatMap((id) => {
    const place = cards.get(id)?.place;
    return place ? [{ id, x: place.x + dx * STEP_PX, y: place.y + dy * STEP_PX }] : [];
  });
  moveCards(ws.hand(), moves);
}

/** The nearest card in that direction; one straight ahead counts as nearer than one to the side. */
function focusNeighbour(ws: Workspace, id: CardId, [dx, dy]: readonly [number, number]): void {
  const { cards } = boardOf(ws);
  const here = cards.get(id);
  if (!here) return;
  const from = centre(cardRect(here));
  let best: { id: CardId; far: number } | null = null;
  for (const card of cards.values()) {
    const to = centre(cardRect(card));
    const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
    if (card.id === id || along <= 0) continue;
    const far = along + 2 * Math.abs((to.x - from.x) * dy + (to.y - from.y) * dx);
    if (!best || far < best.far) best = { id: card.id, far };
  }
  if (!best) return;
  ws.selection.setState({ ids: new Set([best.id]) });
  document.querySelector<HTMLElement>(`.canvas-card[data-card-id="${best.id}"]`)?.focus();
}
