/**
 * Light marks in the words of a card or a line, as they are typed: `**bold**`, `- an item`, `[words](https://…)`, and
 * addresses that stand by themselves. They are a part of the text, as in JSON Canvas: two people can write in it at once, a
 * file or a tool that knows nothing of them keeps them, and where they make no sense they are shown as they stand.
 */

/** Some words that look the same. */
export interface Run {
  readonly text: string;
  readonly isBold: boolean;
  /** `http`, `https` or `mailto`; null: no link. */
  readonly href: string | null;
}

export interface MarkedLine {
  readonly isItem: boolean;
  readonly runs: readonly Run[];
}

/** Asked first: hardly any card has marks, and a board has thousands. */
const MAY_HAVE_MARKS = /\*\*|\]\(|https?:\/\/|^[ \t]*[-*•][ \t]/m;
const ITEM = /^[ \t]*[-*•][ \t]+/;
// Neither may start in a place that an earlier try has read: what they cost grows with the length of a line, not its square.
const BOLD = /\*\*(?![\s*])([^*]*[^\s*])\*\*/g;
const LINK =
  /\[([^[\]]+)\]\(((?:https?:\/\/|mailto:)[^\s()<>"]+(?:\([^\s()<>"]*\)[^\s()<>"]*)*)\)|https?:\/\/[^\s<>"«»]+/g;
/** What ends a sentence is no part of an address in it. */
const AFTER_ADDRESS = ".,;:!?…)]'’”*";
const NO_ADDRESS = /^https?:\/*$/;

/** Null: there are none, and the text is shown as it is. */
export function marksOf(text: string): readonly MarkedLine[] | null {
  if (!MAY_HAVE_MARKS.test(text)) return null;
  const lines = text.split("\n").map((line): MarkedLine => {
    const item = ITEM.exec(line)?.[0] ?? "";
    return { isItem: item !== "", runs: runsOf(line.slice(item.length)) };
  });
  const isMarked = lines.some(({ isItem, runs }) => isItem || runs.some(({ isBold, href }) => isBold || href !== null));
  return isMarked ? lines : null;
}

/** The words alone: to be searched, read aloud, measured. */
export function wordsWithoutMarks(text: string): string {
  const lines = marksOf(text);
  if (!lines) return text;
  return lines.map(({ runs }) => runs.map((run) => run.text).join("")).join("\n");
}

/** Where the links of a text lead, in their order. */
export function linksIn(text: string): string[] {
  return (marksOf(text) ?? []).flatMap(({ runs }) => runs.flatMap(({ href }) => href ?? []));
}

function runsOf(line: string): Run[] {
  return cut(line, BOLD).flatMap(({ text, found }) => {
    const inside = found?.[1];
    return inside === undefined ? linked(text, false) : linked(inside, true);
  });
}

function linked(text: string, isBold: boolean): Run[] {
  return cut(text, LINK).flatMap(({ text: part, found }): Run[] => {
    if (!found) return [{ text: part, isBold, href: null }];
    const [address, label, href] = found;
    if (label !== undefined && href !== undefined) return [{ text: label, isBold, href }];
    let end = address.length;
    while (AFTER_ADDRESS.includes(address[end - 1] ?? " ")) end -= 1;
    const [bare, after] = [address.slice(0, end), address.slice(end)];
    if (NO_ADDRESS.test(bare)) return [{ text: address, isBold, href: null }];
    const run = { text: bare, isBold, href: bare };
    return after === "" ? [run] : [run, { text: after, isBold, href: null }];
  });
}

/** A text at what a pattern finds in it; nothing is left out, and nothing is empty. */
function cut(text: string, pattern: RegExp): { readonly text: string; readonly found: RegExpExecArray | null }[] {
  const parts: { readonly text: string; readonly found: RegExpExecArray | null }[] = [];
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index), found: null });
    parts.push({ text: found[0], found });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), found: null });
  return parts;
}
