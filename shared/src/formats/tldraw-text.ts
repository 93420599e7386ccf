import type { Json } from "../board/types.ts";
import { isRecord } from "./clean.ts";
import { textOf } from "./fields.ts";
import type { Values } from "./fields.ts";
import { plainLines } from "./tldraw-sketch.ts";

/** Newer files have a tree of paragraphs, older ones a text; one file may have both, shape by shape. */
export function wordsIn(props: Values): string {
  const rich = props["richText"];
  return plainLines(isRecord(rich) ? linesOf(rich).join("\n") : textOf(props, "text") || textOf(props, "label"));
}

/** Marks, addresses and attributes stay behind: what is left is text. The depth was bounded when the file was read. */
function linesOf(node: Json): string[] {
  if (!isRecord(node)) return [];
  const children = childrenOf(node);
  switch (node["type"]) {
    case "doc":
    case "blockquote":
      return children.flatMap(linesOf);
    case "bulletList":
      return children.flatMap((item) => itemLines(item, "-"));
    case "orderedList":
      return children.flatMap((item, at) => itemLines(item, `${at + 1}.`));
    default:
      return [inlineOf(node)];
  }
}

function itemLines(item: Json, mark: string): string[] {
  const lines = isRecord(item) ? childrenOf(item).flatMap(linesOf) : [];
  return lines.map((line, at) => (at === 0 ? `${mark} ${line}` : `  ${line}`));
}

function inlineOf(node: Json): string {
  if (!isRecord(node)) return "";
  if (node["type"] === "hardBreak") return "\n";
  return textOf(node, "text") || childrenOf(node).map(inlineOf).join("");
}

function childrenOf(node: Values): readonly Json[] {
  const { content } = node;
  return Array.isArray(content) ? content : [];
}
