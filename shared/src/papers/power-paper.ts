import { wordsWithoutMarks } from "../board/marks.ts";
import type { Board } from "../board/types.ts";
import { standingOf, subjectsOf } from "../practice/power.ts";
import { PARTS } from "../rules/roles.ts";
import type { Decided } from "../session/decisions.ts";
import { heading, list } from "./paper.ts";
import type { Block, Item } from "./paper.ts";
import type { PowerKnown } from "./power-known.ts";
import type { PaperWords } from "./words.ts";

/** Who decides what, with where people concerned do not; and what was decided, by whom, with which parts there. */
export function powerBlocks(
  board: Board,
  { decisions }: Pick<PowerKnown, "decisions">,
  words: PaperWords,
  level: 2 | 3 = 3,
): readonly Block[] {
  const map = mapBlocks(board, words);
  const register = decisions.toReversed().map((decided) => decidedItem(decided, board, words));
  const title = (text: string): Block => heading(level, text);
  return [
    ...(map.length === 0 ? [] : [title(words.power.map), ...map]),
    ...(register.length === 0 ? [] : [title(words.power.register), ...list(register)]),
  ];
}

function mapBlocks(board: Board, words: PaperWords): Block[] {
  const { power } = words;
  const subjects = subjectsOf(board);
  if (subjects.length === 0) return [];
  const { of, decides, without } = standingOf(subjects);
  const rows = subjects.map(({ text, shares }) => [
    wordsWithoutMarks(text),
    ...PARTS.map((part) => {
      const share = shares[part];
      return share === null ? power.unsaid : power.shares[share];
    }),
  ]);
  const head = [power.subject, ...PARTS.map((part) => power.parts[part])];
  return [
    { kind: "table", table: { head, rows } },
    ...(of === 0 ? [] : [{ kind: "text", text: power.standing(decides, of) } as const]),
    ...(without.length === 0
      ? []
      : [{ kind: "text", text: power.without } as const, ...list(without.map(({ text }) => ({ text })))]),
  ];
}

function decidedItem(decided: Decided, board: Pick<Board, "cards">, words: PaperWords): Item {
  const { power } = words;
  const { how, text, by, present, card, at, over } = decided;
  if (text === "") return { text: power.takenBack, notes: [words.day(at)] };
  const source = card === null ? undefined : board.cards.get(card);
  const about = source && wordsWithoutMarks(source.text).trim();
  const notes = [
    words.day(at),
    how === "talk" && by.length > 0 ? power.by(by) : power.how[how],
    power.present(present),
    about !== undefined && about !== "" && about !== text ? power.onCard(about) : "",
    over === null ? "" : power.over(words.day(over)),
  ];
  return {
    text,
    notes: notes.filter((one) => one !== ""),
    ...(present.supported === "none" && { warning: power.nobodyConcerned }),
  };
}
