import { addCards, deleteCards, moveCards } from "@tablee/shared/board/edit-cards";
import type { AddReason } from "@tablee/shared/board/edit-cards";
import { deleteShapes } from "@tablee/shared/board/edit-shapes";
import { groupCards, joinGroup, moveGroup } from "@tablee/shared/board/edit-structure";
import { areaOf, cardRect, cardSize, freePlace, zoneAt, zoneFrame } from "@tablee/shared/board/geometry";
import { transact } from "@tablee/shared/board/hand";
import { compareOrder } from "@tablee/shared/board/order";
import { cardsIn, readingOrder, zoneOf } from "@tablee/shared/board/outline";
import type { OutlineZone } from "@tablee/shared/board/outline";
import type {
  Board,
  Card,
  Colour,
  Group,
  Kind,
  KnowledgeType,
  Point,
  Rect,
  Shape,
  Zone,
} from "@tablee/shared/board/types";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import type { Reply } from "@tablee/shared/reply";
import { myName } from "../workspace.ts";
import { gathered, placesBeside } from "./gather.ts";
import type { Workspace } from "../workspace.ts";

/** What people do with cards, with places worked out: the canvas, the list and the composer call these. */

const COLOUR_OF: Readonly<Record<KnowledgeType, Colour>> = {
  experience: "apricot",
  practice: "mint",
  academic: "lilac",
};

export function boardOf(ws: Workspace): Board {
  return ws.board.getState().board;
}

/** Of what is chosen, the shapes. */
export function shapesOf(ws: Workspace, ids: Iterable<CardId>): Shape[] {
  const shapes: ReadonlyMap<CardId, Shape> = boardOf(ws).shapes;
  return [...ids].flatMap((id) => shapes.get(id) ?? []);
}

export function isShape(ws: Workspace, id: CardId): boolean {
  return shapesOf(ws, [id]).length > 0;
}

/** Where a card or a shape lies, whichever has this id. */
export function rectOfThing(ws: Workspace, id: CardId): Rect | undefined {
  const card = boardOf(ws).cards.get(id);
  return card ? cardRect(card) : shapesOf(ws, [id])[0]?.rect;
}

function rects(cards: Iterable<Card>, except: readonly CardId[] = []): Rect[] {
  return [...cards].filter(({ id }) => !except.includes(id)).map(cardRect);
}

export interface NewCardWish {
  readonly text: string;
  readonly zone: ZoneId | null;
  readonly knowledge: KnowledgeType | null;
  readonly signed: boolean;
  /** An ingredient when not said. */
  readonly kind?: Kind;
}

/** What is said of it, else what is written in this area. */
export function kindIn(ws: Workspace, zone: ZoneId | null, said: Kind = "ingredient"): Kind {
  return said === "ingredient" && zone !== null ? (boardOf(ws).zones.get(zone)?.kind ?? said) : said;
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
      kind: kindIn(ws, wish.zone, wish.kind),
      knowledge: wish.knowledge,
      colour: wish.knowledge === null ? "straw" : COLOUR_OF[wish.knowledge],
      author: wish.signed ? myName(ws) : null,
    };
  });
  const added = addCards(ws.hand(), cards);
  if (added.ok) watchCards(ws, added.value);
  return added;
}

/** Each by itself: they may have to make way one by one. */
function watchCards(ws: Workspace, ids: readonly CardId[]): void {
  for (const id of ids) ws.laid.watch({ cards: [id], group: null });
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
  watchCards(ws, ids);
}

/** In a gap between the cards of the group or below them; where others lie there, the whole group goes where it has room. */
export function moveCardsToGroup(ws: Workspace, ids: readonly CardId[], group: Group): void {
  const board = boardOf(ws);
  const members = cardsIn(board, group.id).filter(({ id }) => !ids.includes(id));
  const coming = ids.flatMap((id) => board.cards.get(id) ?? []);
  const beside = placesBeside(board, members, coming);
  if (beside) joinGroup(ws.hand(), group.id, beside);
  else
    moveGroup(ws.hand(), group.id, { zone: group.zone, cards: gathered(board, [...members, ...coming], group.zone) });
  ws.laid.watch({ cards: [...members, ...coming].map(({ id }) => id), group: group.id });
}

/** Gathers the cards in a free place of the area of the first of them, two or three side by side. */
export function groupSelection(ws: Workspace, ids: readonly CardId[], name: string): boolean {
  const board = boardOf(ws);
  const cards = ids.flatMap((id) => board.cards.get(id) ?? []);
  const zone = cards[0] ? (zoneOf(board, cards[0])?.id ?? null) : null;
  const made = groupCards(ws.hand(), { name, zone, cards: gathered(board, cards, zone) });
  if (made.ok) ws.laid.watch({ cards: ids, group: made.value });
  return made.ok;
}

/** An area and where it is drawn: grown over the cards that lie below its foot. */
export interface DrawnZone {
  readonly zone: Zone;
  readonly rect: Rect;
}

export function drawnZones(outline: readonly OutlineZone[]): DrawnZone[] {
  return outline.flatMap((part) => drawnZone(part) ?? []);
}

/** Of each part of an outline: a part whose cards change is another object. */
const drawn = new WeakMap<OutlineZone, DrawnZone>();

export function drawnZone(part: OutlineZone): DrawnZone | null {
  const known = drawn.get(part);
  if (known || !part.zone) return known ?? null;
  const cards = [...part.lone, ...part.groups.flatMap((group) => group.cards)];
  const made = { zone: part.zone, rect: zoneFrame(part.zone.rect, cards.map(cardRect)) };
  drawn.set(part, made);
  return made;
}

/** The area seen under a point. Where all areas are is worked out once, for any number of points. */
export function zonesUnder(ws: Workspace): (point: Point) => Zone | null {
  const zones = drawnZones(ws.board.getState().outline);
  return (point) => zoneAt(zones, point)?.zone ?? null;
}

export function removeCards(ws: Workspace, ids: readonly CardId[]): void {
  const hand = ws.hand();
  const shapes = shapesOf(ws, ids).map(({ id }) => id);
  transact(hand, () => {
    deleteCards(hand, ids);
    deleteShapes(hand, shapes);
  });
  choose(ws, []);
}

/** Where one stands after these are gone: the next card in reading order, or shape in its order, else the one before. */
export function cardBeside(ws: Workspace, ids: readonly CardId[]): CardId | null {
  const { outline, board } = ws.board.getState();
  const order = [...readingOrder(outline), ...[...board.shapes.values()].sort(compareOrder)].map(({ id }) => id);
  const at = order.findLastIndex((id) => ids.includes(id));
  const rest = [...order.slice(at + 1), ...order.slice(0, at).reverse()];
  return rest.find((id) => !ids.includes(id)) ?? null;
}

/** Exactly these, nothing else, and no text open. */
export function choose(ws: Workspace, ids: Iterable<CardId>): void {
  ws.selection.setState({ ids: new Set(ids), editing: null, link: null });
}
