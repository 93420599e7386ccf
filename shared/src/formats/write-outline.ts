import { outlineOf } from "../board/outline.ts";
import type { OutlineZone } from "../board/outline.ts";
import type { Board, Card } from "../board/types.ts";
import { boxOf, markedText } from "./card-marks.ts";
import { guardStart } from "./escapes.ts";
import { keptText } from "./kanban-parts.ts";
import { OUTLINE } from "./list.ts";
import { oneLine } from "./literal.ts";
import type { ExportWords } from "./words.ts";

/**
 * The cards as an outline that is edited elsewhere and comes back: an area is a heading, a group one below it, a card an
 * item, with a task box where something becomes of it. What a text for readers says besides is in `writeMarkdown`.
 */
export function writeOutline(what: {
  readonly board: Board;
  readonly title: string;
  readonly words: ExportWords;
}): string {
  const { board, title } = what;
  const front = keptText(board.extra, OUTLINE, "front");
  const blocks = [`# ${oneLine(title)}`, ...outlineOf(board).flatMap((zone) => zoneBlocks(zone, what))];
  return `${front}${blocks.join("\n\n")}\n`;
}

interface Saying {
  readonly board: Board;
  readonly words: ExportWords;
}

/** Cards in no group come first: below the heading of a group they would be in it. */
function zoneBlocks({ zone, groups, lone }: OutlineZone, saying: Saying): string[] {
  const { words } = saying;
  const list = (cards: readonly Card[]): string => cards.map((card) => itemOf(card, saying)).join("\n");
  return [
    `## ${oneLine(zone ? zone.title : words.outside)}`,
    ...(lone.length > 0 ? [list(lone)] : []),
    ...groups.flatMap(({ group, cards }) => [`### ${oneLine(group.name || words.unnamed)}`, list(cards)]),
  ];
}

function itemOf(card: Card, { board, words }: Saying): string {
  const box = boxOf(board, card);
  const text = markedText(card, { board, words, plain: box === null ? "ingredient" : "step" });
  const [first = "", ...rest] = text.split("\n").map(guardStart);
  const mark = box === null ? "-" : `- [${box}]`;
  return [`${mark} ${first}`, ...rest.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
}
