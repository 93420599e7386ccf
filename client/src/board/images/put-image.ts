import { addShapes } from "@tablee/shared/board/edit-shapes";
import type { Point } from "@tablee/shared/board/types";
import { choose } from "../actions/commands.ts";
import { focusCard, viewCentre } from "../actions/look-around.ts";
import type { Said } from "../actions/action.ts";
import type { Workspace } from "../workspace.ts";
import { fitted } from "./shrink.ts";
import type { Shrunk } from "./shrink.ts";

/** As wide as three columns of a card’s words: large enough to talk about, small enough to lie among cards. */
const FIRST_SIDE_PX = 360;
const BESIDE_PX = 24;

export interface ImageWish {
  readonly image: Shrunk;
  /** What is to be seen on it; nothing, if it says nothing. */
  readonly text: string;
  /** Where it was let go; `null`: in the middle of what is seen. */
  readonly at: Point | null;
}

/** On the board at once, with its words; the picture follows when it has been sent. */
export function putImage(ws: Workspace, { image, text, at }: ImageWish): Said | void {
  const { w, h } = fitted({ width: image.w, height: image.h }, FIRST_SIDE_PX);
  const middle = at ?? viewCentre(ws);
  const { x, y } = freeSpot(ws, { x: Math.round(middle.x - w / 2), y: Math.round(middle.y - h / 2) });
  const rect = { x, y, w, h };
  const added = addShapes(ws.hand(), [{ kind: "image", rect, text }]);
  if (!added.ok) return added.reason === "text-too-long" ? "tooLong" : "tooManyShapes";
  const [id] = added.value;
  if (!id) return;
  ws.images.add(id, image);
  choose(ws, [id]);
  ws.camera.reveal(rect);
  focusCard(id);
}

/** Beside what lies at that very place: several that are put down one after the other do not hide each other. */
function freeSpot(ws: Workspace, wish: Point): Point {
  const { shapes } = ws.board.getState().board;
  const taken = new Set([...shapes.values()].map(({ rect }) => `${rect.x},${rect.y}`));
  let spot = wish;
  while (taken.has(`${spot.x},${spot.y}`)) spot = { x: spot.x + BESIDE_PX, y: spot.y + BESIDE_PX };
  return spot;
}
