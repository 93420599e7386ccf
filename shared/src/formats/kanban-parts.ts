import type { Extra, Json } from "../board/types.ts";
import { isRecord } from "./clean.ts";

/**
 * A board of Obsidian’s Kanban, which is Markdown: settings at its head and foot, a heading for each lane, a task for
 * each card, and what is archived after a rule.
 */
export const KANBAN = "kanban";
const SETTINGS = /^%%\s*kanban:settings\b/;
const HEAD_LINE = /^kanban-plugin\s*:/m;
export const ARCHIVE_RULE = "***";
export const COMPLETE = "**Complete**";
/** Where there are none: what the plugin knows its boards by. */
export const PLAIN_FRONT = "---\n\nkanban-plugin: board\n\n---\n\n";

/** The settings of other programs at the head of a text, with their lines. Between two rules may stand words as well. */
export function frontOf(text: string): string {
  const found = /^---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*(?:\n|$)\n*/.exec(text)?.[0] ?? "";
  const first = found.split("\n").find((line, at) => at > 0 && line.trim() !== "") ?? "";
  return /^[^\s:#>*-][^:]*:(?:\s|$)/.test(first) ? found : "";
}

export function isKanban(text: string): boolean {
  return HEAD_LINE.test(frontOf(text.replace(/^\ufeff/, "").replaceAll(/\r\n?/g, "\n")));
}

export interface KanbanText {
  readonly front: string;
  /** Without what stands at the head and the foot. */
  readonly lines: readonly string[];
  readonly firstLine: number;
  readonly settings: string;
}

export function kanbanParts(text: string): KanbanText {
  const front = frontOf(text);
  const lines = text.slice(front.length).split("\n");
  const end = lines.findIndex((line) => SETTINGS.test(line));
  return {
    front,
    lines: end === -1 ? lines : lines.slice(0, end),
    firstLine: front.split("\n").length,
    settings: end === -1 ? "" : lines.slice(end).join("\n"),
  };
}

/** What an earlier import kept under our word for it; a peer may have written anything there. */
export function keptValue(extra: Extra | null, key: string, name: string): Json | undefined {
  const kept = extra !== null && Object.hasOwn(extra, key) ? extra[key] : undefined;
  return isRecord(kept) && Object.hasOwn(kept, name) ? kept[name] : undefined;
}

export function keptText(extra: Extra | null, key: string, name: string): string {
  const value = keptValue(extra, key, name);
  return typeof value === "string" ? value : "";
}
