import { outlineOf, readingOrder } from "../board/outline.ts";
import type { Board, Card } from "../board/types.ts";
import type { LinkId } from "../ids.ts";

/**
 * Levers and points to watch: two lists of cards, linked. A lever and a point hang together by any link between them, whichever way it was
 * drawn and whatever it says: people draw it as they think of it.
 */

export const LEVER_KINDS = ["lever", "watch"] as const;
export type LeverKind = (typeof LEVER_KINDS)[number];

export interface Tied {
  readonly card: Card;
  /** All links between the two: each says that they hang together. */
  readonly links: readonly LinkId[];
}

export interface Row {
  readonly card: Card;
  /** Of the other list, in its order. */
  readonly tied: readonly Tied[];
}

export interface Levers {
  readonly lever: readonly Row[];
  readonly watch: readonly Row[];
}

export function leversOf(board: Board): Levers {
  const cards = readingOrder(outlineOf(board)).filter(({ unread }) => !unread);
  const [levers, points] = LEVER_KINDS.map((kind) => cards.filter((card) => card.kind === kind));
  const links = linksByEnd(board);
  const rows = (those: readonly Card[] = [], others: readonly Card[] = []): Row[] =>
    those.map((card) => ({ card, tied: others.flatMap((other) => tiedTo(other, links.get(card.id))) }));
  return { lever: rows(levers, points), watch: rows(points, levers) };
}

type Ends = ReadonlyMap<string, readonly LinkId[]>;

function tiedTo(card: Card, ends: Ends | undefined): readonly Tied[] {
  const links = ends?.get(card.id);
  return links ? [{ card, links }] : [];
}

/** Of each card or area, the links to each other end. */
function linksByEnd({ links }: Pick<Board, "links">): ReadonlyMap<string, Ends> {
  const ends = new Map<string, Map<string, LinkId[]>>();
  const add = (from: string, to: string, link: LinkId): void => {
    const at = ends.get(from) ?? new Map<string, LinkId[]>();
    at.set(to, [...(at.get(to) ?? []), link]);
    ends.set(from, at);
  };
  for (const { id, from, to } of links.values()) {
    add(from, to, id);
    add(to, from, id);
  }
  return ends;
}
