/// <reference path="./pdfkit.d.ts" />
import type PDFDocument from "pdfkit";

/** One font for some scripts, in two weights. */
export interface FontPair {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** Which font of several has a sign. */
export class Fonts {
  readonly #doc: PDFDocument;
  readonly #count: number;
  readonly #known = new Map<number, number>();

  constructor(doc: PDFDocument, pairs: readonly FontPair[]) {
    this.#doc = doc;
    this.#count = pairs.length;
    pairs.forEach(({ regular, bold }, at) => {
      doc.registerFont(fontName(at, false), regular);
      doc.registerFont(fontName(at, true), bold);
    });
  }

  /** The first that has it; `null`: none has. */
  for(code: number): number | null {
    const known = this.#known.get(code);
    if (known !== undefined) return known === -1 ? null : known;
    let found = -1;
    for (let at = 0; at < this.#count && found === -1; at += 1) if (this.has(at, code)) found = at;
    this.#known.set(code, found);
    return found === -1 ? null : found;
  }

  has(at: number, code: number): boolean {
    return this.#doc.font(fontName(at, false), 11)._font.font.hasGlyphForCodePoint(code);
  }
}

export function fontName(at: number, isBold: boolean): string {
  return `${isBold ? "bold" : "regular"}-${at}`;
}
