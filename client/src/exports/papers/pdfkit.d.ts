/** What is used here of pdfkit, which brings no types; those that others keep for it speak of Node alone. */
declare module "pdfkit" {
  export interface StructElement {
    add(child: StructElement | StructContent): StructElement;
    end(): void;
  }

  export interface StructContent {
    readonly refs: readonly unknown[];
  }

  export interface OutlineItem {
    addItem(title: string): OutlineItem;
  }

  interface Options {
    readonly size: "A4";
    readonly margin: number;
    readonly pdfVersion: "1.7";
    readonly subset: "PDF/UA";
    readonly tagged: true;
    readonly displayTitle: true;
    readonly lang: string;
    readonly info: { readonly Title: string; readonly Creator: string };
    /** None: the first that comes with it is no file, and may not be in a document for everybody. */
    readonly font: null;
  }

  export default class PDFDocument {
    constructor(options: Options);
    readonly outline: OutlineItem;
    readonly page: { readonly width: number; readonly height: number };
    registerFont(name: string, file: Uint8Array): this;
    font(name: string, size: number): this;
    /** What is drawn with now, as fontkit reads it. */
    readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } };
    widthOfString(text: string, options?: { readonly features?: readonly string[] }): number;
    text(
      text: string,
      x: number,
      y: number,
      options: { readonly lineBreak: false; readonly baseline: "alphabetic"; readonly features?: readonly string[] },
    ): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(width: number): this;
    rect(x: number, y: number, w: number, h: number): this;
    stroke(): this;
    addPage(): this;
    struct(type: string, options?: object): StructElement;
    addStructure(element: StructElement): this;
    markStructureContent(tag: string, options?: object): StructContent;
    markContent(tag: string, options?: object): this;
    endMarkedContent(): this;
    addNamedDestination(name: string, kind: "XYZ", x: number, y: number, zoom: null): void;
    goTo(x: number, y: number, w: number, h: number, name: string, options: object): this;
    link(x: number, y: number, w: number, h: number, address: string, options: object): this;
    end(): void;
  }
}

declare module "pdfkit/output" {
  export function toBytes(document: object): Promise<Uint8Array<ArrayBuffer>>;
}

declare module "bidi-js" {
  export interface Bidi {
    getEmbeddingLevels(
      text: string,
      direction: "ltr" | "rtl",
    ): { readonly levels: Uint8Array; readonly paragraphs: readonly unknown[] };
    getMirroredCharacter(sign: string): string | null;
  }
  export default function bidiFactory(): Bidi;
}
