import type { Board } from "../board/types.ts";
import { mappingBlocks } from "./mapping-blocks.ts";
import { heading } from "./paper.ts";
import type { Block } from "./paper.ts";
import type { PaperWords } from "./words.ts";

export interface Around {
  readonly board: Board;
  readonly words: PaperWords;
}

/** What was made ready around a training, part by part; nothing where nobody has begun. */
export function aroundBlocks({ board, words }: Around): Block[] {
  const parts = mappingBlocks(board, words);
  return parts.length === 0 ? [] : [heading(2, words.around), ...parts];
}
