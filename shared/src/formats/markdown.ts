import { backingOf } from "../board/backing.ts";
import { itemOf, standingOf } from "../board/items.ts";
import type { Entry } from "../board/items.ts";
import { compareOrder } from "../board/order.ts";
import { frameworkOf, outlineOf } from "../board/outline.ts";
import type { OutlineZone } from "../board/outline.ts";
import { supportNow } from "../board/support.ts";
import type { Support } from "../board/support.ts";
import type { Board, Card, Line } from "../board/types.ts";
import { literal, oneLine } from "./literal.ts";
import { NO_POINTS, NOBODY, standingWord } from "./words.ts";
import type { CardPoints, ExportWords, PeopleNames } from "./words.ts";

/** The words, and what votes gave to the cards that are told with them, what became of them, and who took them on. */
type Saying = ExportWords & { readonly given: CardPoints; readonly people: PeopleNames; readonly board: Board };

/**
 * The board as a text: area → group → card with every original word, then the framework with the cards behind each
 * line, what is linked, and what is drawn as far as it has words.
 */
export function writeMarkdown(what: {
  readonly board: Board;
  readonly title: string;
  readonly words: ExportWords;
  readonly points?: CardPoints;
  readonly people?: PeopleNames;
}): string {
  const { board, title, points = NO_POINTS, people = NOBODY } = what;
  const words: Saying = { ...what.words, given: points, people, board };
  const blocks = [
    `# ${oneLine(title)}`,
    `## ${oneLine(words.cards)}`,
    ...outlineOf(board).flatMap((zone) => zoneBlocks(zone, words)),
    ...frameworkBlocks(board, words),
    ...supportBlocks(board, words),
    ...linkBlocks(board, words),
    ...shapeBlocks(board, words),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function zoneBlocks({ zone, groups, lone }: OutlineZone, words: Saying): string[] {
  const blocks = [`### ${oneLine(zone ? zone.title : words.outside)}`];
  for (const { group, cards } of groups) {
    blocks.push(`#### ${oneLine(group.name || words.unnamed)}`, list(cards, words));
  }
  if (lone.length > 0 && groups.length > 0) blocks.push(`#### ${oneLine(words.alone)}`);
  if (lone.length > 0) blocks.push(list(lone, words));
  return blocks;
}

function list(cards: readonly Card[], words: Saying): string {
  return cards.map((card) => `- ${indented(card.text)}${about(card, words)}${history(card, words)}`).join("\n");
}

/** What became of it and why, in the words in which it was said. */
function history(card: Card, words: Saying): string {
  const told = itemOf(words.board, card.id).history.map((entry) => `\n  - ${entryLine(entry, card, words)}`);
  return told.join("");
}

function entryLine(entry: Entry, { kind }: Card, words: Saying): string {
  const { by, said, at, text } = wordsOfEntry(entry, kind, words);
  const day = new Date(at).toISOString().slice(0, 10);
  return [day, said && oneLine(said), by && oneLine(by), text && indented(text, "    ")].filter(Boolean).join(" · ");
}

function wordsOfEntry(
  entry: Entry,
  kind: Card["kind"],
  words: Saying,
): { readonly said: string; readonly by: string; readonly at: number; readonly text: string } {
  if (entry.by === "house") {
    const { what, member, at, text } = entry.record;
    return { said: words.recorded[what], by: (member && words.people.get(member)) ?? "", at, text };
  }
  const { told, status, due, address, born, text } = entry.note;
  const standing = status === null || status === "open" ? null : standingWord(status, kind, words);
  const said = [
    told && words.recorded[told],
    standing,
    due !== null && due !== "none" && `${words.due} ${due}`,
    address,
  ];
  return { said: said.filter(Boolean).join(", "), by: "", at: born.at, text };
}

/** Kind, knowledge, points and author on a line of their own under the card, in the words of the reader. */
function about(card: Card, words: Saying): string {
  const { id, kind, knowledge, author } = card;
  const standing = standingOf(words.board, card);
  const { due, owner } = itemOf(words.board, id);
  const count = words.given.get(id) ?? 0;
  const said = [
    kind === "ingredient" ? null : words.kinds[kind],
    standing && standingWord(standing, kind, words),
    due && `${words.due} ${due}`,
    owner && words.people.has(owner) ? `${words.owner} ${words.people.get(owner)}` : null,
    knowledge && words.knowledges[knowledge],
    count === 0 ? null : `${count} ${count === 1 ? words.point : words.points}`,
    author,
  ];
  const text = said
    .flatMap((word) => word ?? [])
    .map(oneLine)
    .join(" · ");
  return text === "" ? "" : `\n  — ${text}`;
}

function frameworkBlocks(board: Board, words: Saying): string[] {
  if (board.lines.size === 0) return [];
  const blocks = [`## ${oneLine(words.framework)}`];
  for (const { section, lines } of frameworkOf(board.lines.values())) {
    blocks.push(`### ${oneLine(words.sections[section])}`);
    blocks.push(
      lines.length === 0 ? `_${oneLine(words.noLine)}_` : lines.map((line) => lineBlock(line, board, words)).join("\n"),
    );
  }
  return blocks;
}

function lineBlock(line: Line, board: Board, words: Saying): string {
  const cards = line.sources.flatMap((id) => board.cards.get(id) ?? []);
  const missing = { none: words.noSource, others: words.noExperience, experience: null }[
    backingOf(board, line.sources)
  ];
  const below = [
    ...cards.map((card) => `  - ${indented(card.text, "    ")}${about(card, words).replace("\n", "\n  ")}`),
    ...(missing === null ? [] : [`  - _${oneLine(missing)}_`]),
  ];
  return [`- ${indented(line.text)}`, ...below].join("\n");
}

/** Who commits, to what and since when; or that it is not yet so. */
function supportBlocks(board: Board, { support }: ExportWords): string[] {
  const { given, awaited } = supportNow(board);
  const item = ({ signatory, scope, day }: Support): string =>
    `- ${[signatory, scope, day === null ? support.notYet : `${support.since} ${day}`]
      .filter((part) => part.trim() !== "")
      .map((part) => indented(part))
      .join(" · ")}`;
  const items = [...given, ...awaited].map(item);
  return items.length === 0 ? [] : [`## ${oneLine(support.title)}`, items.join("\n")];
}

/** What is tied to what, by the words of both ends. */
function linkBlocks(board: Board, words: ExportWords): string[] {
  const names = new Map<string, string>([
    ...[...board.cards.values()].map(({ id, text }) => [id, text] as const),
    ...[...board.zones.values()].map(({ id, title }) => [id, title] as const),
  ]);
  const items = [...board.links.values()].flatMap(({ from, to, label, meaning }) => {
    const [start, end] = [names.get(from), names.get(to)];
    if (start === undefined || end === undefined) return [];
    const said = [meaning && words.meanings[meaning], label].filter(Boolean).join(" · ");
    return [`- ${oneLine(start)} → ${oneLine(end)}${said === "" ? "" : ` (${oneLine(said)})`}`];
  });
  return items.length === 0 ? [] : [`## ${oneLine(words.links)}`, items.join("\n")];
}

/** What a picture without words shows cannot be told here. */
function shapeBlocks(board: Board, words: ExportWords): string[] {
  const items = [...board.shapes.values()]
    .filter(({ text }) => text.trim() !== "")
    .sort(compareOrder)
    .map(({ kind, stamp, text }) => {
      const name = oneLine([words.shapeKinds[kind], stamp].filter(Boolean).join(" "));
      return `- ${name} · ${indented(text)}`;
    });
  return items.length === 0 ? [] : [`## ${oneLine(words.shapes)}`, items.join("\n")];
}

/** Every line of the text, the ones after the first under the first, so that they stay in their item. */
function indented(text: string, by = "  "): string {
  return text
    .split("\n")
    .map((line) => literal(line))
    .join(`\n${by}`);
}
