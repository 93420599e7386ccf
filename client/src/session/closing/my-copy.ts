import { itemsOf } from "@tablee/shared/board/items";
import { compareOrder } from "@tablee/shared/board/order";
import { readingOrder, zoneOf } from "@tablee/shared/board/outline";
import type { OutlineZone } from "@tablee/shared/board/outline";
import type { Board, Card } from "@tablee/shared/board/types";
import { NO_POINTS } from "@tablee/shared/formats/words";
import type { CardPoints } from "@tablee/shared/formats/words";
import type { CardId, MemberId } from "@tablee/shared/ids";
import { heading, list } from "@tablee/shared/papers/paper";
import type { Block, Item, Level } from "@tablee/shared/papers/paper";
import { blocksMarkdown } from "@tablee/shared/papers/paper-markdown";

/** What one brought to a table, worked out from its document on one's own device: no server makes it, and nobody is told. */

/** The table as it is now, or as it was when a meeting was over. */
export interface TableAt {
  readonly board: Board;
  readonly outline: readonly OutlineZone[];
  readonly points?: CardPoints;
  /** Null: now. */
  readonly meeting: number | null;
}

export interface CopyWords {
  readonly heading: string;
  readonly outside: string;
  readonly day: () => string;
  /** What became of a card: a line of the framework, a sentence of the sheet or the specifications or of another tool, points of a vote, a group. */
  readonly line: (text: string) => string;
  readonly sentence: (text: string) => string;
  readonly points: (count: number) => string;
  readonly group: (name: string) => string;
  /** Where it stands; empty where there is nothing to say. */
  readonly become: (board: Board, card: Card) => string;
  /** An area of a meeting that is over. */
  readonly ofMeeting: (area: string, meeting: number) => string;
}

export interface Brought {
  readonly card: Card;
  /** Where it lies, or lay last. */
  readonly area: string;
  readonly kept: readonly Kept[];
}

export interface Kept {
  /** Points are told, and attested by nobody: nobody is ranked. */
  readonly kind: "words" | "points";
  readonly text: string;
}

/** The cards that a seat wrote, in reading order. What was revealed without a name is nobody's any more. */
export function cardsOf(outline: readonly OutlineZone[], member: MemberId): readonly Card[] {
  return readingOrder(outline).filter(({ born, text }) => born.by === member && text.trim() !== "");
}

/** `tables`: now, then earlier ones, the newest first. What was carried over stands where it is now. */
export function broughtBy(member: MemberId, tables: readonly TableAt[], words: CopyWords): readonly Brought[] {
  const now = tables[0]?.board;
  return unseen(tables, ({ outline }) => cardsOf(outline, member)).map(({ card, at }) => ({
    card,
    area: areaOf(at, card, words),
    kept: keptOf(card, now && now !== at.board ? [now, at.board] : [at.board], {
      words,
      points: at.points ?? NO_POINTS,
    }),
  }));
}

/** What a seat took on and has not left, with where it stands. */
export function takenOnBy(member: MemberId, tables: readonly TableAt[], words: CopyWords): readonly Item[] {
  const owned = ({ board, outline }: TableAt): readonly Card[] =>
    readingOrder(outline).filter(({ id }) => itemsOf(board).get(id)?.owner === member);
  return unseen(tables, owned).map(({ card, at }) => {
    const become = words.become(at.board, card);
    return { text: card.text, ...(become !== "" && { notes: [become] }) };
  });
}

/** Each card once, where it was last. */
function unseen(tables: readonly TableAt[], cards: (at: TableAt) => readonly Card[]) {
  const seen = new Set<CardId>();
  return tables.flatMap((at) =>
    cards(at).flatMap((card) => {
      if (seen.has(card.id)) return [];
      seen.add(card.id);
      return [{ card, at }];
    }),
  );
}

function areaOf({ board, meeting }: TableAt, card: Card, words: CopyWords): string {
  const area = zoneOf(board, card)?.title ?? words.outside;
  return meeting === null ? area : words.ofMeeting(area, meeting);
}

/** As Markdown: one heading for each area, each card an item in its own words, under it what was kept of them. */
export function myCopy(brought: readonly Brought[], words: CopyWords): string {
  return blocksMarkdown([heading(1, words.heading), { kind: "text", text: words.day() }, ...cardBlocks(brought, 2)]);
}

export function cardBlocks(brought: readonly Brought[], level: Level): readonly Block[] {
  // Old phones have no Map.groupBy.
  const areas = new Map<string, Brought[]>();
  for (const one of brought) areas.set(one.area, [...(areas.get(one.area) ?? []), one]);
  return [...areas].flatMap(([area, those]) => [
    heading(level, area),
    ...list(those.map(({ card, kept }): Item => ({ text: card.text, direction: card.direction, items: kept }))),
  ]);
}

function keptOf(
  card: Card,
  boards: readonly Board[],
  { words, points }: { readonly words: CopyWords; readonly points: CardPoints },
): readonly Kept[] {
  const from = ({ sources }: { readonly sources: readonly CardId[] }): boolean => sources.includes(card.id);
  const count = points.get(card.id) ?? 0;
  const last = boards.at(-1);
  const group = last && card.place.group !== null ? last.groups.get(card.place.group)?.name : undefined;
  const become = last ? words.become(last, card) : "";
  const said = [
    ...(group ? [words.group(group)] : []),
    ...ofAll(boards, ({ lines }) => lines)
      .filter(from)
      .map(({ text }) => words.line(text)),
    ...ofAll(boards, ({ statements }) => statements)
      // Of a choice there are no words.
      .filter((one) => from(one) && one.text.trim() !== "")
      .map(({ text }) => words.sentence(text)),
    ...(become === "" ? [] : [become]),
  ];
  return [
    ...said.map((text): Kept => ({ kind: "words", text })),
    ...(count > 0 ? [{ kind: "points", text: words.points(count) } as const] : []),
  ];
}

/** Of several boards those of the first, then what the others have beside. */
function ofAll<Thing extends { readonly id: string; readonly order: string }>(
  boards: readonly Board[],
  things: (board: Board) => ReadonlyMap<string, Thing>,
): readonly Thing[] {
  const all = new Map(boards.toReversed().flatMap((board) => [...things(board)]));
  return [...all.values()].sort(compareOrder);
}
