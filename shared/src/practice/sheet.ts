import { compareOrder } from "../board/order.ts";
import { FIELDS, PRACTICE_FIELDS } from "../board/types.ts";
import type { Field, PracticeField, Statement } from "../board/types.ts";
import { ACTIVITIES_MAX_WORDS_COUNT, OBJECTIVES_MAX_COUNT } from "../limits.ts";
import { countWords } from "./count-words.ts";
import { isListed, isStatus, numberIn, OTHER } from "./vocabulary.ts";

/** What the practice sheet asks, and what of it is not as asked. Nobody is kept from writing; nothing is cut. */

export type Fields = Readonly<Record<Field, readonly Statement[]>>;

/** In the order of the sheet. The specifications are a document of their own. */
export const SHEET_FIELDS = PRACTICE_FIELDS.filter((field) => field !== "clause" && field !== "signature");

/** Without these the sheet is not whole. */
const NEEDED: ReadonlySet<Field> = new Set<Field>([
  "title",
  "organisation",
  "country",
  "contact",
  "theme",
  "status",
  "context",
  "problem",
  "objective",
  "activity",
  "outcome",
]);

/** How many of a field count. Those beyond are drafts: shown as such, and kept. */
const MOST: Readonly<Partial<Record<Field, number>>> = {
  title: 1,
  country: 1,
  objective: OBJECTIVES_MAX_COUNT,
};

export function fieldsOf(statements: Iterable<Statement>): Fields {
  const sorted = [...statements].sort(compareOrder);
  // Every field is there: fromEntries cannot say so.
  return Object.fromEntries(
    FIELDS.map((field) => [field, sorted.filter((statement) => statement.field === field)]),
  ) as unknown as Fields;
}

/** Whether it says something: a choice of a list, or words. */
export function isSaid({ field, text, value, address }: Statement): boolean {
  if (isListed(field) && value !== OTHER) return numberIn(field, value) !== null;
  if (field === "status" && value !== OTHER) return isStatus(value);
  return text.trim() !== "" || (field === "link" && address !== "");
}

/** Those of a field that say something, in order. Of a list each number once, in the order of the numbers. */
export function saidIn(fields: Fields, field: Field): readonly Statement[] {
  const said = fields[field].filter(isSaid);
  return isListed(field) ? [...said].sort((left, right) => rank(left) - rank(right)) : said;
}

function rank({ field, value }: Statement): number {
  return (isListed(field) ? numberIn(field, value) : null) ?? Number.MAX_SAFE_INTEGER;
}

/** The status now, and all there ever were, the oldest first: each change is one more, with its date. */
export function statusOf(fields: Fields): { readonly now: Statement | null; readonly history: readonly Statement[] } {
  const history = fields.status.filter(({ value }) => isStatus(value));
  return { now: history.at(-1) ?? null, history };
}

/** Beyond what the sheet takes of a field: a draft. */
export function isDraft(fields: Fields, { field, id }: Statement): boolean {
  const at = saidIn(fields, field).findIndex((statement) => statement.id === id);
  return at >= (MOST[field] ?? Infinity);
}

/** The words of the activities, together: the same in each document. */
export function activityWords(fields: Fields): number {
  return saidIn(fields, "activity").reduce((sum, { text }) => sum + countWords(text), 0);
}

export type Warning =
  | { readonly kind: "missing"; readonly field: PracticeField }
  | {
      readonly kind: "too-many" | "too-many-words";
      readonly field: PracticeField;
      readonly got: number;
      readonly max: number;
    }
  /** *Other* without words. */
  | { readonly kind: "unspecified"; readonly field: PracticeField }
  /** Outcomes that neither say how they were evaluated nor that they were not yet. */
  | { readonly kind: "not-evaluated"; readonly field: PracticeField; readonly got: number }
  | { readonly kind: "no-licence"; readonly field: PracticeField; readonly got: number };

export function warningsOf(fields: Fields): Warning[] {
  return [...SHEET_FIELDS.flatMap((field) => warningsIn(fields, field)), ...wordWarnings(fields)];
}

function warningsIn(fields: Fields, field: PracticeField): Warning[] {
  const said = saidIn(fields, field);
  const [got, max] = [said.length, MOST[field] ?? Infinity];
  const warnings: Warning[] = [];
  const now = field === "status" ? statusOf(fields).now : null;
  const isOpen = field === "status" ? now?.value === OTHER && now.text.trim() === "" : fields[field].some(isOpenChoice);
  if (isOpen) warnings.push({ kind: "unspecified", field });
  else if (got === 0 && NEEDED.has(field)) warnings.push({ kind: "missing", field });
  if (got > max) warnings.push({ kind: "too-many", field, got, max });
  if (field === "outcome") warnings.push(...counted("not-evaluated", field, said.filter(isOpenOutcome)));
  if (field === "link")
    warnings.push(
      ...counted(
        "no-licence",
        field,
        said.filter(({ note }) => note.trim() === ""),
      ),
    );
  return warnings;
}

function isOpenChoice({ field, value, text }: Statement): boolean {
  return isListed(field) && value === OTHER && text.trim() === "";
}

export const NOT_YET = "not-yet";

function isOpenOutcome({ value, note }: Statement): boolean {
  return value !== NOT_YET && note.trim() === "";
}

function counted(
  kind: "not-evaluated" | "no-licence",
  field: PracticeField,
  those: readonly Statement[],
): readonly Warning[] {
  return those.length === 0 ? [] : [{ kind, field, got: those.length }];
}

function wordWarnings(fields: Fields): Warning[] {
  const [got, max] = [activityWords(fields), ACTIVITIES_MAX_WORDS_COUNT];
  return got > max ? [{ kind: "too-many-words", field: "activity", got, max }] : [];
}

/** What the sheet is not given out without: a theme, and words for each *other*. Everything else is a warning. */
export function barsTo(fields: Fields): readonly Warning[] {
  return warningsOf(fields).filter(({ kind, field }) => field === "theme" && kind !== "too-many");
}
