import { Buffer } from "node:buffer";
import { strFromU8, unzipSync } from "fflate";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { linesOf } from "@tablee/shared/papers/paper";
import type { Block, Item, Paper } from "@tablee/shared/papers/paper";

/** What a document says, as a reader without eyes has it: its headings with their levels, its tables, its words in order. */
export interface Said {
  readonly headings: readonly (readonly [level: number, text: string])[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** One for each paragraph; lines in it are parted by a space, and spaces are one. */
  readonly texts: readonly string[];
}

export function oneSpaced(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** As the page shows words that carry marks. */
function shown(text: string): string {
  return oneSpaced(
    linesOf(text)
      .map((line) => line.map((run) => run.text).join(""))
      .join(" "),
  );
}

/** What any form of a document must say. */
export function saidBy({ blocks }: Paper): Said {
  return {
    headings: blocks.flatMap((block) =>
      block.kind === "heading" ? [[block.level, oneSpaced(block.text)] as const] : [],
    ),
    tables: blocks.flatMap((block) => (block.kind === "table" ? [rowsIn(block)] : [])),
    texts: blocks.flatMap(textsOf),
  };
}

function rowsIn({ table }: Extract<Block, { kind: "table" }>): string[][] {
  return [table.head, ...table.rows].map((row) => row.map(oneSpaced));
}

function textsOf(block: Block): string[] {
  if (block.kind === "heading") return [oneSpaced(block.text)];
  if (block.kind === "text") return [block.isVerbatim ? oneSpaced(block.text) : shown(block.text)];
  if (block.kind === "list") return block.items.flatMap(itemTexts);
  return [block.table.head, ...block.table.rows].flat().flatMap((text) => text.split("\n").map(oneSpaced));
}

function itemTexts({ text, notes = [], warning, items = [] }: Item): string[] {
  return [shown(text), ...[notes.join(" · "), warning ?? ""].map(oneSpaced), ...items.flatMap(itemTexts)].filter(
    Boolean,
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", apos: "'" };

function plainOf(xml: string): string {
  const text = xml.replaceAll(/<[^>]*>/g, "");
  return oneSpaced(text.replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole));
}

function inside(xml: string, tag: string): string[] {
  return [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>(.*?)</${tag}>`, "gs"))].map(([whole]) => whole);
}

export function fileIn(zip: Uint8Array, name: string): string {
  const file = unzipSync(zip)[name];
  if (!file) throw new Error(`no ${name} in the file`);
  return strFromU8(file);
}

export function readDocx(bytes: Uint8Array): Said {
  const xml = fileIn(bytes, "word/document.xml").replaceAll(/<w:br\/>/g, " ");
  const paragraphs = inside(xml, "w:p").map((one) => ({
    level: Number(/<w:pStyle w:val="Heading(\d)"\/>/.exec(one)?.[1] ?? 0),
    text: plainOf(one),
  }));
  return {
    headings: paragraphs.flatMap(({ level, text }) => (level > 0 ? [[level, text] as const] : [])),
    tables: inside(xml, "w:tbl").map((table) =>
      inside(table, "w:tr").map((row) => inside(row, "w:tc").map((cell) => inside(cell, "w:p").map(plainOf).join(" "))),
    ),
    texts: paragraphs.map(({ text }) => text).filter(Boolean),
  };
}

export function readOdt(bytes: Uint8Array): Said {
  return readOdf(fileIn(bytes, "content.xml"));
}

/** Of one file or of the part of a zip, as ours or as LibreOffice writes it. */
export function readOdf(content: string): Said {
  const body = /<office:text.*<\/office:text>/s.exec(content)?.[0] ?? "";
  const xml = body
    .replaceAll(/<(text:line-break|text:tab|text:s)\b[^>]*\/>/g, " ")
    .replaceAll(/<text:(?:h|p) [^>]*\/>/g, "");
  const paragraphs = [...xml.matchAll(/<text:(h|p)(?: ([^>]*))?>(.*?)<\/text:\1>/gs)].map(
    ([, tag, attributes = "", text = ""]) => ({
      level: tag === "h" ? Number(/outline-level="(\d)"/.exec(attributes)?.[1] ?? 0) : 0,
      text: plainOf(text),
    }),
  );
  return {
    headings: paragraphs.flatMap(({ level, text }) => (level > 0 ? [[level, text] as const] : [])),
    tables: inside(xml, "table:table").map((table) =>
      inside(table, "table:table-row").map((row) =>
        inside(row, "table:table-cell").map((cell) => inside(cell, "text:p").map(plainOf).join(" ")),
      ),
    ),
    texts: paragraphs.map(({ text }) => text).filter(Boolean),
  };
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

export interface SaidPdf extends Said {
  readonly title: string;
  readonly language: string;
  readonly isTagged: boolean;
  readonly links: number;
  /** Words of the tree that are said to be in a language of their own. */
  readonly spoken: readonly { readonly lang: string; readonly text: string }[];
  /** What is drawn outside the tree, such as numbers of pages. */
  readonly untold: readonly string[];
}

/** By its tree alone, as a screen reader goes. */
export async function readPdf(bytes: Uint8Array): Promise<SaidPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  const marks: unknown = await pdf.getMarkInfo();
  const walk = new Walk();
  let links = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    links += (await page.getAnnotations()).length;
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const words = wordsByMark(items, walk.untold);
    // The tree of a page, with roles and, where there is one, the text that stands for what is drawn.
    walk.page(await page.getStructTree(), words);
  }
  await loading.destroy();
  return {
    ...walk.said(),
    title: info.Title ?? "",
    language: info.Language ?? "",
    isTagged: marks instanceof Map && marks.get("Marked") === true,
    links,
    spoken: walk.spoken,
    untold: walk.untold,
  };
}

interface Marked {
  readonly type?: string;
  readonly id?: string | null;
  readonly str?: string;
}

function wordsByMark(items: readonly Marked[], untold: string[]): Map<string, string> {
  const words = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const { type, id, str } of items) {
    if (type === "beginMarkedContentProps" || type === "beginMarkedContent") open.push(id ?? null);
    else if (type === "endMarkedContent") open.pop();
    else if (str !== undefined && str.trim() !== "") {
      const at = open.findLast((one) => one !== null);
      if (at === undefined || at === null) untold.push(str);
      else words.set(at, `${words.get(at) ?? ""}${str}`);
    } else if (str === " ") {
      const at = open.findLast((one) => one !== null);
      if (at) words.set(at, `${words.get(at) ?? ""} `);
    }
  }
  return words;
}

class Walk {
  readonly spoken: { lang: string; text: string }[] = [];
  readonly untold: string[] = [];
  readonly #headings: (readonly [number, string])[] = [];
  readonly #tables: string[][][] = [];
  readonly #texts: string[] = [];

  page(tree: Node | null, words: ReadonlyMap<string, string>): void {
    for (const child of tree?.children ?? []) this.#visit(child, words);
  }

  said(): Said {
    return { headings: this.#headings, tables: this.#tables, texts: this.#texts };
  }

  #visit(node: Node, words: ReadonlyMap<string, string>): void {
    const level = Number(/^H(\d)$/.exec(node.role ?? "")?.[1] ?? 0);
    if (node.role === "Lbl") return;
    if (node.role === "Table")
      this.#tables.push(rowsOf(node).map((row) => cellsOf(row).map((cell) => this.#words(cell, words))));
    if (level === 0 && node.role !== "P") return (node.children ?? []).forEach((child) => this.#visit(child, words));
    const text = this.#words(node, words);
    if (text === "") return;
    if (level > 0) this.#headings.push([level, text]);
    this.#texts.push(text);
  }

  #words(node: Node, words: ReadonlyMap<string, string>): string {
    if (node.alt !== undefined) {
      if (node.lang !== undefined) this.spoken.push({ lang: node.lang, text: oneSpaced(node.alt) });
      return oneSpaced(node.alt);
    }
    if (node.type === "content") return words.get(node.id ?? "") ?? "";
    return oneSpaced((node.children ?? []).map((child) => this.#words(child, words)).join(" "));
  }
}

function rowsOf(table: Node): readonly Node[] {
  return (table.children ?? []).filter(({ role }) => role === "TR");
}

function cellsOf(row: Node): readonly Node[] {
  return (row.children ?? []).filter(({ role }) => role === "TH" || role === "TD");
}

export function isZip(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString("latin1") === "PK\u0003\u0004";
}
