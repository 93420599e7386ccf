import type PDFDocument from "pdfkit";
import type { StructElement } from "pdfkit";
import type { Run } from "@tablee/shared/board/marks";
import type { Fonts } from "./pdf-fonts.ts";
import { Layouter } from "./pdf-lines.ts";
import type { Laid, Line, Piece } from "./pdf-lines.ts";

/** Where on the pages the next words go. Lengths in points, from the upper left corner. */

export interface Look {
  readonly size: number;
  readonly indent: number;
  /** Below. */
  readonly gap: number;
  readonly colour: string;
  readonly isBold: boolean;
}

export interface Cell {
  readonly element: StructElement;
  readonly lines: readonly (readonly Run[])[];
  readonly direction: "ltr" | "rtl";
  readonly isHead: boolean;
}

const MARGIN = 56;
const FOOT = 30;
const LEADING = 1.45;
/** How far below the upper edge of a line its words stand, in sizes of the font. */
const ASCENT = 1.05;
const PAD = 5;
const FIRST_OF_TWO = 0.3;
const EDGE = "#b8b4ad";
const LINK = "#1d5f8a";

interface Place {
  readonly x: number;
  readonly width: number;
  readonly look: Look;
  readonly direction: "ltr" | "rtl";
}

export class Sheet {
  readonly #doc: PDFDocument;
  readonly #layouter: Layouter;
  #y = MARGIN;
  #page = 1;
  #lacks = false;

  constructor(doc: PDFDocument, fonts: Fonts) {
    this.#doc = doc;
    this.#layouter = new Layouter(doc, fonts);
    this.#foot();
  }

