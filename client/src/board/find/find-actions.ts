import { NO_WISH } from "@tablee/shared/board/sift";
import type { CardId } from "@tablee/shared/ids";
import { choose, rectOfThing } from "../actions/commands.ts";
import { goToThing } from "../actions/look-around.ts";
import type { Said } from "../actions/action.ts";
import type { Workspace } from "../workspace.ts";
import { matchAt } from "./found.ts";

/** Looking for cards, in whichever view one is: what is found, one after the other, and all of them again. */

/** It may have to be fetched first. */
const FIELD_WITHIN_FRAMES = 300;

/** To the field that searches: over the canvas; in the list, and in the list beside the canvas, the one it has. */
export function find({ prefs }: Workspace): void {
  const { view, split } = prefs.getState();
  if (view === "framework") prefs.setState({ view: "list" });
  if (view === "canvas" && !split) prefs.setState({ finding: true });
  if (typeof document === "undefined") return;
  let tries = 0;
  const focus = (): void => {
    const field = document.querySelector<HTMLInputElement>(".canvas-find input, .list-search input");
    if (field) {
      field.focus();
      field.select();
    } else if ((tries += 1) < FIELD_WITHIN_FRAMES) requestAnimationFrame(focus);
  };
  // After a menu or the palette has given the focus back.
  requestAnimationFrame(() => requestAnimationFrame(focus));
}

/** All cards as they are, and the field over the canvas is put away. */
export function showAll({ list, prefs }: Workspace): void {
  list.setState({ wish: NO_WISH });
  prefs.setState({ finding: false });
}

export function hasFound({ found }: Workspace): boolean {
  return found.state.getState().order.length > 0;
}

function nextMatch(ws: Workspace, by: 1 | -1): CardId | undefined {
  const found = ws.found.state.getState();
  const { order } = found;
  const at = matchAt(found, ws.selection.getState().ids);
  const start = at === -1 && by === -1 ? 0 : at;
  return order[(start + by + order.length) % Math.max(1, order.length)];
}

/** To the next card or drawing that is found, round and round. */
export function stepMatch(by: 1 | -1) {
  return (ws: Workspace): Said | void => {
    const id = nextMatch(ws, by);
    if (id === undefined) return "noMatch";
    goToThing(ws, id);
  };
}

/** The same for whoever goes on typing: the camera follows, the focus stays in the field. */
export function showMatch(ws: Workspace, by: 1 | -1): void {
  const id = nextMatch(ws, by);
  const rect = id && rectOfThing(ws, id);
  if (!id || !rect) return;
  choose(ws, [id]);
  ws.camera.lookAt(rect);
}
