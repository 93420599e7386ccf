import type { Board, Statement } from "../board/types.ts";
import { clausesOf, isAgreed, signaturesOf } from "../practice/specifications.ts";
import { tracedItem } from "./origins.ts";
import { heading, list } from "./paper.ts";
import type { Block, Item, Paper } from "./paper.ts";
import { anchorOf } from "./sheet-paper.ts";
import { supportBlocks } from "./support-blocks.ts";
import type { PaperWords } from "./words.ts";

/** The specifications: clauses by section, who agrees to them as they stand, and the cards behind each clause. */
export function specificationPaper({
  board,
  title,
  words,
}: {
  readonly board: Board;
  readonly title: string;
  readonly words: PaperWords;
}): Paper {
  const name = `${words.specifications} – ${title}`;
  const sections = clausesOf(board).filter(({ clauses }) => clauses.length > 0);
  const origins = sections.flatMap(({ section, clauses }): Block[] => [
    heading(3, words.board.sections[section]),
    ...list(clauses.map((clause) => ({ ...tracedItem(clause, board, words), anchor: anchorOf(clause.id) }))),
  ]);
  return {
    title: name,
    locale: words.locale,
    lacking: words.lacking,
    blocks: [
      heading(1, name),
      ...(sections.length === 0 ? [{ kind: "text", text: words.noClause, tone: "note" } as const] : []),
      ...sections.flatMap(({ section, clauses }): Block[] => [
        heading(2, words.board.sections[section]),
        ...list(clauses.map(clauseItem), true),
      ]),
      ...supportBlocks(board, words),
      heading(2, words.fields.signature),
      ...signatureBlocks(board, words),
      ...(origins.length === 0 ? [] : [heading(2, words.origins), ...origins]),
    ],
  };
}

function clauseItem({ id, text }: Statement): Item {
  return { text, to: anchorOf(id) };
}

function signatureBlocks(board: Board, words: PaperWords): Block[] {
  const signatures = signaturesOf(board);
  if (signatures.length === 0) return [{ kind: "text", text: words.unsigned, tone: "note" }];
  const { name, part, day, state } = words.signature;
  const rows = signatures.map(({ statement, holds }) => [
    statement.text,
    words.part(statement.note),
    words.day(statement.born.at),
    holds ? words.holds : words.earlier,
  ]);
  return [
    { kind: "table", table: { head: [name, part, day, state], rows } },
    ...(isAgreed(board) ? [{ kind: "text", text: words.agreed } as const] : []),
  ];
}
