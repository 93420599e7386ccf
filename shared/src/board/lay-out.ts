import { CARD_GAP_PX, CARD_WIDTH_PX, GROUP_PADDING_PX, ZONE_HEADER_PX, ZONE_PADDING_PX, cardSize } from "./geometry.ts";
import type { ImportedCard, ImportedThings } from "./imported.ts";
import type { Point, Rect } from "./types.ts";

/**
 * Places for the cards of an import that has none: row by row, groups first as in the list, each group a block of its
 * own under its name. Linear, so that five thousand rows are laid out as fast as they are read.
 */

const COLUMNS_IN_ZONE = 3;
const COLUMNS_MAX = 12;
/** A group’s name sits on the frame: the row below another block leaves room for it. */
const GROUP_HEAD_PX = 22;
const BETWEEN_ZONES_PX = 40;
const ZONE_MIN_HEIGHT_PX = 300;
const STEP_PX = CARD_WIDTH_PX + CARD_GAP_PX;

type Places = Map<string, Point>;

interface Block {
  readonly cards: readonly ImportedCard[];
  readonly isGroup: boolean;
}

/** Rows of cards from a corner down; answers where the next row may start. */
function layRows(at: Point, columns: number, cards: readonly ImportedCard[], places: Places): number {
  let y = at.y;
  for (let first = 0; first < cards.length; first += columns) {
    const row = cards.slice(first, first + columns);
    row.forEach((card, column) => places.set(card.key, { x: at.x + column * STEP_PX, y }));
    y += Math.max(...row.map((card) => cardSize(card).h)) + CARD_GAP_PX;
  }
  return y;
}

/** Blocks one under the other from a corner down; answers the foot of the last. */
function layBlocks(
  at: Point,
  columns: number,
  what: { readonly blocks: readonly Block[]; readonly places: Places },
): number {
  let y = at.y;
  for (const { cards, isGroup } of what.blocks) {
    const before = isGroup ? GROUP_PADDING_PX + GROUP_HEAD_PX : 0;
    const after = isGroup ? GROUP_PADDING_PX + CARD_GAP_PX : 0;
    y = layRows({ x: at.x, y: y + before }, columns, cards, what.places) + after;
  }
  return y;
}

/** The cards without a place, by the area they name; each list as blocks. */
function blocksOf(things: Pick<ImportedThings, "cards" | "groups">): Map<string | null, Block[]> {
  const zoneOf = new Map(things.groups.map((group) => [group.key, group.zone]));
  const byGroup = new Map<string, ImportedCard[]>();
  const lone = new Map<string | null, ImportedCard[]>();
  for (const card of things.cards) {
    if (card.place) continue;
    if (card.group !== null && zoneOf.has(card.group)) push(byGroup, card.group, card);
    else push(lone, card.zone, card);
  }
  const blocks = new Map<string | null, Block[]>();
  for (const [key, cards] of byGroup) push(blocks, zoneOf.get(key) ?? null, { cards, isGroup: true });
  for (const [zone, cards] of lone) push(blocks, zone, { cards, isGroup: false });
  return blocks;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

interface LaidOut {
  readonly places: ReadonlyMap<string, Point>;
  readonly rects: ReadonlyMap<string, Rect>;
}

interface Destination {
  /** Where what has no area starts, and the new areas. */
  readonly corner: Point;
  /** Areas that the board has: the frame of each and the foot of what lies in it. */
  readonly known: ReadonlyMap<string | null, { readonly rect: Rect; readonly foot: number }>;
}

/**
 * Cards of a known area below what it holds; new areas side by side from the corner, made to the measure of their
 * cards; what has no area to the right of them.
 */
export function layOut(things: Pick<ImportedThings, "cards" | "groups" | "zones">, to: Destination): LaidOut {
  const blocks = blocksOf(things);
  const places: Places = new Map();
  const rects = new Map<string, Rect>();
  for (const [key, { rect, foot }] of to.known) {
    const at = { x: rect.x + ZONE_PADDING_PX, y: Math.max(rect.y + ZONE_HEADER_PX, foot + CARD_GAP_PX) };
    const columns = Math.max(1, Math.floor((rect.w - 2 * ZONE_PADDING_PX + CARD_GAP_PX) / STEP_PX));
    layBlocks(at, columns, { blocks: blocks.get(key) ?? [], places });
  }
  let { x } = to.corner;
  for (const zone of things.zones) {
    if (zone.rect || to.known.has(zone.key)) continue;
    const rect = layZone({ x, y: to.corner.y }, blocks.get(zone.key) ?? [], places);
    rects.set(zone.key, rect);
    x += rect.w + BETWEEN_ZONES_PX;
  }
  const outside = to.known.has(null) ? [] : (blocks.get(null) ?? []);
  const count = outside.reduce((sum, { cards }) => sum + cards.length, 0);
  const columns = Math.min(COLUMNS_MAX, Math.max(COLUMNS_IN_ZONE, Math.ceil(Math.sqrt(count))));
  layBlocks({ x, y: to.corner.y }, columns, { blocks: outside, places });
  return { places, rects };
}

function layZone(at: Point, blocks: readonly Block[], places: Places): Rect {
  const inner = { x: at.x + ZONE_PADDING_PX, y: at.y + ZONE_HEADER_PX };
  const foot = layBlocks(inner, COLUMNS_IN_ZONE, { blocks, places });
  const w = COLUMNS_IN_ZONE * STEP_PX - CARD_GAP_PX + 2 * ZONE_PADDING_PX;
  return { ...at, w, h: Math.max(ZONE_MIN_HEIGHT_PX, foot + ZONE_PADDING_PX - at.y) };
}
