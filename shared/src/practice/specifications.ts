import { addStatements } from "../board/edit-statements.ts";
import type { NewStatement, StatementReason } from "../board/edit-statements.ts";
import type { Hand } from "../board/hand.ts";
import { compareOrder } from "../board/order.ts";
import { frameworkOf } from "../board/outline.ts";
import { SECTIONS } from "../board/types.ts";
import type { Board, Section, Statement } from "../board/types.ts";
import type { StatementId } from "../ids.ts";
import { SIGNATURES_NEEDED_COUNT } from "../limits.ts";
import type { Reply } from "../reply.ts";
import { digestOf } from "./digest.ts";
import { fieldsOf } from "./sheet.ts";

/**
 * The specifications of a training: clauses made from the lines of the framework, and who agrees to them.
 *
 * A signature covers words. It keeps what the clauses said when it was given, and holds while they say the same: nobody has to
 * take it off when a clause changes, nobody can forget to, and undoing the change brings it back. It is a note among people who
 * trust each other, and no proof: whoever may write at the table may write it.
 */

type Held = Pick<Board, "statements" | "lines">;

export interface ClauseSection {
  readonly section: Section;
  readonly clauses: readonly Statement[];
}

/** What a clause stands under; what a peer wrote of another kind stands under *always*. */
export function sectionOf({ value }: Statement): Section {
  return SECTIONS.find((section) => section === value) ?? "always";
}

export function clausesOf({ statements }: Pick<Board, "statements">): readonly ClauseSection[] {
  const clauses = fieldsOf(statements.values()).clause;
  return SECTIONS.map((section) => ({
    section,
    clauses: clauses.filter((clause) => sectionOf(clause) === section).sort(compareOrder),
  }));
}

/** The lines of the framework that no clause was made from yet become clauses, in their words and with their cards. */
export function addClauses(hand: Hand, board: Held): Reply<StatementId[], StatementReason> {
  return addStatements(hand, linesToCome(board));
}

export function linesToCome({ statements, lines }: Held): NewStatement[] {
  const made = new Set(fieldsOf(statements.values()).clause.map(({ line }) => line));
  return frameworkOf(lines.values())
    .flatMap((part) => part.lines)
    .filter(({ id, text }) => !made.has(id) && text.trim() !== "")
    .map(({ id, section, text, sources }) => ({ field: "clause", value: section, text, sources, line: id }));
}

/** What a signature covers: every clause, its section and its order. Cards behind a clause may come and go. */
export function coveredBy(board: Pick<Board, "statements">): string {
  return digestOf(clausesOf(board).map(({ section, clauses }) => [section, clauses.map(({ text }) => text)]));
}

export interface Signature {
  readonly statement: Statement;
  /** Of the words as they are now. */
  readonly holds: boolean;
}

export function signaturesOf(board: Pick<Board, "statements">): readonly Signature[] {
  const now = coveredBy(board);
  return fieldsOf(board.statements.values()).signature.map((statement) => ({
    statement,
    holds: statement.value === now && statement.text.trim() !== "",
  }));
}

/** Two people, by their names, agree to what the clauses say now. */
export function isAgreed(board: Pick<Board, "statements">): boolean {
  const names = signaturesOf(board).filter(({ holds }) => holds);
  const people = new Set(names.map(({ statement }) => statement.text.trim().toLocaleLowerCase()));
  return people.size >= SIGNATURES_NEEDED_COUNT;
}

export function sign(
  hand: Hand,
  board: Pick<Board, "statements">,
  who: { readonly name: string; readonly part: string },
): Reply<StatementId[], StatementReason> {
  return addStatements(hand, [{ field: "signature", text: who.name, note: who.part, value: coveredBy(board) }]);
}
