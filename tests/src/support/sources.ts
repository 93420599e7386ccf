import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The project's own files as text, for the guards that read code instead of running it. */

export const ROOT = path.resolve(import.meta.dirname, "../../..");
const PASSED_OVER = /(^|\/)(node_modules|dist|data|\.git)\//;

export interface Source {
  /** From the root of the project, with slashes. */
  readonly file: string;
  readonly text: string;
}

export function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

/** Every file below the folders whose name matches, sorted. */
export function sourcesBelow(folders: readonly string[], name: RegExp): Source[] {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && name.test(entry.name))
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/")),
  );
  return files
    .filter((file) => !PASSED_OVER.test(file))
    .sort()
    .map((file) => ({ file, text: textOf(file) }));
}

export interface Import {
  readonly from: string;
  /** Erased before it runs: `import type`, `export type`. */
  readonly typeOnly: boolean;
}

// Statements stand at the start of a line: the formatter puts them there, and `countImports` notices when it did not.
const STATIC = /^(?:import|export)\s+(type\s+)?(?:[^"';]*?\s|\{[^"';]*\}\s*)from\s*["']([^"']+)["']/gm;
const SIDE_EFFECT = /^import\s*["']([^"']+)["']/gm;
const DYNAMIC = /\b(?:import|require)\(\s*["'`]([^"'`]+)["'`]/g;
const IMPORT_WORD = /^\s*import\b(?!\s*[.(])/gm;

/** What a source imports: static, re-exported, for its effect, and dynamic. */
export function importsIn(text: string): Import[] {
  const code = withoutComments(text);
  return [
    ...[...code.matchAll(STATIC)].map(([, type, from]) => ({ from: from ?? "", typeOnly: type !== undefined })),
    ...[...code.matchAll(SIDE_EFFECT)].map(([, from]) => ({ from: from ?? "", typeOnly: false })),
    ...[...code.matchAll(DYNAMIC)].map(([, from]) => ({ from: from ?? "", typeOnly: false })),
  ];
}

/** Import statements that begin, by their first word alone: to see that `importsIn` has missed none. */
export function countImports(text: string): { readonly begun: number; readonly read: number } {
  const code = withoutComments(text);
  const read = [...code.matchAll(STATIC)].filter(([statement]) => statement.startsWith("import")).length;
  return { begun: [...code.matchAll(IMPORT_WORD)].length, read: read + [...code.matchAll(SIDE_EFFECT)].length };
}

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const STRING = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/y;
const TEMPLATE = /[`}](?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{)/y;
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*\/[a-z]*/y;
const BEFORE_REGEX = /(?:[(,=:[!&|?{;+>]|\breturn|^)\s*$/;
const PLAIN = /[^/"'`{}]+/y;

type Piece = "code" | "comment" | "string";

/** The pieces of a source, in order. Enough of the grammar to tell words of code from words in comments and strings. */
function* piecesOf(text: string): Generator<readonly [Piece, string]> {
  const braces: number[] = [];
  let depth = 0;
  let before = "";
  for (let at = 0; at < text.length;) {
    const take = (shape: RegExp): string | undefined => {
      shape.lastIndex = at;
      return shape.exec(text)?.[0];
    };
    const letter = text.charAt(at);
    const resumes = letter === "}" && braces.at(-1) === depth;
    const comment = take(COMMENT);
    const string =
      take(STRING) ??
      (letter === "`" || resumes ? take(TEMPLATE) : undefined) ??
      (BEFORE_REGEX.test(before) ? take(REGEX) : undefined);
    const piece = comment ?? string ?? take(PLAIN) ?? letter;
    if (comment === undefined && string !== undefined) {
      if (resumes) braces.pop();
      if (/^[`}]/.test(string) && string.endsWith("${")) braces.push(depth);
    } else if (comment === undefined) {
      depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
    }
    if (comment === undefined) before = `${before}${piece}`.slice(-20);
    yield [comment !== undefined ? "comment" : string !== undefined ? "string" : "code", piece];
    at += piece.length;
  }
}

function kept(text: string, pieces: readonly Piece[]): string {
  let out = "";
  for (const [kind, piece] of piecesOf(text)) out += pieces.includes(kind) ? piece : " ";
  return out;
}

export function withoutComments(text: string): string {
  return kept(text, ["code", "string"]);
}

/** The words of code alone: no comments, no strings, no text of templates. */
export function bareCode(text: string): string {
  return kept(text, ["code"]);
}
