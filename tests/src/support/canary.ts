import { Buffer } from "node:buffer";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { valuesOf } from "./canary-database.ts";
import { formsIn, formsOf, isCutAtPages } from "./canary-forms.ts";
import type { Form } from "./canary-forms.ts";
import { isSecondEncoding, Letters } from "./canary-letters.ts";
import { packedIn } from "./canary-packed.ts";
import { isTable, logRecords, tableEntries } from "./leveldb.ts";
import { readPdf } from "./read-papers.ts";
import { varintAt } from "./snappy.ts";

/**
 * Looks for a word that must be nowhere: in every byte of folders and of what a test holds, in each form in which a
 * program may write it, and in what lies packed in them. Answers where it was found, and in which form.
 *
 *   file ─► its bytes in all forms ─► what is packed in it, again so, three deep
 *      ├─ SQLite: pages (and where one ends in the middle of it), then each value of each row, with its log
 *      ├─ LevelDB: records put together, blocks opened, then each document of Yjs in a value
 *      ├─ PDF: the words that it shows
 *      └─ Yjs: letters of all updates of a room, deleted or not
 */
export interface Places {
  /** Or single files. */
  readonly folders?: readonly string[];
  readonly buffers?: Readonly<Record<string, Uint8Array>>;
}

const DEEP = 3;
const DOCUMENT_MAX_BYTES = 16 * 1024 * 1024;

export async function canaries(needle: string, { folders = [], buffers = {} }: Places): Promise<string[]> {
  const search = new Search(needle);
  for (const folder of folders) for (const file of filesBelow(folder)) await search.file(file);
  for (const [name, bytes] of Object.entries(buffers)) await search.opened(name, bytes);
  return search.found();
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) throw new Error(`there is no ${folder}: nothing would be found in it`);
  if (!statSync(folder).isDirectory()) return [folder];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name))
    .sort();
}

class Search {
  readonly #needle: string;
  readonly #forms: readonly Form[];
  readonly #found = new Set<string>();
  /** Documents of Yjs that Chromium keeps, folder by folder: their rows lie in several files. */
  readonly #letters = new Map<string, Letters>();

  constructor(needle: string) {
    this.#needle = needle;
    this.#forms = formsOf(needle);
  }

  found(): string[] {
    for (const [folder, letters] of this.#letters) this.#letter(`${folder}: documents`, letters);
    return [...this.#found].sort();
  }

  async file(file: string): Promise<void> {
    // Its name too.
    this.#note(file, "name", Buffer.from(path.basename(file)));
    const bytes = readOrNothing(file);
    await this.opened(file, bytes);
    if (startsWith(bytes, "SQLite format 3\0")) this.#database(file, bytes);
    if (file.endsWith("-wal"))
      this.#pages(file, bytes, { start: 56, size: bytes.length > 12 ? pageSize(bytes, 8) : 4096, gap: 24 });
    this.#levelDb(file, bytes);
  }

  /** And what is packed in it. */
  async opened(where: string, bytes: Uint8Array): Promise<void> {
    this.#bytes(where, bytes, DEEP);
    if (startsWith(bytes, "%PDF")) this.#text(`${where}: words`, (await readPdf(bytes)).texts.join(" "));
    const letters = new Letters();
    if (bytes.length > DOCUMENT_MAX_BYTES) return;
    if ((isSecondEncoding(bytes) && letters.add(bytes, 2)) || letters.add(bytes, 1))
      this.#letter(`${where}: document`, letters);
  }

  #bytes(where: string, bytes: Uint8Array, deep: number): void {
    this.#note(where, "", bytes);
    if (deep === 0) return;
    for (const member of packedIn(bytes)) this.#bytes(`${where}: ${member.name}`, member.bytes, deep - 1);
  }

  #note(where: string, what: string, bytes: Uint8Array): void {
    for (const form of formsIn(bytes, this.#forms)) this.#found.add(`${where}: ${what}${what && " "}${form}`);
  }

  #text(where: string, text: string): void {
    if (text.includes(this.#needle)) this.#found.add(`${where}: text`);
    else this.#note(where, "", Buffer.from(text));
  }

  #letter(where: string, letters: Letters): void {
    for (const text of letters.texts()) this.#text(`${where}: letters`, text);
  }

  #database(file: string, bytes: Uint8Array): void {
    this.#pages(file, bytes, { start: 0, size: pageSize(bytes, 16), gap: 0 });
    for (const { name, value } of valuesOf(file)) {
      if (typeof value === "string") this.#text(`${file}: ${name}`, value);
      else this.#bytes(`${file}: ${name}`, value, DEEP - 1);
    }
  }

  #pages(file: string, bytes: Uint8Array, pages: Parameters<typeof isCutAtPages>[2]): void {
    for (const form of this.#forms)
      if (isCutAtPages(bytes, form, pages)) this.#found.add(`${file}: ${form.name}, cut at the end of a page`);
  }

  #levelDb(file: string, bytes: Uint8Array): void {
    const isLog = file.endsWith(".log") || path.basename(file).startsWith("MANIFEST");
    if (!isLog && !isTable(bytes)) return;
    const folder = path.dirname(file);
    const letters = this.#letters.get(folder) ?? new Letters();
    this.#letters.set(folder, letters);
    for (const record of isLog ? logRecords(bytes) : tableEntries(bytes)) {
      this.#bytes(`${file}: record`, record, 1);
      for (const one of [record, ...[...packedIn(record)].map((member) => member.bytes)])
        for (const buffer of buffersIn(one)) letters.add(buffer, 1);
    }
  }
}

/** Whatever browser is still open may take a file away meanwhile. */
function readOrNothing(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    return new Uint8Array();
  }
}

function startsWith(bytes: Uint8Array, sign: string): boolean {
  return Buffer.from(bytes.subarray(0, sign.length)).toString("latin1") === sign;
}

function pageSize(bytes: Uint8Array, at: number): number {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = at === 8 ? header.readUInt32BE(at) : header.readUInt16BE(at);
  return size === 1 ? 65_536 : Math.max(size, 512);
}

/** As V8 writes a buffer into what a page keeps: a letter, its length, its bytes. */
function* buffersIn(bytes: Uint8Array): Generator<Uint8Array> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = whole.indexOf("B"); at >= 0 && at + 6 < whole.length; at = whole.indexOf("B", at + 1)) {
    const { value, next } = varintAt(whole, at + 1);
    if (value > 2 && next + value <= whole.length) yield whole.subarray(next, next + value);
  }
}
