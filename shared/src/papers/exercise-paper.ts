import type { Locale } from "../locales.ts";
import { sideBySide } from "../session/word-exercise.ts";
import type { WordRound, WordRow, WordsTold } from "../session/word-exercise.ts";
import { heading, list } from "./paper.ts";
import type { Block, Paper } from "./paper.ts";

/** The words of both rounds as a document, in words and as a table. What may not be told is said not to be there. */

export interface ExerciseWords {
  readonly locale: Locale;
  readonly lacking: string;
  readonly title: string;
  readonly rounds: Readonly<Record<WordRound, string>>;
  readonly hidden: string;
  readonly people: (count: number) => string;
  readonly table: string;
  readonly head: readonly [word: string, before: string, after: string];
  readonly changes: Readonly<Record<keyof Changed, string>>;
}

export interface Changed {
  readonly gone: readonly WordRow[];
  readonly kept: readonly WordRow[];
  readonly come: readonly WordRow[];
}

export function changedIn(rows: readonly WordRow[]): Changed {
  return {
    gone: rows.filter(({ before, after }) => before > 0 && after === 0),
    kept: rows.filter(({ before, after }) => before > 0 && after > 0),
    come: rows.filter(({ before, after }) => before === 0 && after > 0),
  };
}

export function exercisePaper(
  prompt: string,
  told: Readonly<Record<WordRound, WordsTold>>,
  words: ExerciseWords,
): Paper {
  const rows = sideBySide(told);
  return {
    title: `${words.title} · ${prompt}`,
    locale: words.locale,
    lacking: words.lacking,
    blocks: [
      heading(1, words.title),
      { kind: "text", text: prompt },
      ...roundBlocks("before", told, words),
      ...roundBlocks("after", told, words),
      ...(rows ? tableBlocks(rows, words) : []),
    ],
  };
}

function roundBlocks(round: WordRound, told: Readonly<Record<WordRound, WordsTold>>, words: ExerciseWords): Block[] {
  const one = told[round];
  if (one.kind === "hidden")
    return [heading(2, words.rounds[round]), { kind: "text", text: words.hidden, tone: "note" }];
  return [
    heading(2, words.rounds[round]),
    { kind: "text", text: words.people(one.people), tone: "note" },
    ...list(one.words.map(({ word, count }) => ({ text: count === 1 ? word : `${word} (${count})` }))),
  ];
}

function tableBlocks(rows: readonly WordRow[], { table, head, changes }: ExerciseWords): Block[] {
  const changed = changedIn(rows);
  const names = ["gone", "kept", "come"] as const;
  return [
    heading(2, table),
    ...list(
      names.flatMap((name) =>
        changed[name].length === 0 ? [] : [{ text: changes[name], notes: changed[name].map(({ word }) => word) }],
      ),
    ),
    {
      kind: "table",
      table: { head, rows: rows.map(({ word, before, after }) => [word, String(before), String(after)]) },
    },
  ];
}
