import type { Board } from "@tablee/shared/board/types";
import type { Encoding } from "@tablee/shared/formats/decode";
import type { ImportReason, ImportedBoard } from "@tablee/shared/formats/imported";
import type { Delimiter } from "@tablee/shared/formats/table";
import type { ColumnChoice } from "@tablee/shared/formats/table-board";
import type { Pictures } from "@tablee/shared/formats/svg-shapes";
import type { Outcomes } from "@tablee/shared/formats/outcomes";
import type { CardPoints, ExportWords, PeopleNames } from "@tablee/shared/formats/words";
import type { Block, Paper } from "@tablee/shared/papers/paper";
import type { Reply } from "@tablee/shared/reply";
import type { FileKind } from "./detect.ts";

/** What the page asks its worker, and what comes back: plain values, which is what can cross. */

export const COPY_FORMATS = ["markdown", "csv", "json", "canvas", "svg"] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

export interface WriteJob {
  readonly kind: "write";
  readonly format: CopyFormat;
  readonly board: Board;
  readonly title: string;
  readonly words: ExportWords;
  /** Of closed votes. */
  readonly points?: CardPoints;
  /** What the table came to. */
  readonly outcomes?: Outcomes;
  /** The same, and what was made ready around a training, as parts of a document, for the text. */
  readonly told?: readonly Block[];
  readonly people?: PeopleNames;
  /** For the picture alone. */
  readonly pictures?: Pictures;
}

/** What somebody chose, or left to be recognised. */
export interface ReadWish {
  readonly kind: FileKind | "auto";
  readonly encoding: Encoding | "auto";
  readonly delimiter: Delimiter | "auto";
  readonly header: boolean | "auto";
  /** `null`: the likeliest. */
  readonly columns: ColumnChoice | null;
}

export type Brought =
  | { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly name: null; readonly text: string };

export interface ReadJob {
  readonly kind: "read";
  readonly brought: Brought;
  readonly wish: ReadWish;
  readonly words: ExportWords;
}

/** The forms of a document. */
export const PAPER_FORMS = ["docx", "odt", "pdf", "md"] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

export interface PaperJob {
  readonly kind: "paper";
  readonly form: PaperForm;
  readonly paper: Paper;
}

export type FileJob = WriteJob | ReadJob;
export type Job = FileJob | PaperJob;

/** How a table was read, to be shown and corrected. */
export interface TableFound {
  /** `null`: pasted text has none. */
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
  readonly header: readonly string[];
  readonly firstRows: readonly (readonly string[])[];
  readonly rowCount: number;
  readonly columns: ColumnChoice;
}

export interface Found {
  readonly kind: FileKind;
  readonly table: TableFound | null;
  readonly board: Reply<ImportedBoard, ImportReason>;
}

export interface Written {
  readonly text: string;
}

export interface MadePaper {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Each kind of job and its answer. */
export interface Answers {
  readonly write: Written;
  readonly read: Found;
  readonly paper: MadePaper;
}
