import bidiFactory from "bidi-js";
import type PDFDocument from "pdfkit";
import type { Run } from "@tablee/shared/board/marks";
import { fontName } from "./pdf-fonts.ts";
import type { Fonts } from "./pdf-fonts.ts";

/**
 * Words on lines of a width: each sign in a font that has it, and each line in the order in which it is seen, by the bidirectional
 * algorithm of Unicode. The library draws runs of one font and one direction, and joins Arabic letters within one.
 */
const bidi = bidiFactory();

export interface Piece {
  readonly text: string;
  readonly font: string;
  readonly width: number;
  readonly href: string | null;
  readonly level: number;
  /** Laid out whole, from right to left. */
  readonly isWhole: boolean;
}

export interface Line {
  /** From left to right as they are seen. */
  readonly pieces: readonly Piece[];
  readonly width: number;
}

export interface Laid {
  readonly lines: readonly Line[];
  /** What is drawn is not the signs in their order: a reader is told the words beside it. */
  readonly needsWords: boolean;
  /** Some signs are in no font. */
  readonly lacks: boolean;
}

export interface Wish {
  readonly size: number;
  readonly width: number;
  readonly isBold: boolean;
  readonly direction: "ltr" | "rtl";
}

interface Sign {
  readonly text: string;
  readonly font: number | null;
  readonly isBold: boolean;
  readonly href: string | null;
  readonly level: number;
  readonly isMirrored: boolean;
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
const IS_LETTER = /[\p{L}\p{N}]/u;
/** Have no look of their own, and are in few fonts: what they do, the order of the line has done. */
const UNSEEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE0E\uFE0F\u00AD]/gu;

/** What stands for a sign that no font here has. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["→", "->"],
  ["←", "<-"],
]);

export class Layouter {
  readonly #doc: PDFDocument;
  readonly #fonts: Fonts;

  constructor(doc: PDFDocument, fonts: Fonts) {
    this.#doc = doc;
    this.#fonts = fonts;
  }

  lay(paragraphs: readonly (readonly Run[])[], wish: Wish): Laid {
    const signs = paragraphs.map((runs) => this.#signs(runs, wish));
    const lines = signs.flatMap((some) => this.#broken(some, wish));
    const lacks = signs.some((some) => some.some(({ font }) => font === null));
    const isOther = paragraphs.some((runs) => runs.some(({ text }) => drawable(text) !== text));
    const isTurned = signs.some((some) => some.some(({ level }) => level > 0));
    return { lines, lacks, needsWords: lacks || isOther || isTurned };
  }

  #signs(runs: readonly Run[], { isBold, direction }: Wish): Sign[] {
    const said = runs.map((run) => ({ ...run, text: drawable(run.text) }));
    const text = said.map((run) => run.text).join("");
    const { levels } = bidi.getEmbeddingLevels(text, direction);
    const signs: Sign[] = [];
    let at = 0;
    let last: number | null = null;
    for (const run of said) {
      for (const sign of run.text) {
        const level = levels[at] ?? 0;
        last = this.#fontFor(sign, last);
        const isMirrored = level % 2 === 1 && bidi.getMirroredCharacter(sign) !== null;
        signs.push({ text: sign, font: last, isBold: isBold || run.isBold, href: run.href, level, isMirrored });
        at += sign.length;
      }
    }
    return signs;
  }

  /** A space or a dot goes on in the font before it, where that one has it. */
  #fontFor(sign: string, last: number | null): number | null {
    const code = sign.codePointAt(0) ?? 0;
    const goesOn = last !== null && !IS_LETTER.test(sign) && this.#fonts.has(last, code);
    return goesOn ? last : this.#fonts.for(code);
  }

  #broken(signs: readonly Sign[], wish: Wish): Line[] {
    const lines: Line[] = [];
    let from = 0;
    let width = 0;
    const close = (to: number): void => {
      lines.push(this.#line(signs.slice(from, to), wish));
      [from, width] = [to, 0];
    };
    for (const [start, end] of tokensOf(signs)) {
      const token = signs.slice(start, end);
      const needs = this.#widthOf(withoutEnd(token), wish);
      if (width > 0 && width + needs > wish.width) close(start);
      if (needs > wish.width) {
        // One word is longer than a line: it is cut where the line ends.
        for (let at = start; at < end; at += 1) {
          const next = this.#widthOf(signs.slice(at, at + 1), wish);
          if (width > 0 && width + next > wish.width) close(at);
          width += next;
        }
      } else width += this.#widthOf(token, wish);
    }
    close(signs.length);
    return lines;
  }

  #widthOf(signs: readonly Sign[], wish: Wish): number {
    return this.#pieces(signs, wish).reduce((sum, { width }) => sum + width, 0);
  }

  #line(signs: readonly Sign[], wish: Wish): Line {
    const pieces = inSight(this.#pieces(withoutEnd(signs), wish));
    return { pieces, width: pieces.reduce((sum, { width }) => sum + width, 0) };
  }

  #pieces(signs: readonly Sign[], { size }: Wish): Piece[] {
    const pieces: Piece[] = [];
    for (let from = 0; from < signs.length;) {
      const first = signs[from];
      if (!first) break;
      let to = from + 1;
      while (to < signs.length && isAlike(first, signs[to])) to += 1;
      pieces.push(this.#piece(signs.slice(from, to), first, size));
      from = to;
    }
    return pieces;
  }

  #piece(signs: readonly Sign[], { font, isBold, href, level }: Sign, size: number): Piece {
    const logical = signs.map(({ text }) => text);
    const isBackward = level % 2 === 1;
    const isWhole = isBackward && logical.some((sign) => RIGHT_TO_LEFT.test(sign));
    // Signs without a direction of their own are turned here; letters by the font, which joins them first.
    const seen = isBackward && !isWhole ? logical.map(mirrored).reverse() : logical;
    const [text, name] = [seen.join(""), fontName(font ?? 0, isBold)];
    const width = this.#doc.font(name, size).widthOfString(text, isWhole ? { features: [] } : {});
    return { text, font: name, width, href, level, isWhole };
  }
}

function drawable(text: string): string {
  return text.replaceAll(UNSEEN, "").replaceAll(/[←→]/g, (sign) => INSTEAD.get(sign) ?? sign);
}

function mirrored(sign: string): string {
  return bidi.getMirroredCharacter(sign) ?? sign;
}

function isAlike(one: Sign, other: Sign | undefined): boolean {
  return (
    other !== undefined &&
    one.font === other.font &&
    one.isBold === other.isBold &&
    one.href === other.href &&
    one.level === other.level &&
    one.isMirrored === other.isMirrored
  );
}

/** Where a line may end: after a space that breaks, and after a hyphen. */
function tokensOf(signs: readonly Sign[]): [number, number][] {
  const tokens: [number, number][] = [];
  let start = 0;
  signs.forEach(({ text }, at) => {
    const isEnd = (text === " " || text === "-") && signs[at + 1]?.text !== " ";
    if (!isEnd) return;
    tokens.push([start, at + 1]);
    start = at + 1;
  });
  if (start < signs.length) tokens.push([start, signs.length]);
  return tokens;
}

function withoutEnd(signs: readonly Sign[]): readonly Sign[] {
  let end = signs.length;
  while (end > 0 && signs[end - 1]?.text === " ") end -= 1;
  return signs.slice(0, end);
}

/** From the highest level down, what is at least of that level is turned around. */
function inSight(pieces: readonly Piece[]): Piece[] {
  const order = [...pieces];
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && (order[to]?.level ?? 0) >= level) to += 1;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}
