import { strToU8, zipSync } from "fflate";
import type { Run } from "@tablee/shared/board/marks";
import { escapeXml } from "@tablee/shared/formats/svg-parts";
import { directionOf, linesOf, linesOfItem, linesOfText, plain } from "@tablee/shared/papers/paper";
import type { Block, Item, Paper, Table } from "@tablee/shared/papers/paper";
import { assertNever } from "@tablee/shared/reply";
import { printable } from "./printable.ts";
import { CONTENT_HEAD, CONTENT_STYLES, MANIFEST, stylesXml } from "./odt-styles.ts";

/**
 * A document as OpenDocument text, of the few elements it needs: there is no library that is both kept and free, and the
 * format is a zip of XML.
 */
export function writeOdt(paper: Paper): Uint8Array<ArrayBuffer> {
  const body = paper.blocks.map(blockOut).join("");
  const content = `${CONTENT_HEAD}${CONTENT_STYLES}<office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const files = {
    // First, and not packed: by it programs tell what the file is.
    mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 as const }],
    "META-INF/manifest.xml": strToU8(MANIFEST),
    "content.xml": strToU8(content),
    "styles.xml": strToU8(stylesXml(paper.locale)),
    "meta.xml": strToU8(metaXml(paper)),
  } as const;
  return zipSync({ ...files, mimetype: [...files.mimetype] });
}

function metaXml({ title, locale }: Paper): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta><dc:title>${words(title)}</dc:title><dc:language>${locale}</dc:language></office:meta></office:document-meta>`;
}

/** Spaces at the edges and in a row, which XML would melt into one, are said one by one. */
function words(text: string): string {
  return escapeXml(printable(text)).replaceAll(/^ | $| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
}

function blockOut(block: Block): string {
  switch (block.kind) {
    case "heading": {
      const style = `Heading_20_${block.level}${aside(block.text)}`;
      return `<text:h text:style-name="${style}" text:outline-level="${block.level}">${runsOut(plainLines(block.text))}</text:h>`;
    }
    case "text":
      return paragraph(linesOfText(block), `${block.tone === undefined ? "Text" : "Note"}${aside(block.text)}`);
    case "list":
      return listOut(block.items, block.ordered ? "Numbers" : "Bullets");
    case "table":
      return tableOut(block.table);
    default:
      return assertNever(block);
  }
}

function aside(text: string, direction?: Item["direction"]): "" | "_rtl" {
  return directionOf(text, direction) === "rtl" ? "_rtl" : "";
}

/** Written as it stands: a heading has no marks. */
function plainLines(text: string): readonly (readonly Run[])[] {
  return text.split("\n").map((line) => [plain(line)]);
}

function paragraph(lines: readonly (readonly Run[])[], style: string): string {
  return `<text:p text:style-name="${style}">${runsOut(lines)}</text:p>`;
}

function runsOut(lines: readonly (readonly Run[])[]): string {
  return lines.map((line) => line.map(runOut).join("")).join("<text:line-break/>");
}

function runOut({ text, isBold, href }: Run): string {
  const said = isBold ? `<text:span text:style-name="Bold">${words(text)}</text:span>` : words(text);
  return href === null ? said : `<text:a xlink:type="simple" xlink:href="${escapeXml(href)}">${said}</text:a>`;
}

function listOut(items: readonly Item[], style: string): string {
  return `<text:list text:style-name="${style}">${items.map(itemOut).join("")}</text:list>`;
}

function itemOut({ text, direction, notes = [], warning, items = [], anchor, to }: Item): string {
  const said = runsOut(linesOfItem({ text, ...(to !== undefined && { to }) }));
  const led = to === undefined ? said : `<text:a xlink:type="simple" xlink:href="#${to}">${said}</text:a>`;
  const marked = anchor === undefined ? led : `<text:bookmark text:name="${anchor}"/>${led}`;
  const below = [notes.join(" · "), warning ?? ""].filter((note) => note !== "");
  return `<text:list-item><text:p text:style-name="Text${aside(text, direction)}">${marked}</text:p>${below
    .map((note) => paragraph(plainLines(note), "Note"))
    .join("")}${items.length === 0 ? "" : listOut(items, "Bullets")}</text:list-item>`;
}

function tableOut({ head, rows }: Table): string {
  const columns = `<table:table-column table:number-columns-repeated="${head.length}"/>`;
  const headRow = `<table:table-header-rows>${rowOut(head, () => true)}</table:table-header-rows>`;
  return `<table:table table:style-name="Table">${columns}${headRow}${rows
    .map((row) => rowOut(row, (at) => at === 0))
    .join("")}</table:table>`;
}

function rowOut(cells: readonly string[], isHead: (at: number) => boolean): string {
  return `<table:table-row>${cells
    .map((text, at) => {
      const lines = isHead(at) ? plainLines(text) : linesOf(text);
      const style = `${isHead(at) ? "Head" : "Text"}${aside(text)}`;
      const paragraphs = lines.map((line) => paragraph([line], style)).join("");
      return `<table:table-cell table:style-name="Cell" office:value-type="string">${paragraphs}</table:table-cell>`;
    })
    .join("")}</table:table-row>`;
}
