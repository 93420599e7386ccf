import { literal, oneLine } from "../formats/literal.ts";
import { assertNever } from "../reply.ts";
import type { Block, Item, Paper, Table } from "./paper.ts";

/** A document as Markdown. What somebody wrote is text: it neither opens a tag nor becomes a heading or a list. */
export function paperMarkdown({ blocks }: Paper): string {
  return blocksMarkdown(blocks);
}

export function blocksMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join("\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${oneLine(block.text)}`;
    case "text":
      return block.tone === undefined ? block.text.split("\n").map(literal).join("  \n") : `_${oneLine(block.text)}_`;
    case "list":
      return block.items.map((item, at) => itemText(item, block.ordered ? `${at + 1}. ` : "- ", "")).join("\n");
    case "table":
      return tableText(block.table);
    default:
      return assertNever(block);
  }
}

function itemText(item: Item, sign: string, indent: string): string {
  const inner = indent + " ".repeat(sign.length);
  const about = (item.notes ?? []).map(oneLine).join(" · ");
  return [
    `${indent}${sign}${tick(item)}${item.text.split("\n").map(literal).join(`\n${inner}`)}`,
    ...(about === "" ? [] : [`${inner}— ${about}`]),
    ...(item.warning === undefined ? [] : [`${inner}_${oneLine(item.warning)}_`]),
    ...(item.items ?? []).map((below) => itemText(below, "- ", inner)),
  ].join("\n");
}

function tick({ done }: Item): string {
  return done === undefined ? "" : done ? "[x] " : "[ ] ";
}

function tableText({ head, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cellText).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function cellText(text: string): string {
  return text
    .split("\n")
    .map((line) => literal(line).replaceAll("|", String.raw`\|`))
    .join("<br>");
}
