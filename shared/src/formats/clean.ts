import type { Json } from "../board/types.ts";
import type { Notes } from "./imported.ts";

/**
 * NUL ends texts in databases and C libraries, and half a surrogate pair cannot be written as UTF-8: Yjs would store
 * something else than it shows. Both become the replacement character, one for one, so that nothing else moves.
 */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

export function cleanText(text: string, notes: Notes, where: string): string {
  if (text.search(UNSTORABLE) === -1) return text;
  notes.add("characters-replaced", where);
  return text.replaceAll(UNSTORABLE, "\ufffd");
}

/** JSON.parse reads 1e999 as Infinity, which JSON cannot write again. */
function cleanNumber(value: number, notes: Notes, where: string): number {
  if (Number.isFinite(value)) return value;
  notes.add("clamped", where);
  return value > 0 ? Number.MAX_VALUE : -Number.MAX_VALUE;
}

/** Whether anything in it would be changed: nearly no file needs it, and paths are only built for those that do. */
export function isClean(value: unknown): boolean {
  if (typeof value === "string") return value.search(UNSTORABLE) === -1;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isClean);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, item]) => isClean(key) && isClean(item));
}

/**
 * What JSON.parse gave, made storable. `depth` was bounded by the scan before. An own key `__proto__` stays a key:
 * `Object.fromEntries` defines, where an assignment would set the prototype.
 */
export function cleanJson(value: unknown, notes: Notes, where: string): Json {
  if (typeof value === "string") return cleanText(value, notes, where);
  if (typeof value === "number") return cleanNumber(value, notes, where);
  if (typeof value === "boolean" || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => cleanJson(item, notes, `${where}[${index}]`));
  if (typeof value !== "object") return null;
  const at = where === "" ? "" : `${where}.`;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [cleanText(key, notes, where), cleanJson(item, notes, at + key)]),
  );
}

export function isRecord(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** At most `maxChars` code units, never ending in half a character. */
export function shorten(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const last = text.charCodeAt(maxChars - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? maxChars - 1 : maxChars);
}

/** How archives, pictures, office files and their pointers begin, once decoded as a text. */
const SIGNATURES = [
  "PK\u0003\u0004",
  "%PDF-",
  "\u2030PNG",
  "\u001f\u2039",
  "ÿØÿ",
  "ÐÏ\u0011à",
  "version https://git-lfs.",
];
const SAMPLE_CHARS = 4_096;

/** Bytes that are no text read as one: they would become cards full of signs. */
export function isNoText(text: string): boolean {
  if (SIGNATURES.some((start) => text.startsWith(start))) return true;
  const sample = text.slice(0, SAMPLE_CHARS);
  return (sample.match(/(?![\t\n\r])\p{Cc}|\ufffd/gu)?.length ?? 0) > sample.length / 10;
}
