import { scaled } from "@tablee/shared/board/arrange";
import { resizeCards } from "@tablee/shared/board/edit-cards";
import { boundsOf, cardRect } from "@tablee/shared/board/geometry";
import type { Rect } from "@tablee/shared/board/types";
import { CARD_MIN_PX } from "@tablee/shared/limits";
import { allowedSize, cardsOf } from "../../actions/arrange.ts";
import { unlocked } from "../../actions/locking.ts";
import type { Workspace } from "../../workspace.ts";
import { paintLinksAt } from "../paint.ts";
import { cardsAround, createSnap } from "../snapping.ts";
import { travel } from "./drag.ts";
import { isFar, track } from "./track.ts";

/** Pulls the corner of all that is chosen: every card keeps its place and its size among the others. Shift keeps the form. */
export function startScale({
  ws,
  start,
  layer,
}: {
  readonly ws: Workspace;
  readonly start: Pick<PointerEvent, "pointerId" | "clientX" | "clientY">;
  readonly layer: HTMLElement;
}): void {
  const cards = cardsOf(ws, unlocked(ws, [...ws.selection.getState().ids]));
  const ids = cards.map(({ id }) => id);
  const rects = cards.map(cardRect);
  const before = boundsOf(rects);
  if (!before) return;
  const snap = createSnap({ ws, rect: before, others: cardsAround(ws, ids), corner: true });
  let next: Rect[] | null = null;
  const show = (now: readonly Rect[]): void => {
    now.forEach(({ x, y, w, h }, at) => {
      const element = ids[at] && ws.mounted.get(ids[at]);
      if (element)
        Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, minHeight: `${h}px` });
    });
    paintLinksAt(ws, layer, new Map(ids.flatMap((id, at) => (now[at] ? [[id, now[at]] as const] : []))));
  };
  track(start, {
    move: (event) => {
      if (!next && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
      const by = snap.settle(travel(ws, start, event), event);
      const to = { w: Math.max(CARD_MIN_PX, before.w + by.x), h: Math.max(CARD_MIN_PX, before.h + by.y) };
      const part = Math.max(to.w / before.w, to.h / before.h);
      const wished = scaled(rects, before, event.shiftKey ? { w: before.w * part, h: before.h * part } : to);
      next = wished.map((rect, at) => ({
        x: Math.round(rect.x),
        y: Math.round(rect.y),
        ...(cards[at] ? allowedSize(cards[at], rect) : rect),
      }));
      show(next);
    },
    end: (isDone) => {
      snap.end();
      if (!next) return;
      // What React drew last stands in the elements again: it writes only what differs from that.
      show(rects);
      const sizes = next;
      if (isDone)
        resizeCards(
          ws.hand(),
          ids.flatMap((id, at) => {
            const rect = sizes[at];
            return rect ? [{ id, size: { w: rect.w, h: rect.h }, at: { x: rect.x, y: rect.y } }] : [];
          }),
        );
    },
  });
}
