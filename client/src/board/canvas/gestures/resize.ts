import { resizeCards } from "@tablee/shared/board/edit-cards";
import { placeZone } from "@tablee/shared/board/edit-structure";
import { cardRect, cardSize } from "@tablee/shared/board/geometry";
import type { Point, Rect, Size } from "@tablee/shared/board/types";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import { allowedZone } from "../../actions/areas.ts";
import { allowedSize } from "../../actions/arrange.ts";
import { boardOf, drawnZone, drawnZones } from "../../actions/commands.ts";
import type { Workspace } from "../../workspace.ts";
import { driftBy } from "../drift.ts";
import { paintLinksAt } from "../paint.ts";
import { thingsAround, createSnap, zonesAround } from "../snapping.ts";
import { travel } from "./drag.ts";
import { isFar, track } from "./track.ts";

interface Pulled {
  readonly ws: Workspace;
  readonly start: Pick<PointerEvent, "pointerId" | "clientX" | "clientY">;
  readonly layer: HTMLElement;
}

/** Shown on the element itself, written once when let go. */
export function startCardResize({ ws, start, layer, id }: Pulled & { readonly id: CardId }): void {
  const card = boardOf(ws).cards.get(id);
  const element = layer.querySelector<HTMLElement>(`.canvas-card[data-card-id="${id}"]`);
  if (!card || !element) return;
  const old = cardSize(card);
  const rect = cardRect(card);
  const snap = createSnap({ ws, rect, others: thingsAround(ws, [id]), corner: true });
  let size: Size | null = null;
  const show = ({ w, h }: Size): void => {
    Object.assign(element.style, { width: `${w}px`, minHeight: `${h}px` });
    paintLinksAt(ws, layer, new Map([[id, { ...rect, w, h }]]));
  };
  track(start, {
    move: (event) => {
      if (!size && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
      const by = snap.settle(travel(ws, start, event), event);
      size = allowedSize(card, { w: old.w + by.x, h: old.h + by.y });
      show(size);
    },
    end: (isDone) => {
      snap.end();
      if (!size) return;
      if (isDone) resizeCards(ws.hand(), [{ id, size }]);
      else show(old);
    },
  });
}

function show(element: HTMLElement, { x, y, w, h }: Rect): void {
  Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` });
}

export function startZoneResize({ ws, start, layer, id }: Pulled & { readonly id: ZoneId }): void {
  const drawn = drawnZones(ws.board.getState().outline).find(({ zone }) => zone.id === id);
  const element = layer.querySelector<HTMLElement>(`.canvas-zone[data-zone-id="${id}"]`);
  if (!drawn || !element) return;
  const { zone, rect } = drawn;
  const snap = createSnap({ ws, rect, others: zonesAround(ws, id), corner: true });
  let next: Rect | null = null;
  track(start, {
    move: (event) => {
      if (!next && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
      const by = snap.settle(travel(ws, start, event), event);
      next = allowedZone({ ...rect, w: rect.w + by.x, h: rect.h + by.y });
      show(element, next);
    },
    end: (isDone) => {
      snap.end();
      show(element, rect);
      if (isDone && next) placeZone(ws.hand(), zone.id, next);
    },
  });
}

/** An area goes with its cards. */
export function startZoneDrag({ ws, start, layer, id }: Pulled & { readonly id: ZoneId }): void {
  const part = ws.board.getState().outline.find(({ zone }) => zone?.id === id);
  const element = layer.querySelector<HTMLElement>(`.canvas-zone[data-zone-id="${id}"]`);
  if (!part?.zone || !element) return;
  const { rect } = part.zone;
  const ids = [...part.lone, ...part.groups.flatMap(({ cards }) => cards)].map((card) => card.id);
  const snap = createSnap({ ws, rect: drawnZone(part)?.rect, others: zonesAround(ws, id) });
  let by: Point | null = null;
  track(start, {
    move: (event) => {
      if (!by && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
      by = snap.settle(travel(ws, start, event), event);
      element.style.translate = `${by.x}px ${by.y}px`;
      ws.drift.mine(driftBy(ids, by));
      ws.table.presence.show({ drag: { ids, dx: by.x, dy: by.y } });
    },
    end: (isDone) => {
      snap.end();
      element.style.translate = "";
      ws.drift.mine(null);
      ws.table.presence.show({ drag: null });
      if (isDone && by)
        placeZone(ws.hand(), id, { ...rect, x: Math.round(rect.x + by.x), y: Math.round(rect.y + by.y) });
    },
  });
}
