import type { Locale } from "@tablee/shared/locales";

/** What every document of ours in OpenDocument has alike: names of its parts, styles, lists. */

const NAMES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"';
const XML = '<?xml version="1.0" encoding="UTF-8"?>';

export const MANIFEST = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>${[
  "content",
  "styles",
  "meta",
]
  .map((name) => `<manifest:file-entry manifest:full-path="${name}.xml" manifest:media-type="text/xml"/>`)
  .join("")}</manifest:manifest>`;

export const CONTENT_HEAD = `${XML}<office:document-content ${NAMES}>`;

const LEVELS = [1, 2, 3, 4] as const;

function levels(tag: string, looks: string): string {
  return LEVELS.map(
    (level) =>
      `<text:list-level-style-${tag} text:level="${level}" ${looks}><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="${level * 0.6}cm" fo:text-indent="-0.6cm"/></style:list-level-properties></text:list-level-style-${tag}>`,
  ).join("");
}

export const CONTENT_STYLES = `<office:automatic-styles><text:list-style style:name="Bullets">${levels("bullet", 'text:bullet-char="•"')}</text:list-style><text:list-style style:name="Numbers">${levels("number", 'style:num-format="1" style:num-suffix="."')}</text:list-style><style:style style:name="Table" style:family="table"><style:table-properties table:align="margins"/></style:style><style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #b8b4ad" fo:padding="0.1cm"/></style:style></office:automatic-styles>`;

const HEADING_SIZES = [20, 16, 13, 11.5];
const RIGHT_TO_LEFT = 'style:writing-mode="rl-tb" fo:text-align="start"';

interface Style {
  readonly name: string;
  readonly look: string;
  readonly space: string;
  readonly level?: number;
}

/** Each paragraph style once for either direction. */
function both({ name, look, space, level }: Style): string {
  const rank = level === undefined ? "" : ` style:default-outline-level="${level}" style:class="text"`;
  const display = ` style:display-name="${name.replaceAll("_20_", " ")}"`;
  return ["", "_rtl"]
    .map(
      (end) =>
        `<style:style style:name="${name}${end}"${end === "" ? display : ""} style:family="paragraph"${rank}><style:paragraph-properties ${space} ${end === "" ? "" : RIGHT_TO_LEFT}/><style:text-properties ${look}/></style:style>`,
    )
    .join("");
}

export function stylesXml(locale: Locale): string {
  const country = locale === "fr" ? "FR" : "GB";
  const headings = HEADING_SIZES.map((size, at) =>
    both({
      name: `Heading_20_${at + 1}`,
      look: `fo:font-size="${size}pt" fo:font-weight="bold" style:font-weight-complex="bold"`,
      space: 'fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
      level: at + 1,
    }),
  ).join("");
  const texts = [
    both({ name: "Text", look: 'fo:font-size="11pt"', space: 'fo:margin-bottom="0.15cm"' }),
    both({ name: "Head", look: 'fo:font-size="11pt" fo:font-weight="bold"', space: 'fo:margin-bottom="0cm"' }),
    both({
      name: "Note",
      look: 'fo:font-size="9.5pt" fo:font-style="italic" fo:color="#4f5661"',
      space: 'fo:margin-bottom="0.1cm"',
    }),
  ].join("");
  return `${XML}<office:document-styles ${NAMES}><office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="${locale}" fo:country="${country}" style:language-complex="ar" style:country-complex="SA"/></style:default-style>${headings}${texts}<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style></office:styles></office:document-styles>`;
}
