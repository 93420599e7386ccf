import { PDFDocument } from "pdfkit";
import type { OutlineItem, StructElement } from "pdfkit";
import { toBytes } from "pdfkit/output";
import type { Run } from "@tablee/shared/board/marks";
import { directionOf, linesOf, linesOfItem, linesOfText, plain } from "@tablee/shared/papers/paper";
import type { Block, Item, Level, Paper, Table } from "@tablee/shared/papers/paper";
import { Fonts } from "./pdf-fonts.ts";
import type { FontPair } from "./pdf-fonts.ts";
import { Sheet } from "./pdf-sheet.ts";
import type { Look } from "./pdf-sheet.ts";
import { printable } from "./printable.ts";

/**
 * A document as PDF for everybody (PDF/UA): title, language, a tree of headings, lists and tables that a screen reader walks, and
 * for each sign that is not drawn in its order, or in no font, the words beside it.
 */
export async function writePdf(paper: Paper, fonts: readonly FontPair[]): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    pdfVersion: "1.7",
    subset: "PDF/UA",
    tagged: true,
    displayTitle: true,
    lang: paper.locale,
    info: { Title: printable(paper.title), Creator: "Tablée" },
    font: null,
  });
  const bytes = toBytes(doc);
  new Writer(doc, new Fonts(doc, fonts)).write(paper);
  doc.end();
  return bytes;
}

const SIZES: Readonly<Record<Level, number>> = { 1: 20, 2: 15, 3: 12.5, 4: 11.5 };
const TEXT: Look = { size: 11, indent: 0, gap: 6, colour: "#1c222b", isBold: false };
const NOTE: Look = { ...TEXT, size: 9.5, gap: 4, colour: "#4f5661" };
const STEP = 18;

class Writer {
  readonly #doc: PDFDocument;
  readonly #sheet: Sheet;
  readonly #root: StructElement;
  readonly #outlines: OutlineItem[] = [];

  constructor(doc: PDFDocument, fonts: Fonts) {
    this.#doc = doc;
    this.#sheet = new Sheet(doc, fonts);
    this.#root = doc.struct("Document");
    doc.addStructure(this.#root);
    this.#outlines.push(doc.outline);
  }

  write({ blocks, lacking }: Paper): void {
    for (const block of blocks) this.#block(block);
    if (this.#sheet.lacks) this.#block({ kind: "text", text: lacking, tone: "note" });
    this.#root.end();
  }

  #block(block: Block): void {
    switch (block.kind) {
      case "heading":
        return this.#heading(block.level, block.text);
      case "text":
        return this.#paragraph(this.#root, linesOfText(block), { text: block.text, look: block.tone ? NOTE : TEXT });
      case "list":
        return this.#list(this.#root, block.items, { isOrdered: block.ordered ?? false, indent: 0 });
      case "table":
        return this.#table(block.table);
    }
  }

  #heading(level: Level, text: string): void {
    const size = SIZES[level];
    this.#sheet.space(level === 1 ? 0 : size * 0.7, size * 4);
    const above = this.#outlines[level - 1] ?? this.#outlines.at(-1) ?? this.#doc.outline;
    this.#outlines.splice(level);
    this.#outlines[level] = above.addItem(printable(text));
    const look = { ...TEXT, size, isBold: true, gap: size * 0.4 };
    this.#paragraph(this.#root, plainLines(text), { text, look, tag: `H${level}` });
  }

  #paragraph(
    parent: StructElement,
    lines: readonly (readonly Run[])[],
    how: {
      readonly text: string;
      readonly look: Look;
      readonly tag?: string;
      readonly direction?: Item["direction"];
      readonly to?: string | undefined;
    },
  ): void {
    const element = this.#doc.struct(how.tag ?? "P");
    parent.add(element);
    const direction = directionOf(how.text, how.direction);
    const clean = lines.map((line) => line.map((run) => ({ ...run, text: printable(run.text) })));
    this.#sheet.paragraph(element, clean, { look: how.look, direction, to: how.to });
    element.end();
  }

  #list(
    parent: StructElement,
    items: readonly Item[],
    how: { readonly isOrdered: boolean; readonly indent: number },
  ): void {
    const list = this.#doc.struct("L");
    parent.add(list);
    items.forEach((item, at) =>
      this.#item(list, item, { sign: how.isOrdered ? `${at + 1}.` : "•", indent: how.indent }),
    );
    list.end();
  }

  #item(list: StructElement, item: Item, how: { readonly sign: string; readonly indent: number }): void {
    const element = this.#doc.struct("LI");
    list.add(element);
    const indent = how.indent + STEP;
    this.#sheet.space(0, TEXT.size * 3);
    if (item.anchor !== undefined) this.#sheet.mark(item.anchor);
    this.#sheet.label(element, how.sign, { ...TEXT, indent: how.indent }, directionOf(item.text, item.direction));
    const body = this.#doc.struct("LBody");
    element.add(body);
    const { text, direction, to } = item;
    this.#paragraph(body, linesOfItem(item), { text, look: { ...TEXT, indent, gap: 3 }, direction, to });
    for (const note of [(item.notes ?? []).join(" · "), item.warning ?? ""])
      if (note !== "") this.#paragraph(body, plainLines(note), { text: note, look: { ...NOTE, indent } });
    if (item.items && item.items.length > 0) this.#list(body, item.items, { isOrdered: false, indent });
    body.end();
    element.end();
  }

  #table({ head, rows }: Table): void {
    this.#sheet.space(TEXT.gap, 0);
    const table = this.#doc.struct("Table");
    this.#root.add(table);
    this.#row(table, head, (at) => (at >= 0 ? "Column" : null));
    for (const row of rows) this.#row(table, row, (at) => (at === 0 ? "Row" : null));
    table.end();
    this.#sheet.space(TEXT.gap, 0);
  }

  #row(table: StructElement, texts: readonly string[], scopeOf: (at: number) => "Column" | "Row" | null): void {
    const row = this.#doc.struct("TR");
    table.add(row);
    const cells = texts.map((text, at) => {
      const scope = scopeOf(at);
      const element = scope === null ? this.#doc.struct("TD") : this.#doc.struct("TH", { scope });
      row.add(element);
      const lines = (scope === null ? linesOf(text) : plainLines(text)).map((line) =>
        line.map((run) => ({ ...run, text: printable(run.text) })),
      );
      return { element, lines, direction: directionOf(text), isHead: scope !== null };
    });
    this.#sheet.row(cells, TEXT);
    row.end();
  }
}

/** Written as it stands: a heading has no marks. */
function plainLines(text: string): readonly (readonly Run[])[] {
  return text.split("\n").map((line) => [plain(line)]);
}
