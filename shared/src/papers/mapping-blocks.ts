import type { Board } from "../board/types.ts";
import { crossingBlocks } from "./crossing-blocks.ts";
import { leverBlocks } from "./lever-blocks.ts";
import type { Block } from "./paper.ts";
import { playerBlocks } from "./player-blocks.ts";
import { shelfBlocks } from "./shelf-blocks.ts";
import type { PaperWords } from "./words.ts";

/** Who is concerned, what is crossed, levers and points to watch, what inspires: each under its heading, if somebody began it. */
export function mappingBlocks(board: Board, words: PaperWords): readonly Block[] {
  return [playerBlocks, crossingBlocks, leverBlocks, shelfBlocks].flatMap((part) => part(board, words));
}
