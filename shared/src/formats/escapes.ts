/**
 * Words of somebody’s that would be read as a mark are guarded by a backslash, and backslashes that stand before them are
 * doubled: so each text has one form in a file, and each form one text. Every pattern begins where a run of backslashes
 * begins, and takes time with its length alone.
 */

/** A field, a day, a tag, the name of a block: wherever they stand. */
const MARKS = String.raw`\[[^\][:\n]{1,40}::|@(?:\{|\[\[)\d{4}-|📅[ \t]*\d{4}-|<|\^[A-Za-z0-9-]{1,60}(?=\n|$)`;
const BOX = String.raw`\[[ xX/-]\]`;
/** Headings, quotes, bullets, rules and rows of tables, where a line begins. */
const START = String.raw`[#>+*=_|•–—·▪◦‣-]`;

const BEFORE_MARK = new RegExp(String.raw`(?<!\\)(\\*)(?=${MARKS})`, "gu");
const GUARDED_MARK = new RegExp(String.raw`(?<!\\)(\\+)(?=${MARKS})`, "gu");
const BEFORE_BOX = new RegExp(String.raw`^(\\*)(?=${BOX})`, "u");
const GUARDED_BOX = new RegExp(String.raw`^(\\+)(?=${BOX})`, "u");
const BEFORE_START = new RegExp(String.raw`^(\\*)(?=${START})`, "u");
const GUARDED_START = new RegExp(String.raw`^(\\+)(?=${START})`, "u");
const BEFORE_POINT = /^(\d+)(\\*)(?=[.)](?:\s|$))/u;
const GUARDED_POINT = /^(\d+)(\\+)(?=[.)])/u;

function guard(run: string): string {
  return `${run}${run}\\`;
}

/** An odd number of them guards what follows; an even one was written by somebody else, and stays. */
function unguard(run: string): string {
  return run.length % 2 === 0 ? run : run.slice(0, (run.length - 1) / 2);
}

export function guardMarks(text: string): string {
  return text
    .replace(BEFORE_BOX, (_, run: string) => guard(run))
    .replaceAll(BEFORE_MARK, (_, run: string) => guard(run));
}

export function bareMarks(text: string): string {
  return text
    .replaceAll(GUARDED_MARK, (_, run: string) => unguard(run))
    .replace(GUARDED_BOX, (_, run: string) => unguard(run));
}

/** Of a line that stands by itself. */
export function guardStart(line: string): string {
  return line
    .replace(BEFORE_START, (_, run: string) => guard(run))
    .replace(BEFORE_POINT, (_, digits: string, run: string) => `${digits}${guard(run)}`);
}

export function bareStart(line: string): string {
  return line
    .replace(GUARDED_START, (_, run: string) => unguard(run))
    .replace(GUARDED_POINT, (_, digits: string, run: string) => `${digits}${unguard(run)}`);
}
