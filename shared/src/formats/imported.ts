import type { ImportedCard, ImportedThings } from "../board/imported.ts";
import type { Reply } from "../reply.ts";

export type NoteReason =
  /** A number outside of what a board holds was brought to the nearest it does. */
  | "clamped"
  /** NUL and halves of characters became the replacement character. */
  | "characters-replaced"
  /** A text is longer than a card, a title or a label may be: the board shows its beginning. */
  | "shortened"
  /** Fields or kinds of things that are not ours: kept as they are, and given back on export. */
  | "unknown-kept"
  /** Values that could neither be shown nor kept. */
  | "left-out"
  /** The last of several equal keys was taken. */
  | "duplicate-keys"
  /** Two things had one id: the second gets another. */
  | "duplicate-ids"
  /** Rows with more or fewer cells than the header. */
  | "uneven-rows"
  /** Quotes that do not follow the rules of CSV, read as they stand. */
  | "loose-quotes"
  | "empty-rows"
  /** Lines, strokes and shapes without words. */
  | "drawings"
  | "images"
  /** An arrow that is not bound to a thing at both ends. */
  | "loose-arrows"
  /** Things tied together without a name. */
  | "ungrouped"
  /** Turned there, upright here. */
  | "straightened"
  /** A form that is drawn here as a plainer one. */
  | "plainer"
  /** Pages of a file, laid beside each other. */
  | "pages"
  /** What is of a kind that nobody here knows. */
  | "unknown-shapes"
  /** Addresses tied to things, and those of no page that could be opened. */
  | "addresses"
  /** Items within items deeper than an area, a group and a card. */
  | "flattened"
  /** Columns of a table that stand for nothing here: kept with the cards, and given back. */
  | "columns-kept"
  | "columns-left"
  /** A word for what became of a card, or a day, that is none here. */
  | "values-left";

/** What an import changed or could not use, so that it can be said before anything is written. */
export interface ImportNote {
  readonly reason: NoteReason;
  /** The first place: `nodes[12].text`, `row 8`. */
  readonly where: string;
  readonly count: number;
}

/** What a reader of files hands over. */
export interface ImportedBoard extends ImportedThings {
  readonly title: string | null;
  readonly notes: readonly ImportNote[];
}

/** Why a file is not read. `detail` names the place where there is one: `line 39, column 5`, `nodes[12].text`, `row 8`. */
export type ImportReason =
  | "not-json"
  | "not-this-format"
  | "newer-version"
  | "too-big"
  | "too-deep"
  | "too-many-cards"
  | "too-many-zones"
  | "too-many-groups"
  | "too-many-links"
  | "too-many-lines"
  | "too-many-shapes"
  | "too-many-statements"
  | "too-many-sources"
  | "too-many-columns"
  | "text-too-long"
  | "broken-csv"
  | "empty";

export type ReadReply = Reply<ImportedBoard, ImportReason>;

/** The plainest card: readers name only what their format knows. */
export const PLAIN_CARD = {
  place: null,
  zone: null,
  group: null,
  size: null,
  kind: "ingredient",
  knowledge: null,
  colour: null,
  author: null,
  direction: "auto",
  locked: false,
  bornAt: null,
  extra: null,
} as const satisfies Partial<ImportedCard>;

export const EMPTY_IMPORT: ImportedBoard = {
  title: null,
  zones: [],
  groups: [],
  cards: [],
  links: [],
  lines: [],
  shapes: [],
  statements: [],
  said: [],
  extra: null,
  notes: [],
};

/** Gathers notes by reason: one line per reason is what a person reads, however many thousand places there are. */
export class Notes {
  readonly #notes = new Map<NoteReason, { where: string; count: number }>();

  add(reason: NoteReason, where: string): void {
    const note = this.#notes.get(reason);
    if (note) note.count += 1;
    else this.#notes.set(reason, { where, count: 1 });
  }

  list(): ImportNote[] {
    return [...this.#notes].map(([reason, { where, count }]) => ({ reason, where, count }));
  }
}
