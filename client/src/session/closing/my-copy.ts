import { readingOrder, zoneOf } from "@tablee/shared/board/outline";
import type { OutlineZone } from "@tablee/shared/board/outline";
import type { Board, Card } from "@tablee/shared/board/types";
import type { MemberId } from "@tablee/shared/ids";

/** The cards that a seat wrote, in reading order. What was revealed without a name is nobody's any more. */
export function cardsOf(outline: readonly OutlineZone[], member: MemberId): readonly Card[] {
  return readingOrder(outline).filter(({ born, text }) => born.by === member && text.trim() !== "");
}

export interface CopyWords {
  readonly heading: string;
  readonly outside: string;
  readonly day: string;
}

/** As Markdown: one heading for each area, each card an item in its own words. */
export function myCopy(board: Board, cards: readonly Card[], words: CopyWords): string {
  const lines = [`# ${words.heading}`, "", words.day];
  let last: string | null = null;
  for (const card of cards) {
    const zone = zoneOf(board, card)?.title ?? words.outside;
    if (zone !== last) lines.push("", `## ${zone}`, "");
    last = zone;
    lines.push(`- ${card.text.split("\n").join("\n  ")}`);
  }
  return `${lines.join("\n")}\n`;
}
