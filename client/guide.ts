import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import markdownIt from "markdown-it";
import type { Plugin } from "vite";

/** The guide for those who lead, as `docs/` has it: what is read in the product is that file and no other. */
const DOCS = path.join(import.meta.dirname, "../docs");
const ASKED = /^virtual:guide\/(?<language>fr|en)$/;
const RESOLVED = "\0";

interface Heading {
  readonly id: string;
  readonly text: string;
}

/** A name for an address: letters and figures, with their accents taken off. */
function slugOf(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** Of a picture as Chromium writes it: lossy, in the plain form or in the one with room for more. */
function sizeOf(file: string): { readonly width: number; readonly height: number } {
  const bytes = readFileSync(file);
  const form = bytes.toString("latin1", 12, 16);
  if (form === "VP8X") return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (form !== "VP8 ") throw new Error(`${file} is no WebP that this can read`);
  return { width: bytes.readUInt16LE(26) & 0x3f_ff, height: bytes.readUInt16LE(28) & 0x3f_ff };
}

interface Written {
  readonly title: string;
  readonly contents: readonly Heading[];
  /** Text between the addresses of the pictures: one more than there are pictures. */
  readonly html: readonly string[];
  readonly pictures: readonly string[];
}

const MARK = "@@picture@@";

function write(markdown: string): Written {
  // Tags in the source are shown as text: nothing but Markdown makes a page.
  const parser = markdownIt({ html: false });
  const contents: Heading[] = [];
  const pictures: string[] = [];
  const tokens = parser.parse(markdown, {});
  const [, title] = tokens;
  if (tokens[0]?.tag !== "h1" || !title) throw new Error("the guide begins with its title");
  const rest = tokens.slice(3);
  for (const [at, token] of rest.entries()) {
    const text = rest[at + 1]?.content ?? "";
    if (token.type === "heading_open") token.attrSet("id", slugOf(text));
    if (token.type === "heading_open" && token.tag === "h2") contents.push({ id: slugOf(text), text });
    for (const child of token.children ?? []) {
      if (child.type !== "image") continue;
      const file = path.join(DOCS, child.attrGet("src") ?? "");
      // Before it is made, its words stand there: GUI2 notices.
      if (!existsSync(file)) continue;
      const { width, height } = sizeOf(file);
      pictures.push(file);
      for (const [name, value] of Object.entries({ src: MARK, width, height, loading: "lazy" }))
        child.attrSet(name, String(value));
    }
  }
  const html = parser.renderer.render(rest, parser.options, {}).split(MARK);
  return { title: title.content, contents, html, pictures };
}

/** `virtual:guide/fr` is the guide in French, written when the client is built: a page brings no parser. */
export function guide(): Plugin {
  return {
    name: "guide",
    resolveId: (id) => (ASKED.test(id) ? RESOLVED + id : null),
    load(id) {
      const language = ASKED.exec(id.replace(RESOLVED, ""))?.groups?.["language"];
      if (language === undefined || !id.startsWith(RESOLVED)) return null;
      const file = path.join(DOCS, `guide.${language}.md`);
      this.addWatchFile(file);
      const { title, contents, html, pictures } = write(readFileSync(file, "utf8"));
      const imports = pictures.map((picture, at) => `import p${at} from ${JSON.stringify(`${picture}?url`)};`);
      const parts = html.flatMap((part, at) => [JSON.stringify(part), ...(at < pictures.length ? [`p${at}`] : [])]);
      const page = `{ title: ${JSON.stringify(title)}, contents: ${JSON.stringify(contents)}, html: ${parts.join("+")} }`;
      return { code: `${imports.join("\n")}\nexport const guide = ${page};`, moduleType: "js" };
    },
  };
}
