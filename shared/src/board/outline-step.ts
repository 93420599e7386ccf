import type { CardId } from "../ids.ts";
import { compareOrder } from "./order.ts";
import { groupOf, zoneOf } from "./outline.ts";
import type { OutlineGroup, OutlineZone } from "./outline.ts";
import type { Board, Card, Group, Zone } from "./types.ts";

/**
 * The outline after some cards have changed, come or gone, from the one before: as `outlineOf` would make it, without
 * putting ten thousand cards in order because of one. What holds none of them stays the same object. Areas and groups
 * are the same before and after.
 */
export function outlineAfter(
  outline: readonly OutlineZone[],
  change: { readonly old: Board; readonly board: Board; readonly cards: ReadonlySet<CardId> },
): { readonly outline: readonly OutlineZone[]; readonly isReordered: boolean } {
  if (change.cards.size === 0) return { outline, isReordered: false };
  const shelves = shelvesOf(change);
  if (shelves.size === 0) return { outline, isReordered: false };
  const hasOutside = outline.some(({ zone }) => zone === null);
  const outside: OutlineZone = { zone: null, groups: [], lone: [], count: 0 };
  const parts = (hasOutside ? outline : [...outline, outside])
    .map((part) => partAfter(part, shelves))
    .filter(({ zone, count }) => zone !== null || count > 0);
  const isReordered = [...shelves.values()].some(({ gone, come }) => gone.size > 0 || come.length > 0);
  return { outline: parts, isReordered };
}

/** What becomes of the cards under one heading. */
interface Shelf {
  readonly group: Group | null;
  readonly zone: Zone | null;
  readonly changed: Map<Card, Card>;
  readonly gone: Set<Card>;
  readonly come: Card[];
}

type Shelves = ReadonlyMap<string, Shelf>;

function shelvesOf(change: {
  readonly old: Board;
  readonly board: Board;
  readonly cards: ReadonlySet<CardId>;
}): Shelves {
  const { old, board, cards } = change;
  const shelves = new Map<string, Shelf>();
  const shelfOf = (on: Board, card: Card): Shelf => {
    const [group, zone] = [groupOf(on, card), zoneOf(on, card)];
    const key = keyOf(group, zone);
    const shelf = shelves.get(key) ?? { group, zone, changed: new Map(), gone: new Set(), come: [] };
    shelves.set(key, shelf);
    return shelf;
  };
  for (const id of cards) {
    const [before, after] = [old.cards.get(id), board.cards.get(id)];
    // A shape, which stands nowhere in the outline.
    if (!before && !after) continue;
    const [from, to] = [before && shelfOf(old, before), after && shelfOf(board, after)];
    if (before && after && from === to && before.order === after.order) to?.changed.set(before, after);
    else {
      if (before) from?.gone.add(before);
      if (after) to?.come.push(after);
    }
  }
  return shelves;
}

function keyOf(group: Group | null, zone: Zone | null): string {
  return group ? `group ${group.id}` : `zone ${zone?.id ?? ""}`;
}

function partAfter(part: OutlineZone, shelves: Shelves): OutlineZone {
  const lone = cardsAfter(part.lone, shelves.get(keyOf(null, part.zone)));
  const kept = part.groups.map((one) => {
    const cards = cardsAfter(one.cards, shelves.get(keyOf(one.group, null)));
    return cards === one.cards ? one : { ...one, cards };
  });
  const groups = [...kept, ...newGroups(part, shelves)].filter(({ cards }) => cards.length > 0);
  const isSame =
    lone === part.lone &&
    groups.length === part.groups.length &&
    groups.every((group, at) => group === part.groups[at]);
  if (isSame) return part;
  const count = groups.reduce((sum, { cards }) => sum + cards.length, lone.length);
  return { zone: part.zone, groups: groups.sort((one, other) => compareOrder(one.group, other.group)), lone, count };
}

/** Groups that had no cards before are in no part. */
function newGroups(part: OutlineZone, shelves: Shelves): OutlineGroup[] {
  const known = new Set(part.groups.map(({ group }) => group.id));
  return [...shelves.values()].flatMap((shelf) => {
    const { group, zone } = shelf;
    const isHere = group !== null && !known.has(group.id) && (zone?.id ?? null) === (part.zone?.id ?? null);
    return isHere ? [{ group, cards: cardsAfter([], shelf) }] : [];
  });
}

function cardsAfter(cards: readonly Card[], shelf: Shelf | undefined): readonly Card[] {
  if (!shelf) return cards;
  const { changed, gone, come } = shelf;
  const kept = gone.size === 0 ? cards : cards.filter((card) => !gone.has(card));
  const same = changed.size === 0 ? kept : kept.map((card) => changed.get(card) ?? card);
  return come.length === 0 ? same : merged(same, come.sort(compareOrder));
}

/** Two lists that are in order, as one. */
export function merged<Thing extends { readonly id: string; readonly order: string }>(
  one: readonly Thing[],
  other: readonly Thing[],
): Thing[] {
  const all: Thing[] = [];
  let at = 0;
  for (const thing of one) {
    for (let next = other[at]; next && compareOrder(next, thing) < 0; next = other[at]) {
      all.push(next);
      at += 1;
    }
    all.push(thing);
  }
  return [...all, ...other.slice(at)];
}
