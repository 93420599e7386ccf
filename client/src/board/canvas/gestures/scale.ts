import { scaled } from "@tablee/shared/board/arrange";
import { resizeCards } from "@tablee/shared/board/edit-cards";
import { placeShapes } from "@tablee/shared/board/edit-shapes";
import { boundsOf, cardRect } from "@tablee/shared/board/geometry";
import { transact } from "@tablee/shared/board/hand";
import type { Rect } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { CARD_MIN_PX } from "@tablee/shared/limits";
import { allowedShape, allowedSize, cardsOf } from "../../actions/arrange.ts";
import { shapesOf } from "../../actions/commands.ts";
import { unlocked } from "../../actions/locking.ts";
import type { Workspace } from "../../workspace.ts";
import { paintLinksAt } from "../paint.ts";
import { createSnap, thingsAround } from "../snapping.ts";
import { travel } from "./drag.ts";
import { shownSize } from "./reshape.ts";
import { isFar, track } from "./track.ts";

interface Pulled {
  readonly ws: Workspace;
  readonly start: Pick<PointerEvent, "pointerId" | "clientX" | "clientY">;
  readonly layer: HTMLElement;
}

/** One of what is pulled: what it may be at most and at least, and how its element shows that. */
interface Part {
  readonly id: CardId;
  readonly rect: Rect;
  allowed(wished: Rect): Rect;
  shown(rect: Rect): Readonly<Record<string, string>>;
}

/** Pulls the corner of all that is chosen: everything keeps its place and its size among the others. Shift keeps the form. */
export function startScale({ ws, start, layer }: Pulled): void {
  const chosen = unlocked(ws, [...ws.selection.getState().ids]);
  const parts = [...cardParts(ws, chosen), ...shapeParts(ws, chosen)];
  const ids = parts.map(({ id }) => id);
  const rects = parts.map(({ rect }) => rect);
  const before = boundsOf(rects);
  if (!before) return;
  const snap = createSnap({ ws, rect: before, others: thingsAround(ws, ids), corner: true });
  let next: readonly Rect[] | null = null;
  const show = (now: readonly Rect[]): void => {
    parts.forEach((part, at) => {
      const [element, rect] = [ws.mounted.get(part.id), now[at]];
      if (element && rect)
        Object.assign(element.style, { left: `${rect.x}px`, top: `${rect.y}px`, ...part.shown(rect) });
    });
    paintLinksAt(ws, layer, new Map(ids.flatMap((id, at) => (now[at] ? [[id, now[at]] as const] : []))));
  };
  track(start, {
    move: (event) => {
      if (!next && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
      const by = snap.settle(travel(ws, start, event), event);
      const to = { w: Math.max(CARD_MIN_PX, before.w + by.x), h: Math.max(CARD_MIN_PX, before.h + by.y) };
      const scale = Math.max(to.w / before.w, to.h / before.h);
      const wished = scaled(rects, before, event.shiftKey ? { w: before.w * scale, h: before.h * scale } : to);
      next = wished.map((rect, at) => parts[at]?.allowed(rect) ?? rect);
      show(next);
    },
    end: (isDone) => {
      snap.end();
      if (!next) return;
      // What React drew last stands in the elements again: it writes only what differs from that.
      show(rects);
      if (isDone) write(ws, new Map(ids.flatMap((id, at) => (next?.[at] ? [[id, next[at]] as const] : []))));
    },
  });
}

function cardParts(ws: Workspace, chosen: readonly CardId[]): Part[] {
  return cardsOf(ws, chosen).map((card) => ({
    id: card.id,
    rect: cardRect(card),
    allowed: (rect) => ({ x: Math.round(rect.x), y: Math.round(rect.y), ...allowedSize(card, rect) }),
    shown: ({ w, h }) => ({ width: `${w}px`, minHeight: `${h}px` }),
  }));
}

function shapeParts(ws: Workspace, chosen: readonly CardId[]): Part[] {
  return shapesOf(ws, chosen).map(({ id, kind, rect }) => ({
    id,
    rect,
    allowed: (wished) => allowedShape(kind, wished),
    shown: (size) => shownSize(kind, size),
  }));
}

/** One step, and one value for each. */
function write(ws: Workspace, rects: ReadonlyMap<CardId, Rect>): void {
  const hand = ws.hand();
  const ids = [...rects.keys()];
  transact(hand, () => {
    resizeCards(
      hand,
      cardsOf(ws, ids).flatMap(({ id }) => {
        const rect = rects.get(id);
        return rect ? [{ id, size: { w: rect.w, h: rect.h }, at: { x: rect.x, y: rect.y } }] : [];
      }),
    );
    placeShapes(
      hand,
      shapesOf(ws, ids).flatMap(({ id }) => {
        const rect = rects.get(id);
        return rect ? [{ id, rect }] : [];
      }),
    );
  });
}
