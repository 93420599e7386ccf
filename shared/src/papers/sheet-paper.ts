import type { Board, PracticeField, Statement } from "../board/types.ts";
import { ACTIVITIES_MAX_WORDS_COUNT, OBJECTIVES_MAX_COUNT } from "../limits.ts";
import {
  activityWords,
  fieldsOf,
  isDraft,
  NOT_YET,
  saidIn,
  SHEET_FIELDS,
  statusOf,
  warningsOf,
} from "../practice/sheet.ts";
import type { Fields } from "../practice/sheet.ts";
import { isListed, isStatus, numberIn, OTHER, STATUS_TERMS, termsOf } from "../practice/vocabulary.ts";
import { tracedItem } from "./origins.ts";
import { heading, list } from "./paper.ts";
import type { Block, Item, Paper } from "./paper.ts";
import type { PaperWords } from "./words.ts";

interface Sheet {
  readonly board: Board;
  readonly title: string;
  readonly words: PaperWords;
}

/** What stands in the table at the head; each other field has a heading of its own. */
const HEAD: readonly PracticeField[] = ["organisation", "country", "contact", "theme", "principle", "status"];
const BODY = SHEET_FIELDS.filter((field) => field !== "title" && !HEAD.includes(field));

/**
 * The practice sheet. What is beyond what it takes stands in it as a draft; what is missing is listed first. The sentences themselves
 * stay free of notes, so that their words count as on the screen: where each comes from is told at the end.
 */
export function sheetPaper({ board, title, words }: Sheet): Paper {
  const fields = fieldsOf(board.statements.values());
  const name =
    saidIn(fields, "title")
      .map(({ text }) => text)
      .join(" / ") || title;
  return {
    title: name,
    locale: words.locale,
    lacking: words.lacking,
    blocks: [
      heading(1, name),
      ...reviewBlocks(fields, words),
      {
        kind: "table",
        table: { head: [words.field, words.answer], rows: HEAD.map((field) => headRow(fields, field, words)) },
      },
      ...historyBlocks(fields, words),
      ...BODY.flatMap((field) => fieldBlocks(fields, field, words)),
      ...originBlocks(board, fields, words),
    ],
  };
}

function reviewBlocks(fields: Fields, words: PaperWords): Block[] {
  const items = warningsOf(fields).map((warning): Item => ({ text: words.warning(warning) }));
  return items.length === 0 ? [] : [heading(2, words.toReview), ...list(items)];
}

function headRow(fields: Fields, field: PracticeField, words: PaperWords): readonly string[] {
  const { now } = statusOf(fields);
  const said =
    field === "status" ? (now ? [dated(now, words)] : []) : saidIn(fields, field).map((one) => sayChoice(one, words));
  return [words.fields[field], said.join("\n") || "–"];
}

/** A number of a list by its name and, for a principle, its number; anything else in its words. */
export function sayChoice(
  { field, value, text }: Statement,
  { locale, principle }: Pick<PaperWords, "locale" | "principle">,
): string {
  if (field === "status") return isStatus(value) && value !== OTHER ? STATUS_TERMS[value][locale] : text;
  const number = isListed(field) ? numberIn(field, value) : null;
  if (!isListed(field) || number === null) return text;
  const name = termsOf(field)[number - 1]?.[locale] ?? "";
  return field === "principle" ? principle(number, name) : name;
}

function dated(statement: Statement, words: PaperWords): string {
  return `${sayChoice(statement, words)} (${words.day(statement.born.at)})`;
}

function historyBlocks(fields: Fields, words: PaperWords): Block[] {
  const { history } = statusOf(fields);
  if (history.length < 2) return [];
  return [
    heading(2, words.history),
    ...list(
      history.map((one) => ({ text: dated(one, words) })),
      true,
    ),
  ];
}

function fieldBlocks(fields: Fields, field: PracticeField, words: PaperWords): Block[] {
  const said = saidIn(fields, field);
  const items = (those: readonly Statement[]): Item[] => those.map((one) => fieldItem(one, words));
  const kept = said.filter((one) => !isDraft(fields, one));
  const drafts = said.filter((one) => isDraft(fields, one));
  const count: Block[] =
    field === "activity" && said.length > 0
      ? [{ kind: "text", tone: "note", text: words.wordCount(activityWords(fields), ACTIVITIES_MAX_WORDS_COUNT) }]
      : [];
  const beyond =
    drafts.length === 0 ? [] : [heading(3, words.drafts(said.length, OBJECTIVES_MAX_COUNT)), ...list(items(drafts))];
  const none: Block[] = said.length === 0 ? [{ kind: "text", text: "–" }] : [];
  return [heading(2, words.fields[field]), ...none, ...list(items(kept), field === "objective"), ...beyond, ...count];
}

function fieldItem({ id, field, text, value, note, address, sources }: Statement, words: PaperWords): Item {
  const notes: string[] = [];
  if (field === "outcome")
    notes.push(value === NOT_YET ? words.notYet : note.trim() === "" ? "" : words.evaluated(note));
  if (field === "link") notes.push(address, note.trim() === "" ? "" : words.licence(note));
  return {
    text: text || address,
    notes: notes.filter((one) => one !== ""),
    ...(sources.length > 0 && { to: anchorOf(id) }),
  };
}

/** Letters, digits and signs that every format takes in a name. */
export function anchorOf(id: string): string {
  return `s_${id.replaceAll("-", "_d")}`;
}

function originBlocks(board: Board, fields: Fields, words: PaperWords): Block[] {
  const parts = SHEET_FIELDS.flatMap((field): Block[] => {
    const traced = saidIn(fields, field).filter(({ sources }) => sources.length > 0);
    if (traced.length === 0) return [];
    const items = traced.map((one): Item => {
      const { warning, ...item } = tracedItem(one, board, words);
      // Experience is asked of what the training will do; a tip may come from whoever has it.
      const flag = field === "activity" && warning !== undefined ? { warning } : {};
      return { ...item, ...flag, anchor: anchorOf(one.id) };
    });
    return [heading(3, words.fields[field]), ...list(items)];
  });
  return parts.length === 0 ? [] : [heading(2, words.origins), ...parts];
}
