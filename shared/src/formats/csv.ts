import type { CardId } from "../ids.ts";
import { itemOf, itemsOf, standingOf } from "../board/items.ts";
import { frameworkOf, outlineOf } from "../board/outline.ts";
import type { Board, Card } from "../board/types.ts";
import { COLOURS } from "../board/types.ts";
import { cellOut } from "./csv-rows.ts";
import { keptCells, keptColumns } from "./kept-columns.ts";
import { NO_POINTS, NOBODY, standingWord } from "./words.ts";
import type { CardPoints, ExportWords, PeopleNames } from "./words.ts";

/** Spreadsheets compute what starts so, some in full width too; an apostrophe before it keeps it a text. */
export const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/** What a reader would take for such a text: it has one apostrophe more, so that its own comes back. */
export const LIKE_FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * One row per card in the order of the list, as French Excel opens it with a double click: UTF-8 with its mark, `;`,
 * CRLF between rows, LF inside a cell.
 */
export function writeCsv({
  board,
  words,
  points = NO_POINTS,
  ranks = new Map(),
  people = NOBODY,
}: {
  readonly board: Board;
  readonly words: ExportWords;
  readonly points?: CardPoints;
  /** In the vote that the points are of. */
  readonly ranks?: ReadonlyMap<CardId, string>;
  readonly people?: PeopleNames;
}): string {
  const behind = linesByCard(board);
  const hasItems = itemsOf(board).size > 0;
  const become = (card: Card): string[] => (hasItems ? itemCells(board, card, { words, people }) : []);
  const tied = linksByCard(board, words);
  const more = (card: Card): string[] => [
    ...become(card),
    ...(tied.size === 0 ? [] : [(tied.get(card.id) ?? []).join("\n")]),
    ...voted(card),
  ];
  // A column of its own only where there is something to say.
  const voted = (card: Card): string[] => [
    ...(points.size === 0 ? [] : [String(points.get(card.id) ?? 0)]),
    ...(ranks.size === 0 ? [] : [ranks.get(card.id) ?? ""]),
  ];
  const own = [
    words.zone,
    words.group,
    words.text,
    words.kind,
    words.knowledge,
    words.author,
    words.colour,
    words.lines,
    ...(hasItems ? [words.status, words.due, words.owner] : []),
    ...(tied.size === 0 ? [] : [words.links]),
    ...(points.size === 0 ? [] : [words.votes]),
    ...(ranks.size === 0 ? [] : [words.rank]),
  ];
  const kept = keptColumns(board.cards.values(), own);
  const cellsOf = (card: Card): string[] => [...ownCells(card, words, behind), ...more(card), ...keptCells(card, kept)];
  const rows = outlineOf(board).flatMap(({ zone, groups, lone }) => [
    ...groups.flatMap(({ group, cards }) =>
      cards.map((card) => [zone?.title ?? "", group.name || words.unnamed, ...cellsOf(card)]),
    ),
    ...lone.map((card) => [zone?.title ?? "", "", ...cellsOf(card)]),
  ]);
  const lines = [[...own, ...kept], ...rows].map((row) => row.map((cell) => cellOut(safe(cell), ";")).join(";"));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function safe(cell: string): string {
  return LIKE_FORMULA.test(cell) ? `'${cell}` : cell;
}

function ownCells(card: Card, words: ExportWords, lines: ReadonlyMap<CardId, readonly string[]>): string[] {
  const colour = COLOURS.find((name) => name === card.colour);
  return [
    card.text,
    words.kinds[card.kind],
    card.knowledge ? words.knowledges[card.knowledge] : "",
    card.author ?? "",
    colour ? words.colours[colour] : (card.colour ?? ""),
    (lines.get(card.id) ?? []).join("\n"),
  ];
}

function itemCells(
  board: Board,
  card: Card,
  { words, people }: { readonly words: ExportWords; readonly people: PeopleNames },
): string[] {
  const standing = standingOf(board, card);
  const { due, owner } = itemOf(board, card.id);
  return [
    standing === null ? "" : standingWord(standing, card.kind, words),
    due ?? "",
    owner === null ? "" : (people.get(owner) ?? ""),
  ];
}

/** What a card says of others by links that mean something. */
function linksByCard(board: Board, words: ExportWords): Map<string, string[]> {
  const tied = new Map<string, string[]>();
  for (const { from, to, meaning } of board.links.values()) {
    const other = board.cards.get(to as CardId)?.text;
    if (meaning === null || other === undefined) continue;
    tied.set(from, [...(tied.get(from) ?? []), `${words.meanings[meaning]} : ${other}`]);
  }
  return tied;
}

function linesByCard(board: Board): Map<CardId, string[]> {
  const lines = new Map<CardId, string[]>();
  for (const { lines: section } of frameworkOf(board.lines.values())) {
    for (const { text, sources } of section) {
      for (const card of sources) lines.set(card, [...(lines.get(card) ?? []), text]);
    }
  }
  return lines;
}
