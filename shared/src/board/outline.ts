import type { GroupId, ZoneId } from "../ids.ts";
import { compareOrder } from "./order.ts";
import type { Board, Card, Group, Line, Section, Zone } from "./types.ts";
import { SECTIONS } from "./types.ts";

/** The board as headings: zone → group → card. Canvas, list, keyboard order and every export read this one outline. */
export interface OutlineGroup {
  readonly group: Group;
  readonly cards: readonly Card[];
}

export interface OutlineZone {
  /** `null`: cards that lie in no area, or in one that is gone. */
  readonly zone: Zone | null;
  readonly groups: readonly OutlineGroup[];
  readonly lone: readonly Card[];
  readonly count: number;
}

type Shelf = Pick<Board, "cards" | "zones" | "groups">;

/** The group a card is shown in: a group that is gone counts as none. */
export function groupOf(board: Shelf, card: Card): Group | null {
  return card.place.group === null ? null : (board.groups.get(card.place.group) ?? null);
}

export function cardsIn({ cards }: Pick<Board, "cards">, group: GroupId): Card[] {
  return [...cards.values()].filter(({ place }) => place.group === group);
}

/**
 * The area a card is shown in. A group lies in one area and takes its cards along: grouping and moving a card at the
 * same moment ends with the card in its group.
 */
export function zoneOf(board: Shelf, card: Card): Zone | null {
  const group = groupOf(board, card);
  const id = group ? group.zone : card.place.zone;
  return id === null ? null : (board.zones.get(id) ?? null);
}

/** Every card exactly once. Areas in order, the rest last and only if it holds something. */
export function outlineOf(board: Shelf): OutlineZone[] {
  const byGroup = new Map<GroupId, Card[]>();
  const lone = new Map<ZoneId | null, Card[]>();
  for (const card of [...board.cards.values()].sort(compareOrder)) {
    const group = groupOf(board, card);
    if (group) push(byGroup, group.id, card);
    else push(lone, zoneOf(board, card)?.id ?? null, card);
  }
  const groups = new Map<ZoneId | null, OutlineGroup[]>();
  for (const group of [...board.groups.values()].sort(compareOrder)) {
    const cards = byGroup.get(group.id);
    if (!cards) continue;
    const zone = group.zone !== null && board.zones.has(group.zone) ? group.zone : null;
    push(groups, zone, { group, cards });
  }
  const zones: (Zone | null)[] = [...board.zones.values()].sort(compareOrder);
  if (lone.has(null) || groups.has(null)) zones.push(null);
  return zones.map((zone) => {
    const inside = groups.get(zone?.id ?? null) ?? [];
    const alone = lone.get(zone?.id ?? null) ?? [];
    return {
      zone,
      groups: inside,
      lone: alone,
      count: inside.reduce((sum, { cards }) => sum + cards.length, alone.length),
    };
  });
}

/** All cards in reading order: what *next card* follows. */
export function readingOrder(outline: readonly OutlineZone[]): Card[] {
  return outline.flatMap(({ groups, lone }) => [...groups.flatMap(({ cards }) => cards), ...lone]);
}

export function frameworkOf(lines: Iterable<Line>): { readonly section: Section; readonly lines: readonly Line[] }[] {
  const sorted = [...lines].sort(compareOrder);
  return SECTIONS.map((section) => ({ section, lines: sorted.filter((line) => line.section === section) }));
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
