import { addCards, deleteCards, duplicateCards, moveCards } from "@tablee/shared/board/edit-cards";
import type { AddReason } from "@tablee/shared/board/edit-cards";
import { groupCards, joinGroup } from "@tablee/shared/board/edit-structure";
import {
  boundsOf,
  cardRect,
  cardSize,
  centre,
  contains,
  freePlace,
  inflate,
  zoneAt,
} from "@tablee/shared/board/geometry";
import { GROUP_PADDING_PX } from "@tablee/shared/board/geometry";
import { groupOf, zoneOf } from "@tablee/shared/board/outline";
import type { Board, Card, Colour, Group, KnowledgeType, Point, Rect, Zone } from "@tablee/shared/board/types";
import type { CardId, GroupId, ZoneId } from "@tablee/shared/ids";
import type { Reply } from "@tablee/shared/reply";
import type { Workspace } from "../workspace.ts";

/** What people do with cards, with places worked out: the canvas, the list and the composer call these. */

const COLOUR_OF: Readonly<Record<KnowledgeType, Colour>> = {
  experience: "apricot",
  practice: "mint",
  academic: "lilac",
};
const OUTSIDE: Rect = { x: 0, y: -600, w: 1_600, h: 400 };

export function boardOf(ws: Workspace): Board {
  return ws.board.getState().board;
}

function rects(cards: Iterable<Card>, except: readonly CardId[] = []): Rect[] {
  return [...cards].filter(({ id }) => !except.includes(id)).map(cardRect);
}

function areaOf(board: Board, zone: ZoneId | null): Rect {
  return (zone === null ? undefined : board.zones.get(zone)?.rect) ?? OUTSIDE;
}

export interface NewCardWish {
  readonly text: string;
  readonly zone: ZoneId | null;
  readonly knowledge: KnowledgeType | null;
  readonly signed: boolean;
}

/** One card per text, each in a free place of the area, all in one step of undo. */
export function addCardsFromText(
  ws: Workspace,
  texts: readonly string[],
  wish: Omit<NewCardWish, "text">,
): Reply<CardId[], AddReason> {
  const board = boardOf(ws);
  const taken = rects(board.cards.values());
  const cards = texts.map((text) => {
    const size = cardSize({ text, size: null });
    const place = freePlace(areaOf(board, wish.zone), taken, size);
    taken.push({ ...place, ...size });
    return {
      text,
      place: { ...place, zone: wish.zone, group: null },
      knowledge: wish.knowledge,
      colour: wish.knowledge === null ? "straw" : COLOUR_OF[wish.knowledge],
      author: wish.signed ? ws.table.seat.member.name : null,
    };
  });
  return addCards(ws.hand(), cards);
}

export function addCardFromText(ws: Workspace, { text, ...wish }: NewCardWish): Reply<CardId[], AddReason> {
  return addCardsFromText(ws, [text], wish);
}

/** To an area, out of any group. */
export function moveCardsToZone(ws: Workspace, ids: readonly CardId[], zone: ZoneId | null): void {
  const board = boardOf(ws);
  const taken = rects(board.cards.values(), ids);
  const moves = ids.flatMap((id) => {
    const card = board.cards.get(id);
    if (!card) return [];
    const size = cardSize(card);
    const place = freePlace(areaOf(board, zone), taken, size);
    taken.push({ ...place, ...size });
    return [{ id, ...place, zone, group: null }];
  });
  moveCards(ws.hand(), moves);
}

export function cardsIn(board: Board, group: GroupId): Card[] {
  return [...board.cards.values()].filter((card) => card.place.group === group);
}

/** Beside the cards that are in the group already. */
export function moveCardsToGroup(ws: Workspace, ids: readonly CardId[], group: Group): void {
  const board = boardOf(ws);
  const members = cardsIn(board, group.id).filter(({ id }) => !ids.includes(id));
  const bounds = boundsOf(members.map(cardRect));
  let at: Point = bounds ? { x: bounds.x, y: bounds.y + bounds.h + 16 } : { x: 0, y: 0 };
  const placed = ids.flatMap((id) => {
    const card = board.cards.get(id);
    if (!card) return [];
    const here = at;
    at = { x: at.x + cardSize(card).w + 16, y: at.y };
    return [{ id, ...here }];
  });
  joinGroup(ws.hand(), group.id, placed);
}

/** Gathers the cards in a free place of the area most of them are in, two or three side by side. */
export function groupSelection(ws: Workspace, ids: readonly CardId[], name: string): boolean {
  const board = boardOf(ws);
  const cards = ids.flatMap((id) => board.cards.get(id) ?? []);
  const zone = cards[0] ? (zoneOf(board, cards[0])?.id ?? null) : null;
  const columns = Math.min(3, Math.ceil(Math.sqrt(cards.length)));
  const heights = cards.map((card) => cardSize(card).h);
  const rowHeight = Math.max(...heights) + 16;
  const size = { w: columns * 216 + 12, h: Math.ceil(cards.length / columns) * rowHeight + 40 };
  const origin = freePlace(areaOf(board, zone), rects(board.cards.values(), ids), size);
  const placed = cards.map(({ id }, index) => ({
    id,
    x: origin.x + GROUP_PADDING_PX + (index % columns) * 216,
    y: origin.y + 30 + Math.floor(index / columns) * rowHeight,
  }));
  return groupCards(ws.hand(), { name, zone, cards: placed }).ok;
}

export function groupFrame(cards: readonly Card[]): Rect | undefined {
  const bounds = boundsOf(cards.map(cardRect));
  return bounds && inflate(bounds, GROUP_PADDING_PX);
}

/** After a drag: the area under each card’s centre; a group is joined on its frame, kept inside it, left outside it. */
export function dropCards(ws: Workspace, ids: readonly CardId[], by: Point): void {
  const board = boardOf(ws);
  const moves = ids.flatMap((id) => {
    const card = board.cards.get(id);
    if (!card) return [];
    const rect = { ...cardRect(card), x: card.place.x + by.x, y: card.place.y + by.y };
    const group = groupUnder(board, ids, centre(rect)) ?? null;
    const whole = groupOf(board, card);
    // A group dragged with all its cards stays a group: there is no frame left to be outside of.
    const kept = whole && cardsIn(board, whole.id).every((one) => ids.includes(one.id)) ? whole : group;
    const zone: Zone | undefined = zoneAt(board.zones.values(), centre(rect));
    return [
      {
        id,
        x: rect.x,
        y: rect.y,
        zone: kept && kept !== whole ? kept.zone : (zone?.id ?? null),
        group: kept?.id ?? null,
      },
    ];
  });
  moveCards(ws.hand(), moves);
}

function groupUnder(board: Board, moving: readonly CardId[], point: Point): Group | undefined {
  for (const group of board.groups.values()) {
    const frame = groupFrame(cardsIn(board, group.id).filter(({ id }) => !moving.includes(id)));
    if (frame && contains(frame, point)) return group;
  }
  return undefined;
}

export function removeCards(ws: Workspace, ids: readonly CardId[]): void {
  deleteCards(ws.hand(), ids);
  ws.selection.setState({ ids: new Set(), editing: null });
}

export function copyCards(ws: Workspace, ids: readonly CardId[]): void {
  const copies = duplicateCards(ws.hand(), ids, { x: 24, y: 24 });
  if (copies.ok) ws.selection.setState({ ids: new Set(copies.value), editing: null });
}
