/** What the keys and buttons of an editor do to its text: what is chosen in it, before and after. */
export interface Chosen {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ITEM = /^([ \t]*[-*•][ \t]+)/;
const ITEM_SIGN = "- ";
const BOLD_SIGN = "**";
const ADDRESS_BEGUN = "https://";

/** Bold, or no longer bold: what is chosen, or the word around the caret. */
export function toggleBold({ text, start, end }: Chosen): Chosen {
  const chosen = withoutBlanks(start === end ? wordAround(text, start) : { text, start, end });
  const { start: from, end: to } = chosen;
  const isWrapped = text.slice(from - 2, from) === BOLD_SIGN && text.slice(to, to + 2) === BOLD_SIGN;
  if (isWrapped)
    return { text: text.slice(0, from - 2) + text.slice(from, to) + text.slice(to + 2), start: from - 2, end: to - 2 };
  const lines = text.slice(from, to).split("\n");
  const bold = lines.map(boldLine).join("\n");
  const caret = from === to ? from + BOLD_SIGN.length : null;
  const next = text.slice(0, from) + bold + text.slice(to);
  if (caret !== null) return { text: next, start: caret, end: caret };
  const only = lines.length === 1;
  return { text: next, start: from + (only ? 2 : 0), end: from + bold.length - (only ? 2 : 0) };
}

/** A mark ends with its line, and stands within the blanks and signs around the words. */
function boldLine(line: string, _at: number, { length }: readonly string[]): string {
  const sign = length > 1 ? (ITEM.exec(line)?.[0] ?? "") : "";
  const words = line.slice(sign.length);
  return words.trim() === "" && length > 1 ? line : `${sign}${BOLD_SIGN}${words}${BOLD_SIGN}`;
}

/** The lines that are touched become items, or are items no longer when all of them are. */
export function toggleList({ text, start, end }: Chosen): Chosen {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split("\n");
  const isList = lines.every((line) => ITEM.test(line));
  const changed = lines.map((line) => {
    if (isList) return line.replace(ITEM, "");
    return ITEM.test(line) ? line : ITEM_SIGN + line;
  });
  const first = (changed[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const all = changed.join("\n");
  return {
    text: text.slice(0, from) + all + text.slice(to),
    start: Math.max(from, start + first),
    end: Math.max(from, end + all.length - (to - from)),
  };
}

/** What is chosen becomes the words of a link; the address is chosen, to be written over. */
export function addLink({ text, start, end }: Chosen): Chosen {
  const words = text
    .slice(start, end)
    .replaceAll(/[[\]\n]+/g, " ")
    .trim();
  const isAddress = /^(?:https?:\/\/|mailto:)\S+$/.test(words);
  const label = isAddress ? "" : words;
  const address = isAddress ? words : ADDRESS_BEGUN;
  const link = `[${label}](${address})`;
  const next = text.slice(0, start) + link + text.slice(end);
  const at = start + 1 + (label === "" ? 0 : label.length + 2);
  return { text: next, start: at, end: label === "" ? at : at + address.length };
}

/** A new line in a list is an item; after an empty one the list is over. Null: a new line as any other. */
export function breakLine({ text, start, end }: Chosen): Chosen | null {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const before = text.slice(from, start);
  const sign = ITEM.exec(before)?.[0];
  if (sign === undefined) return null;
  const isEmpty = before === sign && (text[end] === undefined || text[end] === "\n");
  if (isEmpty) return { text: text.slice(0, from) + text.slice(end), start: from, end: from };
  const at = start + 1 + sign.length;
  return { text: `${text.slice(0, start)}\n${sign}${text.slice(end)}`, start: at, end: at };
}

function wordAround(text: string, caret: number): Chosen {
  const before = /[\p{L}\p{N}’'-]*$/u.exec(text.slice(0, caret))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}’'-]*/u.exec(text.slice(caret))?.[0].length ?? 0;
  return { text, start: caret - before, end: caret + after };
}

function withoutBlanks({ text, start, end }: Chosen): Chosen {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  return { text, start: Math.min(from, end), end: Math.max(Math.min(from, end), start + words.trimEnd().length) };
}
