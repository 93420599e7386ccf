import { compareOrder } from "@tablee/shared/board/order";
import { readingOrder, zoneOf } from "@tablee/shared/board/outline";
import type { OutlineZone } from "@tablee/shared/board/outline";
import type { Board, Card } from "@tablee/shared/board/types";
import { NO_POINTS } from "@tablee/shared/formats/words";
import type { CardPoints } from "@tablee/shared/formats/words";
import type { CardId, MemberId } from "@tablee/shared/ids";

/** The cards that a seat wrote, in reading order. What was revealed without a name is nobody's any more. */
export function cardsOf(outline: readonly OutlineZone[], member: MemberId): readonly Card[] {
  return readingOrder(outline).filter(({ born, text }) => born.by === member && text.trim() !== "");
}

export interface CopyWords {
  readonly heading: string;
  readonly outside: string;
  readonly day: string;
  /** What became of a card: a line of the framework, a sentence of the sheet or the specifications, points of a vote. */
  readonly line: (text: string) => string;
  readonly sentence: (text: string) => string;
  readonly points: (count: number) => string;
}

/** As Markdown: one heading for each area, each card an item in its own words, under it what was kept of them. */
export function myCopy(
  board: Board,
  cards: readonly Card[],
  { words, points = NO_POINTS }: { readonly words: CopyWords; readonly points?: CardPoints },
): string {
  const lines = [`# ${words.heading}`, "", words.day];
  let last: string | null = null;
  for (const card of cards) {
    const zone = zoneOf(board, card)?.title ?? words.outside;
    if (zone !== last) lines.push("", `## ${zone}`, "");
    last = zone;
    lines.push(`- ${indented(card.text, "  ")}`);
    for (const kept of keptOf(board, card, { words, points })) lines.push(`  - ${indented(kept, "    ")}`);
  }
  return `${lines.join("\n")}\n`;
}

function keptOf(
  { lines, statements }: Board,
  { id }: Card,
  { words, points }: { readonly words: CopyWords; readonly points: CardPoints },
): string[] {
  const from = ({ sources }: { readonly sources: readonly CardId[] }): boolean => sources.includes(id);
  const count = points.get(id) ?? 0;
  return [
    ...[...lines.values()]
      .filter(from)
      .sort(compareOrder)
      .map(({ text }) => words.line(text)),
    ...[...statements.values()]
      .filter(from)
      .sort(compareOrder)
      .map(({ text }) => words.sentence(text)),
    ...(count > 0 ? [words.points(count)] : []),
  ];
}

function indented(text: string, by: string): string {
  return text.split("\n").join(`\n${by}`);
}
