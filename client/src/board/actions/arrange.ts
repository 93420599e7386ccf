import { aligned, distributed, layerStep, tidied } from "@tablee/shared/board/arrange";
import type { Alignment, Axis } from "@tablee/shared/board/arrange";
import { moveCards, orderCards, resizeCards } from "@tablee/shared/board/edit-cards";
import { ungroup } from "@tablee/shared/board/edit-structure";
import { cardRect, cardSize, freePlace, wordsHeight } from "@tablee/shared/board/geometry";
import { transact } from "@tablee/shared/board/hand";
import { compareOrder } from "@tablee/shared/board/order";
import { groupOf, readingOrder, zoneOf } from "@tablee/shared/board/outline";
import type { Card, Point, Size } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { CARD_MAX_PX } from "@tablee/shared/limits";
import type { Workspace } from "../workspace.ts";
import { boardOf } from "./commands.ts";

/** Where chosen cards lie relative to each other, how large they are, and which comes first. */

const STEP_PX = 40;
const NUDGE_PX = 16;
/** Two words of French side by side, and the footer. */
const WIDTH_MIN_PX = 120;

export function cardsOf(ws: Workspace, ids: readonly CardId[]): Card[] {
  const { cards } = boardOf(ws);
  return ids.flatMap((id) => cards.get(id) ?? []);
}

function moveTo(ws: Workspace, cards: readonly Card[], points: readonly Point[]): void {
  const moves = cards.flatMap(({ id }, index) => {
    const point = points[index];
    return point ? [{ id, x: Math.round(point.x), y: Math.round(point.y) }] : [];
  });
  moveCards(ws.hand(), moves);
}

export function alignCards(how: Alignment) {
  return (ws: Workspace, ids: readonly CardId[]): void => {
    const cards = cardsOf(ws, ids);
    moveTo(ws, cards, aligned(cards.map(cardRect), how));
  };
}

export function tidyCards(ws: Workspace, ids: readonly CardId[]): void {
  const cards = cardsOf(ws, ids);
  moveTo(ws, cards, tidied(cards.map(cardRect)));
}

export function distributeCards(axis: Axis) {
  return (ws: Workspace, ids: readonly CardId[]): void => {
    const cards = cardsOf(ws, ids);
    moveTo(ws, cards, distributed(cards.map(cardRect), axis));
  };
}

/** Never smaller than its words by our estimate, so that frames drawn from the sizes hold them. */
export function allowedSize(card: Pick<Card, "text" | "size" | "kind">, { w, h }: Size): Size {
  const width = Math.round(Math.min(CARD_MAX_PX, Math.max(WIDTH_MIN_PX, w)));
  return { w: width, h: Math.round(Math.min(CARD_MAX_PX, Math.max(wordsHeight(card, width), h))) };
}

/** By one step, as the dots of the ground lie. */
export function nudge({ x, y }: Point) {
  return (ws: Workspace, ids: readonly CardId[]): void => {
    const cards = cardsOf(ws, ids);
    moveTo(
      ws,
      cards,
      cards.map(({ place }) => ({ x: place.x + x * NUDGE_PX, y: place.y + y * NUDGE_PX })),
    );
  };
}

/** Wider and taller by steps; a card as tall as its text stays so in width steps. */
export function resizeBy(steps: { readonly w: number; readonly h: number }) {
  return (ws: Workspace, ids: readonly CardId[]): void => {
    const sizes = cardsOf(ws, ids).map((card) => {
      const { w, h } = cardSize(card);
      const wished = { w: w + steps.w * STEP_PX, h: steps.h === 0 ? 0 : h + steps.h * STEP_PX };
      return { id: card.id, size: allowedSize(card, wished) };
    });
    resizeCards(ws.hand(), sizes);
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

export function fitText(ws: Workspace, ids: readonly CardId[]): void {
  resizeCards(
    ws.hand(),
    ids.map((id) => ({ id, size: null })),
  );
}

function inOrder(ws: Workspace, ids: readonly CardId[]): CardId[] {
  return cardsOf(ws, ids)
    .sort(compareOrder)
    .map(({ id }) => id);
}

export function toFront(ws: Workspace, ids: readonly CardId[]): void {
  orderCards(ws.hand(), inOrder(ws, ids), null);
}

export function toBack(ws: Workspace, ids: readonly CardId[]): void {
  const chosen = new Set(ids);
  const lowest = [...boardOf(ws).cards.values()].filter(({ id }) => !chosen.has(id)).sort(compareOrder)[0];
  orderCards(ws.hand(), inOrder(ws, ids), lowest?.id ?? null);
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
    if (next !== undefined) orderCards(ws.hand(), inOrder(ws, ids), next?.id ?? null);
  };
}

/** One place up or down among the cards under the same heading of the list. */
export function shift(by: -1 | 1) {
  return (ws: Workspace, ids: readonly CardId[]): void => {
    const board = boardOf(ws);
    const chosen = new Set(ids);
    const [first] = cardsOf(ws, ids);
    if (!first) return;
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
    orderCards(ws.hand(), inOrder(ws, ids), rest[at + by]?.id ?? null);
  };
}

/** Every group that one of them is in: the names go, the cards stay where they lie. */
export function ungroupCards(ws: Workspace, ids: readonly CardId[]): void {
  const board = boardOf(ws);
  const groups = new Set(cardsOf(ws, ids).flatMap((card) => groupOf(board, card)?.id ?? []));
  const hand = ws.hand();
  transact(hand, () => {
    for (const id of groups) ungroup(hand, id);
  });
}

/** Out of their groups, to a free place of the area they are in. */
export function leaveGroup(ws: Workspace, ids: readonly CardId[]): void {
  const board = boardOf(ws);
  const taken = [...board.cards.values()].map(cardRect);
  const moves = cardsOf(ws, ids).flatMap((card) => {
    if (!groupOf(board, card)) return [];
    const zone = zoneOf(board, card);
    const size = cardSize(card);
    const area = zone?.rect ?? { x: card.place.x, y: card.place.y, w: size.w, h: size.h };
    const place = freePlace(area, taken, size);
    taken.push({ ...place, ...size });
    return [{ id: card.id, ...place, zone: zone?.id ?? null, group: null }];
  });
  moveCards(ws.hand(), moves);
}
