import {
  AlignmentType,
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { ParagraphChild } from "docx";
import { directionOf, linesOf, linesOfItem, linesOfText, plain } from "@tablee/shared/papers/paper";
import type { Block, Item, Level, Paper, Table as PaperTable, Text } from "@tablee/shared/papers/paper";
import type { Run } from "@tablee/shared/board/marks";
import type { Direction } from "@tablee/shared/board/types";
import { assertNever } from "@tablee/shared/reply";
import { printable } from "./printable.ts";

/** A document as DOCX: real headings, real lists, tables with a head, each paragraph in its own direction. */
export async function writeDocx(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const numbered = paper.blocks.flatMap((block, at) => (block.kind === "list" && block.ordered ? [at] : []));
  const document = new Document({
    title: printable(paper.title),
    creator: "Tablée",
    styles: {
      default: {
        document: {
          run: { size: 22, language: { value: LANGUAGES[paper.locale], bidirectional: "ar-SA" } },
          paragraph: { spacing: { after: 120 } },
        },
        heading1: headingStyle(1),
        heading2: headingStyle(2),
        heading3: headingStyle(3),
        heading4: headingStyle(4),
      },
    },
    numbering: { config: [bullets, ...numbered.map(numbersOf)] },
    sections: [{ footers: { default: footer() }, children: paper.blocks.flatMap(blockOut) }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const SIZES: Readonly<Record<Level, number>> = { 1: 40, 2: 30, 3: 25, 4: 23 };

/** Without a level of its own, an office program takes a heading for a large line. */
function headingStyle(level: Level) {
  return {
    run: { size: SIZES[level], bold: true, color: "1C222B" },
    paragraph: { outlineLevel: level - 1, keepNext: true, spacing: { before: 280, after: 100 } },
  };
}

const LANGUAGES = { fr: "fr-FR", en: "en-GB" } as const;
const LEVELS = [0, 1, 2];
const STEP = 360;

const bullets = {
  reference: "bullets",
  levels: LEVELS.map((level) => levelOf(level, LevelFormat.BULLET, "•")),
};

/** A list that counts begins at one: it has numbers of its own. */
function numbersOf(block: number) {
  return { reference: `numbers-${block}`, levels: [levelOf(0, LevelFormat.DECIMAL, "%1.")] };
}

function levelOf(level: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  const indent = { left: STEP * (level + 1), hanging: STEP };
  return { level, format, text, alignment: AlignmentType.START, style: { paragraph: { indent } } };
}

function footer(): Footer {
  const pages = new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [pages] })] });
}

const HEADINGS: Readonly<Record<Level, (typeof HeadingLevel)[keyof typeof HeadingLevel]>> = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
};

function blockOut(block: Block, at: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          heading: HEADINGS[block.level],
          ...aside(block.text),
          children: runsOut(plainLines(block.text)),
        }),
      ];
    case "text":
      return [paragraph(block)];
    case "list":
      return block.items.flatMap((item) => itemOut(item, block.ordered ? `numbers-${at}` : "bullets", 0));
    case "table":
      return [tableOut(block.table)];
    default:
      return assertNever(block);
  }
}

/** Written as it stands: a heading has no marks. */
function plainLines(text: string): readonly (readonly Run[])[] {
  return text.split("\n").map((line) => [plain(line)]);
}

function aside(text: string, direction?: Direction) {
  return directionOf(text, direction) === "rtl" ? { bidirectional: true } : {};
}

function paragraph(block: Text): Paragraph {
  const look = block.tone === undefined ? {} : { isNote: true };
  return new Paragraph({ ...aside(block.text), children: runsOut(linesOfText(block), look) });
}

function itemOut(item: Item, reference: string, level: number): Paragraph[] {
  const indent = { left: STEP * (level + 1) };
  const runs = runsOut(linesOfItem(item), {}, item.direction);
  const children = item.to === undefined ? runs : [new InternalHyperlink({ anchor: item.to, children: runs })];
  const below = [(item.notes ?? []).join(" · "), item.warning ?? ""].filter((text) => text !== "");
  return [
    new Paragraph({
      ...aside(item.text, item.direction),
      numbering: { reference, level },
      children: item.anchor === undefined ? children : [new Bookmark({ id: item.anchor, children })],
    }),
    ...below.map((text) => new Paragraph({ indent, children: runsOut(plainLines(text), { isNote: true }) })),
    ...(item.items ?? []).flatMap((one) => itemOut(one, "bullets", Math.min(level + 1, LEVELS.length - 1))),
  ];
}

interface Look {
  readonly isNote?: boolean;
}

function runsOut(lines: readonly (readonly Run[])[], look: Look = {}, direction?: Direction): ParagraphChild[] {
  return lines.flatMap((line, at) => [
    ...(at === 0 ? [] : [new TextRun({ break: 1 })]),
    ...line.map((run) => runOut(run, look, direction)),
  ]);
}

function runOut({ text, isBold, href }: Run, { isNote }: Look, direction?: Direction): ParagraphChild {
  const run = new TextRun({
    text: printable(text),
    bold: isBold,
    rightToLeft: directionOf(text, direction) === "rtl",
    ...(isNote && { italics: true, color: "4F5661", size: 19 }),
  });
  return href === null ? run : new ExternalHyperlink({ link: href, children: [run] });
}

function tableOut({ head, rows }: PaperTable): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text) => cell(text, true)) }),
      ...rows.map((cells) => new TableRow({ children: cells.map((text, at) => cell(text, at === 0)) })),
    ],
  });
}

function cell(text: string, isHead: boolean): TableCell {
  const lines = isHead ? plainLines(text).map((line) => line.map((run) => ({ ...run, isBold: true }))) : linesOf(text);
  return new TableCell({
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: lines.map(
      (line) => new Paragraph({ ...aside(line[0]?.text ?? ""), spacing: { after: 0 }, children: runsOut([line]) }),
    ),
  });
}
