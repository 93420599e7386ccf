import type { CardId } from "../ids.ts";
import { SHOWN } from "./items.ts";
import type { Shown } from "./items.ts";
import { wordsWithoutMarks } from "./marks.ts";
import { compareOrder } from "./order.ts";
import { readingOrder } from "./outline.ts";
import type { OutlineGroup, OutlineZone } from "./outline.ts";
import { KNOWLEDGE_TYPES } from "./types.ts";
import type { Card, Kind, KnowledgeType, Zone } from "./types.ts";

/** The list as somebody wishes to look at it: some of the cards, in an order of their own. Every card at most once. */
export interface Wish {
  /** Each word of it, anywhere in a card, whatever its case and accents. */
  readonly text: string;
  readonly author: string | null;
  readonly kind: Kind | null;
  /** `none`: those of which nobody said it. */
  readonly knowledge: KnowledgeType | "none" | null;
  readonly status: Shown | null;
}

/** What has become of a card, where that is known. */
export type StatusOf = (card: Card) => Shown | null;
const NOTHING_KNOWN: StatusOf = () => null;

export const NO_WISH: Wish = { text: "", author: null, kind: null, knowledge: null, status: null };

export const SORTS = ["outline", "newest", "knowledge", "votes", "status"] as const;
export type Sort = (typeof SORTS)[number];

export interface ListPart {
  /** For folding and for keys: of an area its id. */
  readonly key: string;
  readonly head:
    | { readonly by: "zone"; readonly zone: Zone | null }
    | { readonly by: "newest" }
    | { readonly by: "votes" }
    | { readonly by: "status"; readonly status: Shown | null }
    | { readonly by: "knowledge"; readonly knowledge: KnowledgeType | null };
  readonly groups: readonly OutlineGroup[];
  readonly lone: readonly Card[];
  readonly count: number;
}

/** Letters without case, accents and the marks of other scripts: *ÉTÉ* is found by *ete*. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether a card is wished for; the wish is taken apart once, for any number of cards. */
export function isWantedBy(
  { text, author, kind, knowledge, status }: Wish,
  statusOf: StatusOf = NOTHING_KNOWN,
): (card: Card) => boolean {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return (card) => {
    if (author !== null && card.author !== author) return false;
    if (kind !== null && card.kind !== kind) return false;
    if (knowledge !== null && (card.knowledge ?? "none") !== knowledge) return false;
    if (status !== null && statusOf(card) !== status) return false;
    if (words.length === 0) return true;
    const here = plain(`${wordsWithoutMarks(card.text)} ${card.author ?? ""}`);
    return words.every((word) => here.includes(word));
  };
}

/** Areas stay while nothing is sifted, also empty ones; of a sifted list only those that hold something. */
export function sifted(
  outline: readonly OutlineZone[],
  look: {
    readonly wish: Wish;
    readonly sort: Sort;
    /** Of votes; a card that is not here has none. */
    readonly points?: ReadonlyMap<CardId, number>;
    readonly statusOf?: StatusOf;
  },
): ListPart[] {
  const isWanted = isWantedBy(look.wish, look.statusOf);
  const isAll = Object.entries(NO_WISH).every(([key, none]) => look.wish[key as keyof Wish] === none);
  if (look.sort !== "outline") return sorted(readingOrder(outline).filter(isWanted), { ...look, sort: look.sort });
  return outline.flatMap(({ zone, groups, lone, count }): ListPart[] => {
    const part = { key: zone?.id ?? "outside", head: { by: "zone", zone } as const };
    if (isAll) return [{ ...part, groups, lone, count }];
    const inside = groups
      .map(({ group, cards }) => ({ group, cards: cards.filter(isWanted) }))
      .filter(({ cards }) => cards.length > 0);
    const alone = lone.filter(isWanted);
    const left = inside.reduce((sum, { cards }) => sum + cards.length, alone.length);
    return left === 0 ? [] : [{ ...part, groups: inside, lone: alone, count: left }];
  });
}

function sorted(
  cards: readonly Card[],
  {
    sort,
    points = new Map(),
    statusOf = NOTHING_KNOWN,
  }: {
    readonly sort: Exclude<Sort, "outline">;
    readonly points?: ReadonlyMap<CardId, number> | undefined;
    readonly statusOf?: StatusOf | undefined;
  },
): ListPart[] {
  const part = (key: string, head: ListPart["head"], lone: readonly Card[]): ListPart[] =>
    lone.length === 0 ? [] : [{ key, head, groups: [], lone, count: lone.length }];
  if (sort === "newest") {
    const newest = cards.toSorted((one, other) => other.born.at - one.born.at || compareOrder(one, other));
    return part("newest", { by: "newest" }, newest);
  }
  if (sort === "votes") {
    // Sorting keeps equals in reading order: a tie looks like one.
    const of = ({ id }: Card): number => points.get(id) ?? 0;
    return part(
      "votes",
      { by: "votes" },
      cards.toSorted((one, other) => of(other) - of(one)),
    );
  }
  if (sort === "status") {
    const found = new Map(cards.map((card) => [card, statusOf(card)]));
    return [...SHOWN, null].flatMap((status) =>
      part(
        `status.${status ?? "none"}`,
        { by: "status", status },
        cards.filter((card) => found.get(card) === status),
      ),
    );
  }
  return [...KNOWLEDGE_TYPES, null].flatMap((knowledge) =>
    part(
      `knowledge.${knowledge ?? "none"}`,
      { by: "knowledge", knowledge },
      cards.filter((card) => card.knowledge === knowledge),
    ),
  );
}

/** Of everything that can be folded. */
export function foldKeys(parts: readonly ListPart[]): string[] {
  return parts.flatMap(({ key, groups }) => [key, ...groups.map(({ group }) => group.id)]);
}

/** In the order of the list, without what is folded. */
export function cardsShown(parts: readonly ListPart[], folded: ReadonlySet<string>): Card[] {
  return parts
    .filter(({ key }) => !folded.has(key))
    .flatMap(({ groups, lone }) => [
      ...groups.filter(({ group }) => !folded.has(group.id)).flatMap(({ cards }) => cards),
      ...lone,
    ]);
}

/** Who has signed cards, each once, as people sort names. */
export function authorsIn(cards: Iterable<Card>): string[] {
  const names = new Set<string>();
  for (const { author } of cards) if (author !== null) names.add(author);
  return [...names].sort((one, other) => one.localeCompare(other));
}
