import { aligned, distributed, layerStep, tidied } from "@tablee/shared/board/arrange";
import type { Alignment, Axis } from "@tablee/shared/board/arrange";
import { dissolveGroups, leaveGroups } from "@tablee/shared/board/edit-groups";
import { moveCards, orderCards, resizeCards } from "@tablee/shared/board/edit-cards";
import { moveShapes, orderShapes, placeShapes } from "@tablee/shared/board/edit-shapes";
import { cardRect, cardSize, wordsHeight } from "@tablee/shared/board/geometry";
import { transact } from "@tablee/shared/board/hand";
import { compareOrder } from "@tablee/shared/board/order";
import { groupOf, readingOrder, zoneOf } from "@tablee/shared/board/outline";
import { isLine } from "@tablee/shared/board/stroke";
import type { Card, Point, Rect, ShapeKind, Size } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { CARD_MAX_PX, COORDINATE_MAX_PX, SHAPE_MIN_PX } from "@tablee/shared/limits";
import type { Workspace } from "../workspace.ts";
import { boardOf, shapesOf } from "./commands.ts";

/** Where chosen cards and shapes lie relative to each other, how large they are, and which comes first. */

const STEP_PX = 40;
const NUDGE_PX = 16;
/** Two words of French side by side, and the footer. */
const WIDTH_MIN_PX = 120;
const SHAPE_LEAST_PX = 24;

export function cardsOf(ws: Workspace, ids: readonly CardId[]): Card[] {
  const { cards } = boardOf(ws);
  return ids.flatMap((id) => cards.get(id) ?? []);
}

/** Chosen cards and shapes, and where each comes to lie, in one step. */
function moveAll(ws: Workspace, ids: readonly CardId[], place: (rects: readonly Rect[]) => readonly Point[]): void {
  const [cards, shapes] = [cardsOf(ws, ids), shapesOf(ws, ids)];
  const to = place([...cards.map(cardRect), ...shapes.map(({ rect }) => rect)]).map(({ x, y }) => ({
    x: Math.round(x),
    y: Math.round(y),
  }));
  const hand = ws.hand();
  transact(hand, () => {
    moveCards(
      hand,
      cards.map(({ id }, at) => ({ id, ...to[at] })),
    );
    moveShapes(
      hand,
      shapes.map(({ id, rect }, at) => ({ id, ...(to[cards.length + at] ?? rect) })),
    );
  });
}

export function alignCards(how: Alignment) {
  return (ws: Workspace, ids: readonly CardId[]): void => moveAll(ws, ids, (rects) => aligned(rects, how));
}

export function tidyCards(ws: Workspace, ids: readonly CardId[]): void {
  moveAll(ws, ids, tidied);
}

export function distributeCards(axis: Axis) {
  return (ws: Workspace, ids: readonly CardId[]): void => moveAll(ws, ids, (rects) => distributed(rects, axis));
}

/** Never smaller than its words by our estimate, so that frames drawn from the sizes hold them. */
export function allowedSize(card: Pick<Card, "text" | "size" | "kind">, { w, h }: Size): Size {
  const width = Math.round(Math.min(CARD_MAX_PX, Math.max(WIDTH_MIN_PX, w)));
  return { w: width, h: Math.round(Math.min(CARD_MAX_PX, Math.max(wordsHeight(card, width), h))) };
}

/** By one step, as the dots of the ground lie. */
export function nudge(by: Point) {
  return (ws: Workspace, ids: readonly CardId[]): void =>
    moveAll(ws, ids, (rects) => rects.map(({ x, y }) => ({ x: x + by.x * NUDGE_PX, y: y + by.y * NUDGE_PX })));
}

/** Wider and taller by steps; a card as tall as its text stays so in width steps. */
export function resizeBy(steps: Size) {
  return (ws: Workspace, ids: readonly CardId[]): void => {
    const sizes = cardsOf(ws, ids).map((card) => {
      const { w, h } = cardSize(card);
      const wished = { w: w + steps.w * STEP_PX, h: steps.h === 0 ? 0 : h + steps.h * STEP_PX };
      return { id: card.id, size: allowedSize(card, wished) };
    });
    const places = shapesOf(ws, ids).map(({ id, kind, rect }) => ({
      id,
      rect: allowedShape(kind, { ...rect, w: rect.w + steps.w * STEP_PX, h: rect.h + steps.h * STEP_PX }),
    }));
    const hand = ws.hand();
    transact(hand, () => {
      resizeCards(hand, sizes);
      placeShapes(hand, places);
    });
  };
}

/** As large as the largest of them along one axis; a card as tall as its text stays so when it is widened. */
export function sameSize(side: keyof Size) {
  return (ws: Workspace, ids: readonly CardId[]): void => {
    const cards = cardsOf(ws, ids);
    const most = Math.max(...cards.map((card) => cardSize(card)[side]));
    const sizes = cards.map((card) => {
      const { w, h } = cardSize(card);
      const wished = side === "w" ? { w: most, h: card.size === null ? 0 : h } : { w, h: most };
      return { id: card.id, size: allowedSize(card, wished) };
    });
    resizeCards(ws.hand(), sizes);
  };
}

