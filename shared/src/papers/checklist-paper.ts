import type { Board } from "../board/types.ts";
import { checklistOf, progressOf, TIMES } from "../practice/checklist.ts";
import type { CheckLine, Time } from "../practice/checklist.ts";
import { NOBODY } from "../formats/words.ts";
import type { PeopleNames } from "../formats/words.ts";
import { heading, list } from "./paper.ts";
import type { Block, Item, Level, Paper } from "./paper.ts";
import type { PaperWords } from "./words.ts";

export interface Checking {
  readonly board: Board;
  readonly words: PaperWords;
  /** Who may be named. */
  readonly people?: PeopleNames;
}

export function checklistPaper({ title, ...what }: Checking & { readonly title: string }): Paper {
  const { words } = what;
  const name = `${words.checking.checklist} – ${title}`;
  const blocks = checklistBlocks(what, 2);
  return {
    title: name,
    locale: words.locale,
    lacking: words.lacking,
    blocks: [
      heading(1, name),
      ...(blocks.length > 0 ? blocks : [{ kind: "text", text: words.checking.noCondition, tone: "note" } as const]),
    ],
  };
}

/** Three lists, and before them what is in none yet. Nothing where there is no line. */
export function checklistBlocks(what: Checking, level: Level): Block[] {
  const lines = checklistOf(what.board);
  const { times, unsorted } = what.words.checking;
  const under = (time: Time | null, title: string): Block[] => {
    const those = lines.filter((line) => line.time === time);
    if (those.length === 0) return [];
    const { done, of } = progressOf(those);
    return [
      heading(level, title),
      { kind: "text", text: what.words.checking.progress(done, of), tone: "note" },
      ...list(those.map((line) => lineItem(line, what))),
    ];
  };
  return [...under(null, unsorted), ...TIMES.flatMap((time) => under(time, times[time]))];
}

function lineItem({ statement, card, item, isDone, isToConfirm }: CheckLine, { words, people }: Checking): Item {
  const said = words.checking;
  const owner = item?.owner ? (people ?? NOBODY).get(item.owner) : undefined;
  const notes = [
    isToConfirm ? said.toConfirm : isDone ? said.done : said.notDone,
    statement.text.trim() && said.toDo(statement.text),
    statement.note.trim() && said.who(statement.note),
    owner === undefined ? "" : `${words.board.owner} ${owner}`,
    item?.due ? said.due(item.due) : "",
  ];
  return {
    text: card?.text ?? said.goneCard,
    ...(card && { direction: card.direction }),
    notes: notes.filter((note) => note !== ""),
    done: isDone,
  };
}