  get #width(): number {
    return this.#doc.page.width - 2 * MARGIN;
  }

  get #bottom(): number {
    return this.#doc.page.height - MARGIN;
  }

  /** Whether there was a sign that no font has. */
  get lacks(): boolean {
    return this.#lacks;
  }

  /** Some room above what comes, and a new page when less than `least` would be left for it. */
  space(above: number, least: number): void {
    this.#y += above;
    if (this.#y + least > this.#bottom) this.#turn();
  }

  mark(name: string): void {
    this.#doc.addNamedDestination(name, "XYZ", MARGIN, this.#y, null);
  }

  /** The sign of an item, on the line that comes. */
  label(item: StructElement, sign: string, look: Look, direction: "ltr" | "rtl"): void {
    const element = this.#doc.struct("Lbl");
    item.add(element);
    const place = this.#place(look, direction);
    const [line] = this.#lay([[{ text: sign, isBold: false, href: null }]], place).lines;
    if (line) this.#draw(element, line, place, "Lbl");
    element.end();
  }

  paragraph(
    element: StructElement,
    lines: readonly (readonly Run[])[],
    how: {
      readonly look: Look;
      readonly direction: "ltr" | "rtl";
      readonly to?: string | undefined;
    },
  ): void {
    const { look, direction, to } = how;
    const place = this.#place(look, direction);
    const laid = this.#lay(lines, place);
    const holder = this.#holder(element, laid, lines, to);
    for (const line of laid.lines) {
      if (this.#y + look.size * LEADING > this.#bottom) this.#turn();
      this.#draw(holder, line, place, "Span", to);
      this.#y += look.size * LEADING;
    }
    if (holder !== element) holder.end();
    this.#y += look.gap;
  }

  /** An indent is on the side where the words begin. */
  #place(look: Look, direction: "ltr" | "rtl"): Place {
    const x = direction === "rtl" ? MARGIN : MARGIN + look.indent;
    return { x, width: this.#width - look.indent, look, direction };
  }

  /** Cells beside each other; a row that is longer than the page goes on on the next. */
  row(cells: readonly Cell[], look: Look): void {
    const columns = this.#columns(cells.length);
    const parts = cells.map((cell, at) => {
      const column = columns[at] ?? { x: MARGIN, width: 40 };
      const place = {
        x: column.x + PAD,
        width: column.width - 2 * PAD,
        look: { ...look, isBold: cell.isHead },
        direction: cell.direction,
      };
      const laid = this.#lay(cell.lines, place);
      const paragraph = this.#doc.struct("P");
      cell.element.add(paragraph);
      const holder = this.#holder(paragraph, laid, cell.lines);
      return { cell, column, place, laid, paragraph, holder };
    });
    const height = look.size * LEADING;
    const most = Math.max(1, ...parts.map(({ laid }) => laid.lines.length));
    this.space(0, Math.min(most, 4) * height + 2 * PAD);
    for (let from = 0; from < most;) {
      const fits = Math.max(1, Math.floor((this.#bottom - this.#y - 2 * PAD) / height));
      const count = Math.min(most - from, fits);
      const top = this.#y;
      for (const { holder, laid, place } of parts) {
        this.#y = top + PAD;
        for (const line of laid.lines.slice(from, from + count)) {
          this.#draw(holder, line, place, "Span");
          this.#y += height;
        }
      }
      this.#frames(columns, top, count * height + 2 * PAD);
      this.#y = top + count * height + 2 * PAD;
      from += count;
      if (from < most) this.#turn();
    }
    for (const { cell, holder, paragraph } of parts) {
      if (holder !== paragraph) holder.end();
      paragraph.end();
      cell.element.end();
    }
  }

  #columns(count: number): { readonly x: number; readonly width: number }[] {
    const shares = count === 2 ? [FIRST_OF_TWO, 1 - FIRST_OF_TWO] : Array.from({ length: count }, () => 1 / count);
    let x = MARGIN;
    return shares.map((share) => {
      const column = { x, width: share * this.#width };
      x += column.width;
      return column;
    });
  }

  #frames(columns: readonly { readonly x: number; readonly width: number }[], top: number, height: number): void {
    this.#doc.markContent("Artifact", { type: "Layout" });
    this.#doc.lineWidth(0.5).strokeColor(EDGE);
    for (const { x, width } of columns) this.#doc.rect(x, top, width, height).stroke();
    this.#doc.endMarkedContent();
  }

  #lay(lines: readonly (readonly Run[])[], { width, look, direction }: Place): Laid {
    const laid = this.#layouter.lay(lines, { size: look.size, width, isBold: look.isBold, direction });
    this.#lacks ||= laid.lacks;
    return laid;
  }

  /** What the words are put under: a link, and where they are not drawn in their order, themselves beside what is drawn. */
  #holder(element: StructElement, laid: Laid, lines: readonly (readonly Run[])[], to?: string): StructElement {
    const words = lines.map((line) => line.map(({ text }) => text).join("")).join("\n");
    const actual = laid.needsWords ? { actual: words, ...(RIGHT_TO_LEFT.test(words) && { lang: "ar" }) } : {};
    if (to === undefined && !laid.needsWords) return element;
    const holder = this.#doc.struct(to === undefined ? "Span" : "Link", actual);
    element.add(holder);
    return holder;
  }

  #draw(element: StructElement, line: Line, place: Place, tag: string, to?: string): void {
    const start = place.direction === "rtl" ? place.x + place.width - line.width : place.x;
    let x = start;
    for (const group of byAddress(line.pieces)) {
      const href = group[0]?.href ?? null;
      const inside = href === null ? element : this.#doc.struct("Link");
      if (inside !== element) element.add(inside);
      const width = group.reduce((sum, piece) => sum + piece.width, 0);
      const content = this.#doc.markStructureContent(inside === element ? tag : "Link");
      this.#ink(group, x, place.look, href === null ? place.look.colour : LINK);
      this.#doc.endMarkedContent();
      inside.add(content);
      if (href !== null) {
        this.#doc.link(x, this.#y, width, place.look.size * LEADING, href, {
          structParent: inside,
          Contents: String(href),
        });
        inside.end();
      }
      x += width;
    }
    if (to === undefined || line.pieces.length === 0) return;
    const height = place.look.size * LEADING;
    this.#doc.goTo(start, this.#y, line.width, height, to, { structParent: element, Contents: wordsOf(line) });
  }

  #ink(pieces: readonly Piece[], from: number, look: Look, colour: string): void {
    let x = from;
    // One line to stand on for every font.
    const base = this.#y + look.size * ASCENT;
    for (const { text, font, width, isWhole } of pieces) {
      this.#doc.font(font, look.size).fillColor(colour);
      this.#doc.text(text, x, base, { lineBreak: false, baseline: "alphabetic", ...(isWhole && { features: [] }) });
      x += width;
    }
  }

  #turn(): void {
    this.#doc.addPage();
    this.#page += 1;
    this.#y = MARGIN;
    this.#foot();
  }

  /** The number of the page, which a reader of the screen leaves out. */
  #foot(): void {
    const look = { size: 9, indent: 0, gap: 0, colour: "#4f5661", isBold: false };
    const place = { x: MARGIN, width: this.#width, look, direction: "ltr" } as const;
    const [line] = this.#lay([[{ text: String(this.#page), isBold: false, href: null }]], place).lines;
    if (!line) return;
    const back = this.#y;
    this.#y = this.#doc.page.height - FOOT;
    this.#doc.markContent("Artifact", { type: "Pagination" });
    this.#ink(line.pieces, MARGIN + (this.#width - line.width) / 2, look, look.colour);
    this.#doc.endMarkedContent();
    this.#y = back;
  }
}

const RIGHT_TO_LEFT = /[\u0600-\u06FF]/u;

function wordsOf({ pieces }: Line): string {
  return pieces.map(({ text }) => text).join("");
}

/** Runs of pieces that lead to one address, or to none. */
function byAddress(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last && last[0]?.href === piece.href) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}
