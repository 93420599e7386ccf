import { isSheet } from "@tablee/shared/formats/clip-table";
import { isExcalidraw } from "@tablee/shared/formats/excalidraw-element";
import { isKanban } from "@tablee/shared/formats/kanban-parts";
import { isTldraw } from "@tablee/shared/formats/read-tldraw";

/** What somebody brings: told by the file’s name and its first words, and theirs to correct where both can be. */

export const KINDS_OF_FILE = ["json", "canvas", "excalidraw", "tldraw", "table", "kanban", "list"] as const;
export type FileKind = (typeof KINDS_OF_FILE)[number];

const SAMPLE_CHARS = 4_000;
const SAMPLE_LINES = 20;

function extensionOf(name: string | null): string {
  return /\.([a-z0-9]+)$/i.exec(name ?? "")?.[1]?.toLowerCase() ?? "";
}

/** Every line has as many of a mark as the first, and at least one. A lone line is a sentence with a mark in it. */
function isRegular(lines: readonly string[], mark: string): boolean {
  const counts = lines.map((line) => line.split(mark).length - 1);
  return lines.length > 1 && (counts[0] ?? 0) > 0 && counts.every((count) => count === counts[0]);
}

export function kindOf(name: string | null, text: string): FileKind {
  const start = text
    .slice(0, SAMPLE_CHARS)
    .replace(/^\ufeff/, "")
    .trimStart();
  const extension = extensionOf(name);
  if (extension === "canvas") return "canvas";
  if (extension === "excalidraw" || isExcalidraw(start)) return "excalidraw";
  if (extension === "tldr" || isTldraw(start)) return "tldraw";
  if (extension === "json" || /^\{|^\[\s*[{[]/.test(start)) {
    if (/"format"\s*:\s*"tablee/.test(start)) return "json";
    return /"(nodes|edges)"\s*:/.test(start) ? "canvas" : "json";
  }
  if (extension === "csv" || extension === "tsv" || /^"?sep=/i.test(start)) return "table";
  if (isKanban(start)) return "kanban";
  if (extension === "md" || extension === "markdown") return "list";
  const lines = start
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLE_LINES);
  return (lines.length > 1 && isSheet(text)) || isRegular(lines, ";") ? "table" : "list";
}
