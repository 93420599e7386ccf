import { literal, oneLine } from "@tablee/shared/formats/literal";

/** What a memory says, before it is a page or a text: the two say the same because both are made of this. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly says: readonly Say[];
  readonly parts: readonly Part[];
}

export type Say =
  /** Written by people. */
  | { readonly kind: "words"; readonly text: string }
  /** Said by the page. */
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "list"; readonly title: string; readonly items: readonly Item[] }
  | TableSay;

/** A first column of names, then what is said of each. */
export interface TableSay {
  readonly kind: "table";
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Item {
  readonly text: string;
  readonly note: string;
}

export function part(id: string, title: string, says: readonly Say[], parts: readonly Part[] = []): Part {
  return { id, title, says, parts };
}

export function note(text: string): Say {
  return { kind: "note", text };
}

/** Nothing for what is empty. */
export function wordsIf(text: string): readonly Say[] {
  return text.trim() === "" ? [] : [{ kind: "words", text }];
}

export function listIf(title: string, items: readonly Item[]): readonly Say[] {
  return items.length === 0 ? [] : [{ kind: "list", title, items }];
}

/** As Markdown, with headings from this level on. */
export function asMarkdown({ title, says, parts }: Part, level = 1): string {
  const head = `${"#".repeat(Math.min(level, 6))} ${oneLine(title)}`;
  return [head, ...says.map(sayAsText), ...parts.map((one) => asMarkdown(one, level + 1).trimEnd())]
    .join("\n\n")
    .concat("\n");
}

function sayAsText(say: Say): string {
  if (say.kind === "table") return tableAsText(say);
  if (say.kind !== "list") return lines(say.text);
  const items = say.items.map(({ text, note: about }) => {
    const words = lines(text).replaceAll("\n", "\n  ");
    return `- ${words}${about === "" ? "" : `\n  *${oneLine(about)}*`}`;
  });
  return `${say.title === "" ? "" : `**${oneLine(say.title)}**\n\n`}${items.join("\n")}`;
}

/** As the table of GitHub and Obsidian; a bar within a cell is a letter. */
function tableAsText({ title, head, rows }: TableSay): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => oneLine(cell).replaceAll("|", String.raw`\|`)).join(" | ")} |`;
  return [`**${oneLine(title)}**`, "", row(head), `|${" --- |".repeat(head.length)}`, ...rows.map(row)].join("\n");
}

/** What people wrote is words on each of its lines, and never a mark of the format. */
function lines(text: string): string {
  return text.split("\n").map(literal).join("\n");
}
