import type { Question } from "../session/evaluation.ts";
import { changesOf } from "../practice/from-to.ts";
import { checklistBlocks } from "./checklist-paper.ts";
import type { Checking } from "./checklist-paper.ts";
import { mappingBlocks } from "./mapping-blocks.ts";
import { heading } from "./paper.ts";
import type { Block } from "./paper.ts";
import { NO_POWER } from "./power-known.ts";
import type { PowerKnown } from "./power-known.ts";
import { powerBlocks } from "./power-paper.ts";
import { programmeBlocks } from "./programme-paper.ts";
import { publicationLines } from "./publication-paper.ts";
import { reportLines } from "./report-paper.ts";
import { scenesBlocks } from "./scene-paper.ts";

export interface Around extends Checking {
  /** Of the evaluation, as it is asked now. */
  readonly asked?: readonly Question[];
  /** Of who decides and who carries what. */
  readonly power?: PowerKnown;
}

/** What was made ready around a training, part by part; nothing where nobody has begun. */
export function aroundBlocks(around: Around): Block[] {
  const { board, words, power = NO_POWER } = around;
  const { checklist, scenes, changes } = words.checking;
  const parts = [
    ...part(checklist, checklistBlocks(around, 4)),
    ...part(scenes, scenesBlocks(board, words)),
    ...part(changes, changeBlocks(around)),
    ...mappingBlocks(board, words),
    ...powerBlocks(board, power, words),
    ...programmeBlocks({ board, words, power }),
    ...reportLines(board, words),
    ...publicationLines(board, words),
  ];
  return parts.length === 0 ? [] : [heading(2, words.around), ...parts];
}

function part(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(3, title), ...blocks];
}

function changeBlocks({ board, words, asked = [] }: Around): Block[] {
  const said = words.checking;
  const rows = changesOf(board).map(({ note, text, value }) => {
    const question = asked.find(({ id }) => id === value);
    return [note || "–", text || "–", question?.text ?? (value === null ? "–" : said.goneQuestion)];
  });
  return rows.length === 0 ? [] : [{ kind: "table", table: { head: [said.from, said.to, said.question], rows } }];
}
