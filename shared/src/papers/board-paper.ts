import { compareOrder } from "../board/order.ts";
import { frameworkOf, outlineOf } from "../board/outline.ts";
import type { OutlineZone } from "../board/outline.ts";
import type { Board } from "../board/types.ts";
import { NO_OUTCOMES } from "../formats/outcomes.ts";
import type { Outcomes } from "../formats/outcomes.ts";
import { aroundBlocks } from "./around-blocks.ts";
import type { Around } from "./around-blocks.ts";
import { outcomeBlocks } from "./outcome-blocks.ts";
import { cardItem, tracedItem } from "./origins.ts";
import { heading, list } from "./paper.ts";
import type { Block, Paper } from "./paper.ts";
import { NOTHING_TOLD, storyBlocks } from "./story-blocks.ts";
import type { Told } from "./story-blocks.ts";
import { supportBlocks } from "./support-blocks.ts";
import type { PaperWords } from "./words.ts";

/** The board as a document: areas, groups with the original words under every name, lone cards, the framework, what the table came to, and what was made ready around a training. */
export function boardPaper({
  board,
  title,
  words,
  outcomes = NO_OUTCOMES,
  told = NOTHING_TOLD,
  ...around
}: Around & {
  readonly title: string;
  readonly outcomes?: Outcomes;
  /** Handed out for whom the document is. */
  readonly told?: Told;
}): Paper {
  return {
    title,
    locale: words.locale,
    lacking: words.lacking,
    blocks: [
      heading(1, title),
      heading(2, words.board.cards),
      ...outlineOf(board).flatMap((zone) => zoneBlocks(zone, words)),
      ...frameworkBlocks(board, words),
      ...supportBlocks(board, words),
      ...storyBlocks(told, board, words),
      ...outcomeBlocks(outcomes, board, words),
      ...aroundBlocks({ ...around, board, words }),
      ...linkBlocks(board, words),
      ...drawnBlocks(board, words),
    ],
  };
}

function zoneBlocks({ zone, groups, lone }: OutlineZone, words: PaperWords): Block[] {
  const { outside, unnamed, alone } = words.board;
  const items = (cards: OutlineZone["lone"]): readonly Block[] => list(cards.map((card) => cardItem(card, words)));
  return [
    heading(3, zone ? zone.title : outside),
    ...groups.flatMap(({ group, cards }) => [heading(4, group.name || unnamed), ...items(cards)]),
    ...(lone.length > 0 && groups.length > 0 ? [heading(4, alone)] : []),
    ...items(lone),
  ];
}

function frameworkBlocks(board: Board, words: PaperWords): Block[] {
  if (board.lines.size === 0) return [];
  return [
    heading(2, words.board.framework),
    ...frameworkOf(board.lines.values()).flatMap(({ section, lines }): Block[] => [
      heading(3, words.board.sections[section]),
      ...(lines.length === 0 ? [{ kind: "text", text: words.board.noLine, tone: "note" } as const] : []),
      ...list(lines.map((line) => tracedItem(line, board, words))),
    ]),
  ];
}

/** What is tied to what, by the words of both ends. */
function linkBlocks(board: Board, words: PaperWords): Block[] {
  const names = new Map<string, string>([
    ...[...board.cards.values()].map(({ id, text }) => [id, text] as const),
    ...[...board.zones.values()].map(({ id, title }) => [id, title] as const),
  ]);
  const rows = [...board.links.values()].flatMap(({ from, to, label }) => {
    const [start, end] = [names.get(from), names.get(to)];
    return start === undefined || end === undefined
      ? []
      : [{ text: `${start} → ${end}`, notes: label === "" ? [] : [label] }];
  });
  return rows.length === 0 ? [] : [heading(2, words.board.links), ...list(rows)];
}

function drawnBlocks(board: Board, words: PaperWords): Block[] {
  const drawn = [...board.shapes.values()].filter(({ text }) => text.trim() !== "").sort(compareOrder);
  if (drawn.length === 0) return [];
  const items = drawn.map(({ kind, stamp, text }) => ({
    text,
    notes: [[words.board.shapeKinds[kind], stamp].filter(Boolean).join(" ")],
  }));
  return [heading(2, words.board.shapes), ...list(items)];
}
