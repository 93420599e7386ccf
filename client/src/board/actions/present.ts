import { compareOrder } from "@tablee/shared/board/order";
import type { Shape } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { Workspace } from "../workspace.ts";
import { boardOf, choose } from "./commands.ts";

/** Frames one after the other, each as large as the view: in the order in which the list has them. */

export function framesOf(ws: Workspace): Shape[] {
  return [...boardOf(ws).shapes.values()].filter(({ kind }) => kind === "frame").sort(compareOrder);
}

/** Begins at the chosen frame, else at the first. */
export function present(ws: Workspace, ids: readonly CardId[]): void {
  const frames = framesOf(ws);
  const start = frames.find(({ id }) => ids.includes(id)) ?? frames[0];
  if (!start) return;
  choose(ws, []);
  ws.prefs.setState({ view: "canvas", panel: null });
  ws.presenting.setState({ frame: start.id });
}

/** To another frame; past the ends one stays. A frame that somebody deletes meanwhile is passed over. */
export function stepFrame(ws: Workspace, by: number): void {
  const frames = framesOf(ws);
  const { frame } = ws.presenting.getState();
  const at = frames.findIndex(({ id }) => id === frame);
  const next = frames[Math.min(frames.length - 1, Math.max(0, at + by))];
  if (next) ws.presenting.setState({ frame: next.id });
}

export function endPresenting(ws: Workspace): void {
  ws.presenting.setState({ frame: null });
}