/** Large enough to be taken hold of again; a line may be as flat as it is drawn. */
export function allowedShape(kind: ShapeKind, { x, y, w, h }: Rect): Rect {
  const least = isLine(kind) ? SHAPE_MIN_PX : SHAPE_LEAST_PX;
  const side = (length: number): number => Math.round(Math.min(COORDINATE_MAX_PX, Math.max(least, length)));
  return { x: Math.round(x), y: Math.round(y), w: side(w), h: side(h) };
}

export function fitText(ws: Workspace, ids: readonly CardId[]): void {
  resizeCards(
    ws.hand(),
    ids.map((id) => ({ id, size: null })),
  );
}

function inOrder<Thing extends { readonly id: CardId; readonly order: string }>(
  things: readonly Thing[],
): Thing["id"][] {
  return things.toSorted(compareOrder).map(({ id }) => id);
}

function putInOrder(ws: Workspace, ids: readonly CardId[], end: "front" | "back"): void {
  const [cards, shapes] = [cardsOf(ws, ids), shapesOf(ws, ids)];
  const { cards: allCards, shapes: allShapes } = boardOf(ws);
  const chosen = new Set(ids);
  const lowest = <Id extends CardId>(things: ReadonlyMap<Id, { readonly id: Id; readonly order: string }>): Id | null =>
    end === "front"
      ? null
      : ([...things.values()].filter(({ id }) => !chosen.has(id)).sort(compareOrder)[0]?.id ?? null);
  const hand = ws.hand();
  transact(hand, () => {
    if (cards.length > 0) orderCards(hand, inOrder(cards), lowest(allCards));
    if (shapes.length > 0) orderShapes(hand, inOrder(shapes), lowest(allShapes));
  });
}

export function toFront(ws: Workspace, ids: readonly CardId[]): void {
  putInOrder(ws, ids, "front");
}

export function toBack(ws: Workspace, ids: readonly CardId[]): void {
  putInOrder(ws, ids, "back");
}

function layerAfter(ws: Workspace, ids: readonly CardId[], by: 1 | -1) {
  const layers = [...boardOf(ws).cards.values()]
    .sort(compareOrder)
    .map((card) => ({ id: card.id, rect: cardRect(card) }));
  return layerStep(layers, new Set(ids), by);
}

/** Is there something on it, or under it, that it can pass? */
export function canStep(by: 1 | -1) {
  return (ws: Workspace, ids: readonly CardId[]): boolean => layerAfter(ws, ids, by) !== undefined;
}

/** Over (or under) the next card that it touches. */
export function stepLayer(by: 1 | -1) {
  return (ws: Workspace, ids: readonly CardId[]): void => {
    const next = layerAfter(ws, ids, by);
    if (next !== undefined) orderCards(ws.hand(), inOrder(cardsOf(ws, ids)), next?.id ?? null);
  };
}

/** One place up or down among the cards under the same heading of the list. */
export function shift(by: -1 | 1) {
  return (ws: Workspace, ids: readonly CardId[]): void => {
    const board = boardOf(ws);
    const chosen = new Set(ids);
    const [first] = cardsOf(ws, ids);
    if (!first) return shiftShapes(ws, ids, by);
    const isBeside = (card: Card): boolean =>
      groupOf(board, card) === groupOf(board, first) && zoneOf(board, card) === zoneOf(board, first);
    const shelf = readingOrder(ws.board.getState().outline).filter(isBeside);
    const rest = shelf.filter(({ id }) => !chosen.has(id));
    const at = shelf
      .slice(
        0,
        shelf.findIndex(({ id }) => id === first.id),
      )
      .filter(({ id }) => !chosen.has(id)).length;
    if (at + by < 0 || at + by > rest.length) return;
    orderCards(ws.hand(), inOrder(cardsOf(ws, ids)), rest[at + by]?.id ?? null);
  };
}

/** Every group that one of them is in: the names go, the cards stay where they lie. */
export function ungroupCards(ws: Workspace, ids: readonly CardId[]): void {
  dissolveGroups(ws.hand(), boardOf(ws), cardsOf(ws, ids));
}

function shiftShapes(ws: Workspace, ids: readonly CardId[], by: -1 | 1): void {
  const shapes = shapesOf(ws, ids);
  const chosen = new Set(ids);
  const all = [...boardOf(ws).shapes.values()].sort(compareOrder);
  const rest = all.filter(({ id }) => !chosen.has(id));
  const first = all.findIndex(({ id }) => chosen.has(id));
  const at = first + by;
  if (first === -1 || at < 0 || at > rest.length) return;
  orderShapes(ws.hand(), inOrder(shapes), rest[at]?.id ?? null);
}

/** Out of their groups, to a free place of the area they are in. */
export function leaveGroup(ws: Workspace, ids: readonly CardId[]): void {
  leaveGroups(ws.hand(), boardOf(ws), cardsOf(ws, ids));
}
