import type { KnowledgeType, PracticeField } from "../board/types.ts";
import type { ExportWords } from "../formats/words.ts";
import type { Decision } from "../session/brake.ts";
import type { LeavingWords } from "./leaving-words.ts";
import type { MappingWords } from "./mapping-words.ts";
import type { PowerWords } from "./power-words.ts";
import type { Locale } from "../locales.ts";
import type { ConsentState } from "../session/ballots.ts";
import type { Warning } from "../practice/sheet.ts";
import type { CheckingWords } from "./checking-words.ts";

/** Over and in what a table came to. */
export interface OutcomeWords {
  readonly votes: string;
  /** Of a vote without a question: the moment it was closed. */
  readonly untitled: (at: number) => string;
  readonly turnout: (people: number, points: number) => string;
  readonly rank: string;
  /** A place that several cards have. */
  readonly tied: (rank: number) => string;
  readonly card: string;
  readonly goneCard: string;
  readonly knowledge: string;
  readonly points: string;
  readonly without: string;
  readonly consents: string;
  readonly answers: (count: { readonly ok: number; readonly concerns: number; readonly objections: number }) => string;
  readonly concern: string;
  readonly objection: string;
  /** Of what answers an objection. */
  readonly reply: string;
  /** What came of a proposal that met one. */
  readonly states: Readonly<Record<ConsentState, string>>;
  readonly brakes: string;
  readonly noReason: string;
  readonly decisions: Readonly<Record<Decision, string>>;
  readonly decided: string;
  readonly task: string;
  readonly who: string;
}

/** What documents say, in the language of whoever makes them: this package has no words of its own. */
export interface PaperWords {
  readonly locale: Locale;
  readonly board: ExportWords;
  readonly outcomes: OutcomeWords;
  /** Over all that was made ready around a training. */
  readonly around: string;
  readonly mapping: MappingWords;
  readonly checking: CheckingWords;
  readonly power: PowerWords;
  readonly leaving: LeavingWords;
  /** Headings of the fields. */
  readonly fields: Readonly<Record<PracticeField, string>>;
  readonly specifications: string;
  /** Over the list that leads each sentence back to its cards. */
  readonly origins: string;
  readonly toReview: string;
  readonly lacking: string;
  readonly history: string;
  readonly notYet: string;
  readonly unsigned: string;
  readonly noClause: string;
  readonly signature: { readonly name: string; readonly part: string; readonly day: string; readonly state: string };
  readonly holds: string;
  readonly earlier: string;
  readonly agreed: string;
  readonly field: string;
  readonly answer: string;
  readonly principle: (number: number, name: string) => string;
  readonly warning: (warning: Warning) => string;
  readonly evaluated: (how: string) => string;
  readonly licence: (name: string) => string;
  readonly wordCount: (got: number, max: number) => string;
  readonly drafts: (got: number, max: number) => string;
  /** Which knowledge stands behind a line. */
  readonly behind: (types: readonly KnowledgeType[]) => string;
  readonly part: (part: string) => string;
  /** A day, from milliseconds since 1970. */
  readonly day: (at: number) => string;
}
