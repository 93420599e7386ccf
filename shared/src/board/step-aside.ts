import type { CardId, GroupId, ZoneId } from "../ids.ts";
import type { Move } from "./edit-cards.ts";
import { areaOf, boundsOf, cardRect, freePlace, GROUP_HEAD_PX, intersects } from "./geometry.ts";
import { cardsIn, groupOf, zoneOf } from "./outline.ts";
import type { Board, Card, Rect } from "./types.ts";

/**
 * Two people who put something down at the same moment are given the same free place, and their cards would lie on each
 * other. Each looks again at what it has just laid when the words of others arrive: of those that share a place the one
 * with the lowest key stays, and the others take the next places in the order of their keys. Everybody who sees the same
 * comes to the same, so they do not meet a second time.
 */
export interface Laid {
  readonly cards: readonly CardId[];
  /** They lie in this group, and move as one. */
  readonly group: GroupId | null;
}

interface Block {
  readonly key: string;
  readonly cards: readonly Card[];
  readonly isGroup: boolean;
  readonly zone: ZoneId | null;
}

function blockOf(board: Board, card: Card): Block {
  const group = groupOf(board, card);
  const zone = zoneOf(board, card)?.id ?? null;
  if (!group) return { key: card.id, cards: [card], isGroup: false, zone };
  return { key: group.id, cards: cardsIn(board, group.id), isGroup: true, zone };
}

function meets(rects: readonly Rect[], others: readonly Rect[]): boolean {
  return rects.some((rect) => others.some((other) => intersects(rect, other)));
}

function byKey(left: Block, right: Block): number {
  return left.key < right.key ? -1 : 1;
}

/** Where a block goes: its place if nothing is there, else the next free one in its area. */
function settled(block: Block, area: Rect, taken: readonly Rect[]): readonly Rect[] {
  const rects = block.cards.map(cardRect);
  const bounds = boundsOf(rects);
  if (!bounds || !meets(rects, taken)) return rects;
  const head = block.isGroup ? GROUP_HEAD_PX : 0;
  const spot = freePlace(area, taken, { w: bounds.w, h: bounds.h + head });
  return rects.map((rect) => ({ ...rect, x: spot.x + rect.x - bounds.x, y: spot.y + head + rect.y - bounds.y }));
}

/**
 * The moves of what was laid here, if something of `changed` (cards of others that came or moved just now) lies on it
 * and goes before it; none otherwise.
 */
export function stepAside(board: Board, laid: Laid, changed: ReadonlySet<CardId>): Move[] {
  const first = laid.cards.map((id) => board.cards.get(id)).find((card) => card !== undefined);
  const mine = first && blockOf(board, first);
  if (!mine) return [];
  const rects = mine.cards.map(cardRect);
  const rivals = new Map<string, Block>();
  for (const id of changed) {
    const card = board.cards.get(id);
    if (!card || mine.cards.includes(card) || !meets(rects, [cardRect(card)])) continue;
    const block = blockOf(board, card);
    if (block.key < mine.key) rivals.set(block.key, block);
  }
  if (rivals.size === 0) return [];
  const moving = new Set([...rivals.values(), mine].flatMap(({ cards }) => cards));
  const taken = [...board.cards.values()].filter((card) => !moving.has(card)).map(cardRect);
  for (const rival of [...rivals.values()].sort(byKey)) taken.push(...settled(rival, areaOf(board, rival.zone), taken));
  const places = settled(mine, areaOf(board, mine.zone), taken);
  return mine.cards.flatMap(({ id, place }, index) => {
    const to = places[index];
    return !to || (to.x === place.x && to.y === place.y) ? [] : [{ id, x: to.x, y: to.y }];
  });
}
