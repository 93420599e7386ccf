import { deleteLink } from "@tablee/shared/board/edit-structure";
import { centre } from "@tablee/shared/board/geometry";
import type { Rect } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { boardOf, choose, rectOfThing } from "../actions/commands.ts";
import { isChoiceKept } from "../actions/kept-choice.ts";
import { actionOf } from "../actions/keys.ts";
import { showAll } from "../find/find-actions.ts";
import { focusCard } from "../actions/look-around.ts";
import { ask, takeTool } from "../actions/action.ts";
import type { Run } from "../use-run.ts";
import type { Workspace } from "../workspace.ts";
import { pressToConnect } from "./gestures/connect.ts";
import type { Linked } from "./gestures/connect.ts";
import { cardIdOf, isButton } from "./targets.ts";

/** What keys do on the canvas: between cards, with the choice, with the view. */

const PAN_PX = 80;
type Way = readonly [number, number];
const ARROWS: Readonly<Record<string, Way>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface Keys {
  readonly ws: Workspace;
  readonly run: Run;
  readonly mayWrite: boolean;
  readonly openMenu: (id: CardId | null) => void;
  readonly saidLinked: (linked: Linked) => void;
}

/** True when the key meant something here. */
export function pressKey(keys: Keys, event: KeyboardEvent): boolean {
  const { ws, run } = keys;
  const isHeld = event.ctrlKey || event.metaKey;
  // Space, Enter and arrows belong to a button that has the focus; Ctrl with a letter is meant for the board.
  if (isButton(event.target) && !isHeld) return event.key === "Escape" && escape(ws);
  const id = cardIdOf(event.target);
  if (event.key === "Escape") return escape(ws);
  if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
    keys.openMenu(id);
    return true;
  }
  if (pressArrow(keys, event, id) || pressOnLink(keys, event) || pressOnTool(keys, event, id)) return true;
  const action = actionOf(event);
  const chosen = [...ws.selection.getState().ids];
  const ids = chosen.length === 0 && id ? [id] : chosen;
  if (!action || (action.on === "cards" && ids.length === 0)) return false;
  run(action, ids);
  return true;
}

function escape(ws: Workspace): boolean {
  const { tool } = ws.tool.getState();
  const { ids, link } = ws.selection.getState();
  if (tool === "select" && ids.size === 0 && link === null) showAll(ws);
  else if (tool === "select") choose(ws, []);
  else takeTool(ws, "select");
  return true;
}

function pressArrow({ ws }: Keys, event: KeyboardEvent, id: CardId | null): boolean {
  const way = ARROWS[event.key];
  const isAction = event.ctrlKey || event.metaKey || event.altKey;
  if (!way || isAction) return false;
  if (id) focusNeighbour({ ws, id, way, isAdding: event.shiftKey });
  else ws.camera.pan(-way[0] * PAN_PX, -way[1] * PAN_PX);
  return true;
}

function pressOnLink({ ws, mayWrite }: Keys, event: KeyboardEvent): boolean {
  const { link, ids } = ws.selection.getState();
  if (link === null || ids.size > 0 || !mayWrite) return false;
  if (event.key === "Enter") ask(ws, { kind: "editLink", link });
  else if (event.key === "Delete" || event.key === "Backspace") deleteLink(ws.hand(), link);
  else return false;
  return true;
}

/** With the tool that links, Enter takes the first card, and then the second. */
function pressOnTool({ ws, mayWrite, saidLinked }: Keys, event: KeyboardEvent, id: CardId | null): boolean {
  if (ws.tool.getState().tool !== "connect" || !id || event.key !== "Enter" || !mayWrite) return false;
  const linked = pressToConnect(ws, id);
  if (linked) saidLinked(linked);
  return true;
}

/** The nearest card, or shape from a shape, in that direction; one straight ahead counts as nearer than one to the side. */
function focusNeighbour(step: {
  readonly ws: Workspace;
  readonly id: CardId;
  readonly way: Way;
  readonly isAdding: boolean;
}): void {
  const {
    ws,
    id,
    way: [dx, dy],
    isAdding,
  } = step;
  const { cards, shapes } = boardOf(ws);
  const here = rectOfThing(ws, id);
  if (!here) return;
  const from = centre(here);
  let best: { id: CardId; rect: Rect; far: number } | null = null;
  for (const other of cards.has(id) ? cards.keys() : shapes.keys()) {
    const rect = rectOfThing(ws, other);
    if (other === id || !rect) continue;
    const to = centre(rect);
    const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
    if (along <= 0) continue;
    const far = along + 2 * Math.abs((to.x - from.x) * dy + (to.y - from.y) * dx);
    if (!best || far < best.far) best = { id: other, rect, far };
  }
  if (!best) return;
  const { ids } = ws.selection.getState();
  if (isAdding || !isChoiceKept(ws)) choose(ws, isAdding ? [...ids, best.id] : [best.id]);
  ws.camera.reveal(best.rect);
  focusCard(best.id);
}
