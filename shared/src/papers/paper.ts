import { marksOf } from "../board/marks.ts";
import type { Run } from "../board/marks.ts";
import type { Direction } from "../board/types.ts";
import type { Locale } from "../locales.ts";

/**
 * What a document says, before it is Markdown, DOCX, ODT or PDF: headings, paragraphs, lists and tables, as plain values that
 * can cross to a worker. Words stand as they were written, with their marks.
 */
export interface Paper {
  readonly title: string;
  readonly locale: Locale;
  /** Said at the end of a PDF where some signs are in no font of it. */
  readonly lacking: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "heading"; readonly level: Level; readonly text: string }
  | Text
  | { readonly kind: "list"; readonly ordered?: boolean; readonly items: readonly Item[] }
  | { readonly kind: "table"; readonly table: Table };

export interface Text {
  readonly kind: "text";
  readonly text: string;
  readonly tone?: "note" | "warning";
  /** Letter by letter: what would be a mark on a card is a sign here. */
  readonly isVerbatim?: true;
}

export type Level = 1 | 2 | 3 | 4;

export interface Item {
  readonly text: string;
  readonly direction?: Direction;
  /** About it, in the words of the document: kind, knowledge, who signed. */
  readonly notes?: readonly string[];
  /** What is missing. */
  readonly warning?: string;
  readonly items?: readonly Item[];
  /** Of a list to be ticked off; left out: of any other. */
  readonly done?: boolean;
  /** By which another place of the document finds it. */
  readonly anchor?: string;
  /** The anchor of the place that says where it comes from. */
  readonly to?: string;
}

/** Each row as long as the head; the first cell of a row names it. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The lines of a text, each in runs that look the same; what an item of a list begins with stays a sign. */
export function linesOf(text: string): readonly (readonly Run[])[] {
  const marked = marksOf(text);
  if (marked) return marked.map(({ isItem, runs }) => (isItem ? [plain("• "), ...runs] : runs));
  return text.split("\n").map((line) => (line === "" ? [] : [plain(line)]));
}

export function linesOfText({ text, isVerbatim }: Text): readonly (readonly Run[])[] {
  return isVerbatim ? text.split("\n").map((line) => (line === "" ? [] : [plain(line)])) : linesOf(text);
}

/** The lines of an item that leads somewhere as a whole: within a link there is no other. */
export function linesOfItem({ text, to }: Pick<Item, "text" | "to">): readonly (readonly Run[])[] {
  const lines = linesOf(text);
  return to === undefined ? lines : lines.map((line) => line.map((run) => ({ ...run, href: null })));
}

export function plain(text: string): Run {
  return { text, isBold: false, href: null };
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
const LETTER = /\p{L}/u;

/** As browsers decide it: by the first letter. */
export function directionOf(text: string, direction: Direction = "auto"): "ltr" | "rtl" {
  if (direction !== "auto") return direction;
  const first = LETTER.exec(text)?.[0] ?? "";
  return RIGHT_TO_LEFT.test(first) ? "rtl" : "ltr";
}

export function heading(level: Level, text: string): Block {
  return { kind: "heading", level, text };
}

export function list(items: readonly Item[], ordered = false): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: "list", ordered, items }];
}
