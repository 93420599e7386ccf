import { supportNow } from "../board/support.ts";
import type { Support } from "../board/support.ts";
import type { Board } from "../board/types.ts";
import { heading, list } from "./paper.ts";
import type { Block, Item } from "./paper.ts";
import type { PaperWords } from "./words.ts";

/** Who commits, to what and since when; what is awaited is told as missing. */
export function supportBlocks(board: Pick<Board, "statements">, words: PaperWords): readonly Block[] {
  const { title, since, notYet } = words.board.support;
  const { given, awaited } = supportNow(board);
  const item = ({ signatory, scope, day }: Support): Item => ({
    text: [signatory, scope].filter((part) => part.trim() !== "").join(" · "),
    ...(day === null ? { warning: notYet } : { notes: [`${since} ${words.day(noonOf(day))}`] }),
  });
  const items = [...given, ...awaited].map(item);
  return items.length === 0 ? [] : [heading(2, title), ...list(items)];
}

/** On the clock of whoever reads: a day that is written at midnight elsewhere is the day before. */
function noonOf(day: string): number {
  return new Date(`${day}T12:00`).getTime();
}
