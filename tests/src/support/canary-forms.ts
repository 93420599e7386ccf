import { Buffer } from "node:buffer";

/** A text in each form in which a program may have written it, as bytes. */
export interface Form {
  readonly name: string;
  readonly bytes: Buffer;
}

function swapped(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

/** What lies before and behind it is not known: only letters that hold nothing of that are looked for. */
function inBase64(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  const from = Math.ceil((offset * 8) / 6);
  return whole.toString("base64").slice(from, Math.floor((whole.length * 8) / 6));
}

function forUrls(base64: string): string {
  return base64.replaceAll("+", "-").replaceAll("/", "_");
}

function escaped(text: string, isKept: (sign: string) => boolean): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charAt(at));
  return units.map((unit) => (isKept(unit) ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)).join("");
}

function inLatin1(text: string): Buffer[] {
  const bytes = Buffer.from(text, "latin1");
  return bytes.toString("latin1") === text ? [bytes] : [];
}

/** Each once: of a text in ASCII several are the same. */
export function formsOf(text: string): readonly Form[] {
  const utf8 = Buffer.from(text, "utf8");
  const hex = utf8.toString("hex");
  const texts: [string, string][] = [
    ["hex", hex],
    ["hex in capitals", hex.toUpperCase()],
    ["JSON", JSON.stringify(text).slice(1, -1)],
    ["JSON in ASCII", escaped(text, (sign) => sign >= " " && sign <= "~" && sign !== '"' && sign !== "\\")],
    ["JSON, each letter", escaped(text, () => false)],
    ["a form’s field", encodeURIComponent(text)],
    ["markup", text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")],
  ];
  for (const offset of [0, 1, 2]) {
    const base64 = inBase64(utf8, offset);
    texts.push([`base64 at ${offset}`, base64], [`base64url at ${offset}`, forUrls(base64)]);
  }
  const all: Form[] = [
    { name: "UTF-8", bytes: utf8 },
    { name: "UTF-16LE", bytes: Buffer.from(text, "utf16le") },
    { name: "UTF-16BE", bytes: swapped(text) },
    ...inLatin1(text).map((bytes) => ({ name: "Latin-1", bytes })),
    ...texts.map(([name, one]) => ({ name, bytes: Buffer.from(one, "latin1") })),
  ];
  return all.filter((one, at) => all.findIndex(({ bytes }) => bytes.equals(one.bytes)) === at);
}

/** Names of the forms in which it stands there. */
export function formsIn(bytes: Uint8Array, forms: readonly Form[]): string[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return forms.filter((form) => whole.includes(form.bytes)).map(({ name }) => name);
}

/** So much of the beginning is taken for the whole where a page ends in the middle of it. */
const PIECE_BYTES = 8;

/** Where a page ends with the beginning of it: what follows may lie in any other page. */
export function isCutAtPages(
  bytes: Uint8Array,
  form: Form,
  { start, size, gap }: { readonly start: number; readonly size: number; readonly gap: number },
): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let end = start + size; end <= whole.length; end += size + gap)
    for (let length = PIECE_BYTES; length < form.bytes.length; length += 1)
      if (whole.subarray(end - length, end).equals(form.bytes.subarray(0, length))) return true;
  return false;
}
