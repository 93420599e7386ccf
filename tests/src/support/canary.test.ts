import { Buffer } from "node:buffer";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { canaries } from "./canary.ts";

/** With letters that no two encodings write alike, and that base64 writes with the two signs that URLs have others for. */
const NEEDLE = "RECIT-7F3A-CANARI ÿþ? é";
const around = (bytes: Uint8Array): Uint8Array => Buffer.concat([Buffer.from("avant "), bytes, Buffer.from(" après")]);

function utf16be(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

function base64(offset: number, encoding: "base64" | "base64url"): Buffer {
  return Buffer.from(Buffer.from(`${"x".repeat(offset)}${NEEDLE} et la suite`).toString(encoding));
}

/** A word typed letter by letter, and deleted: as updates, and what is kept of them all together. */
function typed(gc: boolean): { readonly updates: readonly Uint8Array[]; readonly whole: Uint8Array } {
  const doc = new Y.Doc({ gc });
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const text = doc.getText("text");
  // From the end to the beginning: in the order of writing it is another word.
  for (const letter of NEEDLE.split("").reverse()) text.insert(0, letter);
  text.delete(0, text.length);
  return { updates, whole: Y.encodeStateAsUpdateV2(doc) };
}

const NOISE = Array.from({ length: 9_000 }, (_, at) => ((at * at * 7_919 + at) % 9_973).toString(36)).join("");
const html = `<p>${NEEDLE}</p>`;
const PLANTED: Readonly<Record<string, Uint8Array>> = {
  "UTF-8": around(Buffer.from(NEEDLE)),
  "UTF-16LE": around(Buffer.from(NEEDLE, "utf16le")),
  "UTF-16BE": around(utf16be(NEEDLE)),
  "Latin-1": around(Buffer.from(NEEDLE, "latin1")),
  "base64 at 0": base64(0, "base64"),
  "base64 at 1": base64(1, "base64"),
  "base64 at 2": base64(2, "base64"),
  "base64url at 0": base64(0, "base64url"),
  "base64url at 1": base64(1, "base64url"),
  "base64url at 2": base64(2, "base64url"),
  hex: Buffer.from(Buffer.from(`a${NEEDLE}z`).toString("hex")),
  "hex in capitals": Buffer.from(Buffer.from(`a${NEEDLE}z`).toString("hex").toUpperCase()),
  "JSON in ASCII": Buffer.from('"RECIT-7F3A-CANARI \\u00ff\\u00fe? \\u00e9"'),
  "JSON, each letter": Buffer.from(
    Array.from({ length: NEEDLE.length }, (_, at) => `\\u${NEEDLE.charCodeAt(at).toString(16).padStart(4, "0")}`).join(
      "",
    ),
  ),
  "a form’s field": Buffer.from(`a=1&b=${encodeURIComponent(NEEDLE)}&c=2`),
  gzip: around(gzipSync(html)),
  deflate: around(deflateSync(html)),
  zstd: zstdCompressSync(html),
  brotli: brotliCompressSync(html),
  zip: zipSync({ "word/document.xml": strToU8(html) }, { level: 9 }),
  "zip in a zip": zipSync({ "a.docx": zipSync({ "word/document.xml": strToU8(html) }, { level: 9 }) }, { level: 9 }),
  "gzip cut off": gzipSync(html + NOISE).subarray(0, 3_000),
  "a document, nothing collected": typed(false).whole,
  "typed letters as one update": Y.mergeUpdates([...typed(true).updates]),
};

function folder(): { readonly at: string } & Disposable {
  const at = mkdtempSync(path.join(tmpdir(), "tablee-planted-"));
  return { at, [Symbol.dispose]: () => rmSync(at, { recursive: true, force: true }) };
}

describe("what must be nowhere", () => {
  test.for(Object.entries(PLANTED))("ERA1 is found as %s, in a buffer and in a file", async ([name, bytes]) => {
    using place = folder();
    mkdirSync(path.join(place.at, "deep/er"), { recursive: true });
    writeFileSync(path.join(place.at, "deep/er/some.bin"), bytes);
    expect((await canaries(NEEDLE, { buffers: { held: bytes } })).join()).toContain("held");
    const found = await canaries(NEEDLE, { folders: [place.at] });
    expect(found.join()).toContain("deep/er/some.bin");
    expect(found.join()).toContain(PLAIN.test(name) ? `some.bin: ${name}` : "some.bin");
  });

  test("ERA1 is found as the name of a file", async () => {
    using place = folder();
    writeFileSync(path.join(place.at, "le mot secret.txt"), "rien");
    expect(await canaries("mot secret", { folders: [place.at] })).toEqual([expect.stringContaining("name")]);
  });

  test("ERA1 is found in a row, in the log that waits beside the file, and where a page ends in the middle of it", async () => {
    using place = folder();
    const file = path.join(place.at, "some.sqlite");
    const database = new DatabaseSync(file);
    database.exec("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA secure_delete = OFF");
    database.exec("CREATE TABLE notes (a TEXT); CREATE TABLE updates (room TEXT, bytes BLOB, version INTEGER)");
    expect(await canaries(NEEDLE, { folders: [place.at] })).toEqual([]);

    database.prepare("INSERT INTO notes VALUES (?)").run(`${"x".repeat(4_068)}${NEEDLE}${"x".repeat(9_000)}`);
    const row = (await canaries(NEEDLE, { folders: [place.at] })).join("\n");
    expect(row).toContain("some.sqlite: notes 1 a: text");
    database.exec("PRAGMA wal_checkpoint(TRUNCATE); DELETE FROM notes; PRAGMA wal_checkpoint(TRUNCATE)");
    expect(await canaries(NEEDLE, { folders: [place.at] })).toEqual([expect.stringMatching(/sqlite: UTF-8/)]);
    database.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    expect(await canaries(NEEDLE, { folders: [place.at] })).toEqual([]);

    for (const update of typed(true).updates) database.prepare("INSERT INTO updates VALUES ('r', ?, 1)").run(update);
    expect((await canaries(NEEDLE, { folders: [place.at] })).join()).toContain("updates: document r");
    database.close();
  });

  test("ERA1 is not found where it is not, nor where it was collected", async () => {
    const buffers = { nothing: Buffer.from(html.replaceAll("CANARI", "")), collected: typed(true).whole };
    expect(await canaries(NEEDLE, { buffers })).toEqual([]);
  });

  test("ERA1 searches no folder that is not there", async () => {
    await expect(canaries(NEEDLE, { folders: ["/nowhere/at/all"] })).rejects.toThrow("there is no");
  });
});

const PLAIN = /^(UTF|Latin|hex|a form)/;
