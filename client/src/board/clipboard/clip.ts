import { boundsOf, cardRect } from "@tablee/shared/board/geometry";
import { groupOf, zoneOf } from "@tablee/shared/board/outline";
import type {
  Board,
  Card,
  Direction,
  Kind,
  KnowledgeType,
  Link,
  LinkEnd,
  Meaning,
  Point,
  Rect,
  Section,
  Shape,
  ShapeKind,
  Size,
} from "@tablee/shared/board/types";
import type { BoardId, CardId, FileId, ZoneId } from "@tablee/shared/ids";

/**
 * Cards and shapes on the clipboard, with what gives them structure. Places are counted from the top left of what was
 * copied; things name each other by their rank in these lists.
 */
export interface Clip {
  readonly cards: readonly ClipCard[];
  readonly zones: readonly ClipZone[];
  readonly groups: readonly ClipGroup[];
  readonly links: readonly ClipLink[];
  readonly shapes: readonly ClipShape[];
  /** The table that they were copied at: its pictures are there. */
  readonly board: BoardId | null;
}

export interface ClipCard {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: Size | null;
  readonly kind: Kind;
  readonly knowledge: KnowledgeType | null;
  readonly colour: string | null;
  readonly author: string | null;
  readonly direction: Direction;
  readonly zone: number | null;
  readonly group: number | null;
}

export interface ClipZone extends Rect {
  readonly title: string;
  readonly section: Section | null;
  readonly colour: string | null;
}

export interface ClipGroup {
  readonly name: string;
  readonly zone: number | null;
}

export interface ClipLink {
  /** Cards first, then areas. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly meaning: Meaning | null;
  readonly fromEnd: LinkEnd;
  readonly toEnd: LinkEnd;
}

export interface ClipShape extends Rect {
  readonly kind: ShapeKind;
  readonly text: string;
  readonly colour: string | null;
  readonly points: readonly number[];
  readonly stamp: string | null;
  readonly file: FileId | null;
}

export function cardsByIds(board: Board, ids: readonly CardId[]): Card[] {
  return ids.flatMap((id) => board.cards.get(id) ?? []);
}

/**
 * The areas that come along: when the choice reaches over several, those of which every card is chosen; when it is all
 * there is, the empty ones too. Cards of one area come without it, for they are meant for where one looks.
 */
export function zonesAlong(board: Board, cards: readonly Card[]): ZoneId[] {
  const countIn = (some: Iterable<Card>): Map<ZoneId, number> => {
    const counts = new Map<ZoneId, number>();
    for (const card of some) {
      const id = zoneOf(board, card)?.id;
      if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  };
  const chosen = countIn(cards);
  if (chosen.size < 2) return [];
  const all = countIn(board.cards.values());
  return [...board.zones.keys()].filter((id) =>
    chosen.has(id) ? chosen.get(id) === all.get(id) : cards.length === board.cards.size,
  );
}

/** A group comes with several cards, all of its own: fewer are taken out of it. */
function groupsAlong(board: Board, cards: readonly Card[]) {
  const counts = new Map<string, number>();
  for (const { place } of board.cards.values())
    if (place.group !== null) counts.set(place.group, (counts.get(place.group) ?? 0) + 1);
  const chosen = new Map<string, number>();
  for (const { place } of cards) if (place.group !== null) chosen.set(place.group, (chosen.get(place.group) ?? 0) + 1);
  return [...board.groups.values()].filter(({ id }) => (chosen.get(id) ?? 0) > 1 && chosen.get(id) === counts.get(id));
}

/** Those with both ends among these things. */
export function linksAmong(board: Board, ids: Iterable<CardId | ZoneId>): Link[] {
  const there = new Set<CardId | ZoneId>(ids);
  return [...board.links.values()].filter(({ from, to }) => there.has(from) && there.has(to));
}

export interface Copied {
  readonly cards: readonly Card[];
  readonly zones?: readonly ZoneId[];
  readonly shapes?: readonly Shape[];
  readonly at?: BoardId;
}

/** The cards in the order given, the areas named, the groups and links among them, and shapes. */
export function clipOf(board: Board, { cards, zones: along = [], shapes = [], at }: Copied): Clip {
  const zones = along.flatMap((id) => board.zones.get(id) ?? []);
  const groups = groupsAlong(board, cards);
  const rects = [...cards.map(cardRect), ...[...zones, ...shapes].map(({ rect }) => rect)];
  const corner = boundsOf(rects) ?? { x: 0, y: 0 };
  const from = ({ x, y }: Point): Point => ({ x: x - corner.x, y: y - corner.y });
  return {
    cards: cards.map((card) => {
      const { text, place, size, kind, knowledge, colour, author, direction } = card;
      const [zone, group] = [rank(zones, zoneOf(board, card)?.id), rank(groups, groupOf(board, card)?.id)];
      return { text, ...from(place), size, kind, knowledge, colour, author, direction, zone, group };
    }),
    zones: zones.map(({ title, rect, section, colour }) => ({ title, ...rect, ...from(rect), section, colour })),
    groups: groups.map(({ name, zone }) => ({ name, zone: rank(zones, zone) })),
    links: clipLinks(
      board,
      [...cards, ...zones].map(({ id }) => id),
    ),
    shapes: shapes.map(({ kind, rect, text, colour, points, stamp, file }) => {
      return { kind, ...rect, ...from(rect), text, colour, points, stamp, file };
    }),
    board: at ?? null,
  };
}

function rank(list: readonly { readonly id: string }[], id: string | null | undefined): number | null {
  const at = list.findIndex((one) => one.id === id);
  return at === -1 ? null : at;
}

function clipLinks(board: Board, ids: readonly (CardId | ZoneId)[]): ClipLink[] {
  const at = new Map(ids.map((id, index) => [id, index]));
  return linksAmong(board, ids).map(({ from, to, label, meaning, fromEnd, toEnd }) => {
    return { from: at.get(from) ?? 0, to: at.get(to) ?? 0, label, meaning, fromEnd, toEnd };
  });
}
