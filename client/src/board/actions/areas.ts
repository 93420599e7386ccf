import { moveCards } from "@tablee/shared/board/edit-cards";
import { addZone, deleteZone, editZone, orderZone, placeZone } from "@tablee/shared/board/edit-structure";
import { boundsOf, CARD_GAP_PX, cardRect, centre, contains, intersects } from "@tablee/shared/board/geometry";
import { transact } from "@tablee/shared/board/hand";
import { compareOrder } from "@tablee/shared/board/order";
import type { Kind, Rect, Size, Zone } from "@tablee/shared/board/types";
import type { ZoneId } from "@tablee/shared/ids";
import type { Reply } from "@tablee/shared/reply";
import type { Workspace } from "../workspace.ts";
import { boardOf, drawnZones } from "./commands.ts";

/** Areas: added in free space or drawn by hand, named, moved, resized, deleted while their cards stay. */

export const ZONE_SIZES = {
  small: { w: 456, h: 320 },
  medium: { w: 456, h: 720 },
  large: { w: 936, h: 720 },
} as const satisfies Record<string, Size>;
export type ZoneSize = keyof typeof ZONE_SIZES;
export const ZONE_MIN: Size = { w: 240, h: 160 };
const GAP_PX = 24;

export function sortedZones(ws: Workspace): Zone[] {
  return [...boardOf(ws).zones.values()].sort(compareOrder);
}

/** Right of `after` and level with it, past whatever lies there: areas, and cards that are in none. */
function freeSpace(
  ws: Workspace,
  wish: { readonly after: Zone | undefined; readonly size: Size; readonly self?: ZoneId },
): Rect {
  const { after, size, self } = wish;
  const { cards } = boardOf(ws);
  const taken = drawnZones(ws.board.getState().outline)
    .filter(({ zone }) => zone.id !== self)
    .map(({ rect }) => rect);
  for (const card of cards.values())
    if (card.place.zone === null || card.place.zone !== self) taken.push(cardRect(card));
  const start = after?.rect ?? boundsOf(taken);
  let x = after ? after.rect.x + after.rect.w + GAP_PX : (start?.x ?? 0);
  const y = start?.y ?? 0;
  for (;;) {
    // Not all of `size`: an area’s own rectangle also says where it is.
    const spot = { x, y, w: size.w, h: size.h };
    const hit = taken.find((rect) => intersects(spot, rect));
    if (!hit) return spot;
    x = hit.x + hit.w + GAP_PX;
  }
}

export interface ZoneWish {
  readonly title: string;
  readonly colour: string | null;
  /** Null: first. */
  readonly after: ZoneId | null;
  readonly kind?: Kind | null;
  /** Null: as it is. */
  readonly size: ZoneSize | null;
}

export function addArea(ws: Workspace, wish: ZoneWish): Reply<ZoneId, "too-many-zones" | "text-too-long"> {
  const after = wish.after === null ? undefined : boardOf(ws).zones.get(wish.after);
  const rect = freeSpace(ws, { after, size: ZONE_SIZES[wish.size ?? "medium"] });
  const hand = ws.hand();
  return transact(hand, () => {
    const added = addZone(hand, { title: wish.title, kind: wish.kind ?? null, colour: wish.colour, rect });
    if (added.ok) orderZone(hand, added.value, wish.after);
    return added;
  });
}

/** Only what was changed: a new place in reading order also moves the area there, with its cards. */
export function editArea(ws: Workspace, zone: Zone, wish: ZoneWish): Reply<null, "text-too-long" | "gone"> {
  const hand = ws.hand();
  const zones = sortedZones(ws);
  const isMoved = (zones[zones.findIndex(({ id }) => id === zone.id) - 1]?.id ?? null) !== wish.after;
  const size = wish.size === null ? zone.rect : ZONE_SIZES[wish.size];
  const after = wish.after === null ? undefined : boardOf(ws).zones.get(wish.after);
  return transact(hand, () => {
    const edited = editZone(hand, zone.id, { title: wish.title, kind: wish.kind ?? null, colour: wish.colour });
    if (!edited.ok) return edited;
    if (isMoved) orderZone(hand, zone.id, wish.after);
    if (isMoved) placeZone(hand, zone.id, freeSpace(ws, { after, size, self: zone.id }));
    else if (wish.size !== null) placeZone(hand, zone.id, { ...zone.rect, w: size.w, h: size.h });
    return edited;
  });
}

/** Drawn by hand: the cards it is drawn around, if they are in no area, come into it. */
export function drawArea(ws: Workspace, rect: Rect, title: string): Reply<ZoneId, "too-many-zones" | "text-too-long"> {
  const hand = ws.hand();
  const { cards, zones } = boardOf(ws);
  const lone = [...cards.values()].filter(
    ({ place }) => place.group === null && (place.zone === null || !zones.has(place.zone)),
  );
  return transact(hand, () => {
    const added = addZone(hand, { title, rect });
    if (added.ok) {
      const inside = lone.filter((card) => contains(rect, centre(cardRect(card))));
      moveCards(
        hand,
        inside.map(({ id }) => ({ id, zone: added.value })),
      );
    }
    return added;
  });
}

/** As small as it may be around nothing; cards below its foot are drawn inside it anyway. */
export function allowedZone(rect: Rect): Rect {
  return {
    x: Math.round(rect.x),
    y: Math.round(rect.y),
    w: Math.round(Math.max(ZONE_MIN.w, rect.w)),
    h: Math.round(Math.max(ZONE_MIN.h, rect.h)),
  };
}

export function nudgeZone(by: { readonly x: number; readonly y: number }) {
  return (ws: Workspace, id: ZoneId): void => {
    const zone = boardOf(ws).zones.get(id);
    const step = GAP_PX + CARD_GAP_PX;
    if (zone) placeZone(ws.hand(), id, { ...zone.rect, x: zone.rect.x + by.x * step, y: zone.rect.y + by.y * step });
  };
}

export function removeZone(ws: Workspace, id: ZoneId): void {
  deleteZone(ws.hand(), id);
}
