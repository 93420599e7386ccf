import { createStore } from "zustand/vanilla";
import { boundsOf, cardRect, intersects } from "@tablee/shared/board/geometry";
import { snapped } from "@tablee/shared/board/snap";
import { isLine } from "@tablee/shared/board/stroke";
import type { Point, Rect } from "@tablee/shared/board/types";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import { readKept, writeKept } from "../../kept.ts";
import { boardOf, drawnZones, shapesOf } from "../actions/commands.ts";
import type { Said } from "../actions/action.ts";
import type { Workspace } from "../workspace.ts";
import type { CameraState } from "./camera.ts";

/** What is moved or resized comes to rest on the lines of its neighbours in view, unless the person wishes otherwise. */

const KEY = "tablee.snap";
const OFF = "off";
/** Screen pixels: nearer than this to a line it goes there, at any zoom, and never farther. */
const REACH_PX = 6;

export const snapping = createStore<{ readonly isOn: boolean }>(() => ({ isOn: readKept(KEY) !== OFF }));

export function setSnapping(isOn: boolean): void {
  writeKept(KEY, isOn ? null : OFF);
  snapping.setState({ isOn });
}

export function toggleSnapping(): Said {
  setSnapping(!snapping.getState().isOn);
  return snapping.getState().isOn ? "snapOn" : "snapOff";
}

/** A card or a text is as tall as its words need, which the browser knows better than our estimate. */
function seenRect(ws: Workspace, id: CardId): Rect | undefined {
  const card = boardOf(ws).cards.get(id);
  // What is chosen may be a drawing: its id is then that of a shape. Of these only a text is as tall as its words.
  const [shape] = card ? [] : shapesOf(ws, [id]);
  const rect = card ? cardRect(card) : shape?.rect;
  if (!rect || (shape && shape.kind !== "text")) return rect;
  return { ...rect, h: ws.mounted.get(id)?.offsetHeight ?? rect.h };
}

export function seenBounds(ws: Workspace, ids: Iterable<CardId>): Rect | undefined {
  return boundsOf([...ids].flatMap((id) => seenRect(ws, id) ?? []));
}

type Others = (seen: Rect) => readonly Rect[];

/** Cards, and drawings that have edges: of a stroke or an arrow the rectangle around it is nothing that is seen. */
export function thingsAround(ws: Workspace, held: Iterable<CardId>): Others {
  const mine = new Set(held);
  return (seen) => {
    const shapes = shapesOf(ws, ws.shapeScene.within(seen)).filter(({ kind }) => !isLine(kind));
    const ids = [...ws.scene.within(seen), ...shapes.map(({ id }) => id)];
    return ids.flatMap((id) => (mine.has(id) ? [] : (seenRect(ws, id) ?? [])));
  };
}

export function zonesAround(ws: Workspace, held: ZoneId): Others {
  return (seen) =>
    drawnZones(ws.board.getState().outline).flatMap(({ zone, rect }) =>
      zone.id !== held && intersects(seen, rect) ? [rect] : [],
    );
}

type Keys = Pick<PointerEvent, "altKey" | "ctrlKey" | "metaKey">;

export interface Snap {
  /** Where it goes when the hand has come so far. */
  settle(by: Point, keys: Keys): Point;
  end(): void;
}

/** What is held, from press to release. Its neighbours are looked up once, and again when the view moves meanwhile. */
export function createSnap(held: {
  readonly ws: Workspace;
  readonly rect: Rect | undefined;
  readonly others: Others;
  /** Its lower right corner is pulled. */
  readonly corner?: boolean;
}): Snap {
  const { ws, rect, others, corner = false } = held;
  let known: { readonly camera: CameraState; readonly rects: readonly Rect[] } | null = null;
  const end = (): void => {
    if (ws.guides.getState().shown.length > 0) ws.guides.setState({ shown: [] });
  };
  return {
    settle: (by, { altKey, ctrlKey, metaKey }) => {
      // From far away cards are a picture: nobody places them to the pixel.
      const isFree = altKey || ctrlKey || metaKey || !snapping.getState().isOn || ws.scene.state.getState().isFar;
      if (isFree || !rect) {
        end();
        return by;
      }
      const camera = ws.camera.state.getState();
      if (known?.camera !== camera) known = { camera, rects: others(ws.camera.seen()) };
      const at = corner
        ? { ...rect, w: rect.w + by.x, h: rect.h + by.y }
        : { ...rect, x: rect.x + by.x, y: rect.y + by.y };
      const found = snapped({ rect: at, others: known.rects, reach: REACH_PX / camera.zoom, corner });
      ws.guides.setState({ shown: found.guides });
      return { x: by.x + found.by.x, y: by.y + found.by.y };
    },
    end,
  };
}
