import type { Board, Statement } from "../board/types.ts";
import { missingParts, saidInPart, SCENE_PARTS, scenesOf, scenesWithout, sceneTitle } from "../practice/scenes.ts";
import type { Scene, ScenePart } from "../practice/scenes.ts";
import { heading, list } from "./paper.ts";
import type { Block, Item, Paper } from "./paper.ts";
import type { PaperWords } from "./words.ts";

/**
 * One situation as a scenario, to be read aloud from its first line to its last. Nothing is told but what was written: a part
 * that nobody wrote has no heading, and which those are is said at the end, after what is read.
 */
export function scenePaper(scene: Scene, words: PaperWords): Paper {
  const { title, rest } = sceneTitle(scene);
  return {
    title,
    locale: words.locale,
    lacking: words.lacking,
    blocks: [
      heading(1, title),
      ...textBlocks(rest),
      ...writtenParts(scene).flatMap(({ part, said }): Block[] => [
        heading(2, words.checking.parts[part]),
        ...said.flatMap(({ text }) => textBlocks(text)),
      ]),
      ...unwrittenBlocks(scene, words),
    ],
  };
}

/** In the document of the whole table: every situation that something was written for. */
export function scenesBlocks(board: Board, words: PaperWords): Block[] {
  const left = scenesWithout(board).map(({ text }) => ({ text }));
  return [
    ...scenesOf(board).flatMap((scene) => (writtenParts(scene).length === 0 ? [] : shortBlocks(scene, words))),
    ...(left.length === 0 ? [] : [heading(4, words.checking.goneScene), ...list(left)]),
  ];
}

function shortBlocks(scene: Scene, words: PaperWords): Block[] {
  const { title, rest } = sceneTitle(scene);
  const items = writtenParts(scene).map(({ part, said }): Item => ({
    text: words.checking.parts[part],
    items: said.map(({ text }) => ({ text })),
  }));
  return [heading(4, title), ...textBlocks(rest), ...list(items), ...unwrittenBlocks(scene, words)];
}

function writtenParts(scene: Scene): readonly { readonly part: ScenePart; readonly said: readonly Statement[] }[] {
  return SCENE_PARTS.map((part) => ({ part, said: saidInPart(scene, part) })).filter(({ said }) => said.length > 0);
}

function textBlocks(text: string): readonly Block[] {
  return text === "" ? [] : [{ kind: "text", text }];
}

function unwrittenBlocks(scene: Scene, { checking }: PaperWords): readonly Block[] {
  const missing = missingParts(scene).map((part) => checking.parts[part]);
  return missing.length === 0 ? [] : [{ kind: "text", text: checking.unwritten(missing), tone: "note" }];
}
