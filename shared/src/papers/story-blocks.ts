import { wordsWithoutMarks } from "../board/marks.ts";
import type { Board } from "../board/types.ts";
import type { QuoteSaid } from "../practice/passages.ts";
import { heading, list } from "./paper.ts";
import type { Block, Item } from "./paper.ts";
import type { PaperWords } from "./words.ts";

/** A story as it was handed out: its words letter by letter, and the name its author signed it with. */
export interface StoryTold {
  readonly kind: "story" | "becoming";
  readonly text: string;
  /** The same in easy words, beside it; empty: none. */
  readonly easy: string;
  /** Null: not signed. */
  readonly by: string | null;
}

export interface Told {
  readonly stories: readonly StoryTold[];
  readonly quotes: readonly QuoteSaid[];
}

export const NOTHING_TOLD: Told = { stories: [], quotes: [] };

/** What people told, and what of it others quote. Nothing where nothing may go so far. */
export function storyBlocks({ stories, quotes }: Told, board: Pick<Board, "cards">, words: PaperWords): Block[] {
  const said = words.leaving;
  return [
    ...under(
      said.stories,
      stories.flatMap((story, at) => oneStory(story, at + 1, words)),
    ),
    ...under(said.quotes, list(quotes.map((quote) => quoteItem(quote, board, words)))),
  ];
}

function oneStory({ kind, text, easy, by }: StoryTold, number: number, { leaving }: PaperWords): Block[] {
  const own = kind === "story" ? leaving.story : leaving.becoming;
  const signed = kind === "story" ? leaving.storyBy : leaving.becomingBy;
  return [
    heading(3, by === null ? own(number) : signed(by)),
    ...paragraphs(text),
    ...(easy.trim() === "" ? [] : [heading(4, leaving.easy), ...paragraphs(easy)]),
  ];
}

/** A blank line begins another. */
export function paragraphs(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== "")
    .map((part) => ({ kind: "text", text: part.trim(), isVerbatim: true }));
}

export function quoteItem(
  { card, words: said, by }: QuoteSaid,
  { cards }: Pick<Board, "cards">,
  { leaving }: PaperWords,
): Item {
  const beside = cards.get(card);
  const notes = [beside && leaving.quotedIn(wordsWithoutMarks(beside.text)), by];
  return { text: leaving.quoted(said), notes: notes.flatMap((note) => note ?? []) };
}

function under(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(2, title), ...blocks];
}
