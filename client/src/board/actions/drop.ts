import { moveCards } from "@tablee/shared/board/edit-cards";
import type { Move } from "@tablee/shared/board/edit-cards";
import { moveShapes } from "@tablee/shared/board/edit-shapes";
import { moveGroup } from "@tablee/shared/board/edit-structure";
import { boundsOf, cardRect, centre, contains, groupFrame } from "@tablee/shared/board/geometry";
import { transact } from "@tablee/shared/board/hand";
import type { Card, Group, Point, Rect, Zone } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { Workspace } from "../workspace.ts";
import { boardOf, shapesOf, zonesUnder } from "./commands.ts";

interface Drop {
  readonly ids: readonly CardId[];
  readonly by: Point;
  readonly maySort: boolean;
  /** Held by a group’s name: a group of one stays a group. */
  readonly byName?: boolean;
}

/**
 * After a drag: the area under each card’s centre; a group is joined on its frame, kept inside it, left outside it. A
 * group dragged with all its cards stays a group, and its area is the one it was dropped in. While the structure is
 * locked every card keeps its group: the server would refuse anything else. Shapes lie where they are dropped.
 */
export function dropCards(ws: Workspace, drop: Drop): void {
  const { ids, by, maySort } = drop;
  const board = boardOf(ws);
  const hand = ws.hand();
  const moving = new Set(ids);
  const ground = groundOf(ws, moving);
  const cards = ids.flatMap((id) => board.cards.get(id) ?? []);
  const isWhole = (members: readonly Card[]): boolean =>
    members.length > (drop.byName ? 0 : 1) && members.every(({ id }) => moving.has(id));
  const whole = maySort ? ground.groups.filter(({ members }) => isWhole(members)) : [];
  const along = new Set(whole.map(({ group }) => group.id));
  transact(hand, () => {
    for (const { group, members } of whole) dropGroup({ ws, group, members, by, ground });
    const singles = cards.filter(({ place }) => place.group === null || !along.has(place.group));
    moveCards(
      hand,
      singles.map((card) => dropped(card, { by, maySort, ground })),
    );
    moveShapes(
      hand,
      shapesOf(ws, ids).map(({ id, rect }) => ({ id, x: rect.x + by.x, y: rect.y + by.y })),
    );
  });
}

/** What cards may be dropped on, worked out once for all of them. */
interface Ground {
  readonly zoneAt: (point: Point) => Zone | null;
  /** With all their cards, and the frame around those that stay. */
  readonly groups: readonly { readonly group: Group; readonly members: readonly Card[]; readonly frame: Rect | null }[];
}

function groundOf(ws: Workspace, moving: ReadonlySet<CardId>): Ground {
  const { outline } = ws.board.getState();
  const groups = outline.flatMap((part) =>
    part.groups.map(({ group, cards: members }) => {
      const staying = members.filter(({ id }) => !moving.has(id));
      return { group, members, frame: groupFrame(staying.map(cardRect)) ?? null };
    }),
  );
  return { zoneAt: zonesUnder(ws), groups };
}

function moved(card: Card, by: Point): Rect {
  const rect = cardRect(card);
  return { ...rect, x: rect.x + by.x, y: rect.y + by.y };
}

function dropGroup(drop: {
  readonly ws: Workspace;
  readonly group: Group;
  readonly members: readonly Card[];
  readonly by: Point;
  readonly ground: Ground;
}): void {
  const { ws, group, members, by, ground } = drop;
  const rects = members.map((card) => ({ id: card.id, ...moved(card, by) }));
  const bounds = boundsOf(rects);
  const zone = bounds ? (ground.zoneAt(centre(bounds))?.id ?? null) : group.zone;
  moveGroup(ws.hand(), group.id, { zone, cards: rects.map(({ id, x, y }) => ({ id, x, y })) });
}

function dropped(
  card: Card,
  { by, maySort, ground }: { readonly by: Point; readonly maySort: boolean; readonly ground: Ground },
): Move {
  const rect = moved(card, by);
  const { id } = card;
  const { x, y } = rect;
  const middle = centre(rect);
  const zone = ground.zoneAt(middle)?.id ?? null;
  if (!maySort) return card.place.group === null ? { id, x, y, zone } : { id, x, y };
  const group = ground.groups.find(({ frame }) => frame !== null && contains(frame, middle))?.group;
  return { id, x, y, zone: group ? group.zone : zone, group: group?.id ?? null };
}
