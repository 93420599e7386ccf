import type { ImportedCard, ImportedGroup, ImportedZone } from "../board/imported.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import { cleanText, isNoText, shorten } from "./clean.ts";
import { scanJson } from "./scan-json.ts";
import { EMPTY_IMPORT, Notes, PLAIN_CARD } from "./imported.ts";
import type { ReadReply } from "./imported.ts";

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const ITEM = /^(\s*)(?:[-*+•–—·▪◦‣]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
const EMPTY_ITEM = /^\s*(?:[-*+•–—·▪◦‣]|\d{1,4}[.)])\s*(?:\[[ xX]\])?\s*$/;
const RULE = /^\s{0,3}(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$/;
const TABLE_RULE = /^\s*\|?[\s:|-]*-{3,}[\s:|-]*$/;
const CONTINUED = /^\p{Ll}/u;
const UNFINISHED = /[^.!?:;…]$/;
/** A line this long that goes on in lower case was broken by an editor, not by a thought. */
const WRAPPED_LINE_MIN_CHARS = 60;

/**
 * A pasted list, or Markdown: one card per item or line, without its bullet, number or check box. Headings become areas
 * and, below them, groups; a first heading that stands alone above the others is the title. Lines indented under an
 * item belong to it.
 */
export function boardFromList(text: string): ReadReply {
  if (text.length > limits.IMPORT_FILE_MAX_BYTES) return no("too-big");
  if (isNoText(text) || isJson(text)) return no("not-this-format");
  const notes = new Notes();
  const clean = cleanText(text.replace(/^\ufeff/, ""), notes, "text").replace(/\r\n?/g, "\n");
  const lines = withoutFrontMatter(clean.split("\n"));
  const list = new List(notes, levelsOf(lines));
  lines.forEach((line, index) => list.take(line, index + 1));
  const { cards, zones, groups, title } = list;
  if (cards.length === 0) return no("empty");
  if (cards.length > limits.IMPORT_NODES_MAX_COUNT) return no("too-many-cards", String(cards.length));
  if (zones.length > limits.ZONES_MAX_COUNT) return no("too-many-zones", String(zones.length));
  if (groups.length > limits.GROUPS_MAX_COUNT) return no("too-many-groups", String(groups.length));
  return yes({ ...EMPTY_IMPORT, title, zones, groups, cards: list.bounded(), notes: notes.list() });
}

/** A board of some program, whose every brace would become a card. */
function isJson(text: string): boolean {
  const body = text.replace(/^\ufeff/, "");
  return /^\s*[{[]/.test(body) && scanJson(body).ok;
}

/** Settings that note-taking programs keep at the head of a file are not words of anybody. */
function withoutFrontMatter(lines: readonly string[]): string[] {
  if (lines[0]?.trim() !== "---") return [...lines];
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === "---");
  return lines.map((line, index) => (index <= end ? "" : line));
}

interface Levels {
  readonly title: number | null;
  readonly zone: number;
}

function levelsOf(lines: readonly string[]): Levels {
  const depths = lines.flatMap((line) => HEADING.exec(line)?.[1]?.length ?? []);
  const top = Math.min(...depths);
  const isTitle = depths[0] === top && depths.length > 1 && depths.filter((depth) => depth === top).length === 1;
  const below = depths.filter((depth) => !isTitle || depth > top);
  return { title: isTitle ? top : null, zone: Math.min(...below) };
}

type Open = { text: string; indent: number; isItem: boolean } & Pick<ImportedCard, "key" | "zone" | "group" | "layer">;

class List {
  readonly cards: Open[] = [];
  readonly zones: ImportedZone[] = [];
  readonly groups: ImportedGroup[] = [];
  title: string | null = null;
  readonly #notes: Notes;
  readonly #levels: Levels;
  #zone: string | null = null;
  #group: string | null = null;
  /** The card that a next line may go on. */
  #open: Open | null = null;

  constructor(notes: Notes, levels: Levels) {
    this.#notes = notes;
    this.#levels = levels;
  }

  take(line: string, number: number): void {
    const heading = HEADING.exec(line);
    if (heading) return this.#heading(heading[1]?.length ?? 1, literal(heading[2] ?? ""), number);
    if (line.trim() === "" || RULE.test(line) || TABLE_RULE.test(line) || EMPTY_ITEM.test(line)) {
      this.#open = null;
      return;
    }
    const item = ITEM.exec(line);
    if (item) return this.#card(item[2] ?? "", number, { indent: item[1]?.length ?? 0, isItem: true });
    if (this.#goesOn(line)) return this.#append(line);
    this.#card(cellsOf(line), number, { indent: 0, isItem: false });
  }

  #heading(depth: number, name: string, number: number): void {
    this.#open = null;
    if (depth === this.#levels.title) {
      this.title = name;
      return;
    }
    const where = `line ${number}`;
    this.#group = null;
    if (depth <= this.#levels.zone) {
      this.#zone = `zone ${number}`;
      const title = this.#short(name, limits.ZONE_TITLE_MAX_CHARS, where);
      this.zones.push({ key: this.#zone, title, rect: null, layer: 0, section: null, colour: null, extra: null });
    } else {
      this.#group = `group ${number}`;
      this.groups.push({
        key: this.#group,
        name: this.#short(name, limits.GROUP_NAME_MAX_CHARS, where),
        zone: this.#zone,
      });
    }
  }

  #goesOn(line: string): boolean {
    const open = this.#open;
    if (!open) return false;
    if (open.isItem && /^\s/.test(line)) return true;
    const last = open.text.slice(open.text.lastIndexOf("\n") + 1);
    return last.length >= WRAPPED_LINE_MIN_CHARS && UNFINISHED.test(last) && CONTINUED.test(line.trim());
  }

  #append(line: string): void {
    if (this.#open) this.#open.text += `\n${literal(line.trim())}`;
  }

  #card(text: string, number: number, shape: { readonly indent: number; readonly isItem: boolean }): void {
    const card = {
      key: `card ${number}`,
      text: literal(text.trim()),
      zone: this.#zone,
      group: this.#group,
      layer: number,
    };
    this.#open = { ...card, ...shape };
    this.cards.push(this.#open);
  }

  #short(text: string, max: number, where: string): string {
    if (text.length > max) this.#notes.add("shortened", where);
    return shorten(text, max);
  }

  bounded(): ImportedCard[] {
    return this.cards.map(({ key, text, zone, group, layer }) => ({
      ...PLAIN_CARD,
      key,
      text: this.#short(text, limits.CARD_TEXT_MAX_CHARS, `line ${layer}`),
      zone,
      group,
      layer,
    }));
  }
}

/** The backslashes that our own Markdown puts before signs. */
function literal(text: string): string {
  return text
    .replaceAll(String.raw`\<`, "<")
    .replace(/^\\(?=[#>+*-])/, "")
    .replace(/^(\d+)\\(?=[.)])/, "$1");
}

/** A row of a Markdown table: its cells, without the lines between them. */
function cellsOf(line: string): string {
  const row = line.trim();
  if (!row.startsWith("|") || !row.endsWith("|") || row.length < 2) return row;
  return row
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .join(" · ");
}
