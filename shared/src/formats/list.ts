import type { ImportedCard, ImportedNote, ImportedZone } from "../board/imported.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import { markedIn, notesOf } from "./card-marks.ts";
import { cleanText, isNoText, shorten } from "./clean.ts";
import { bareStart } from "./escapes.ts";
import { Fields } from "./fields.ts";
import { EMPTY_IMPORT, Notes, PLAIN_CARD } from "./imported.ts";
import type { ReadReply } from "./imported.ts";
import { frontOf } from "./kanban-parts.ts";
import { nested } from "./nested.ts";
import type { Item, NumberedGroup } from "./nested.ts";
import { scanJson } from "./scan-json.ts";
import type { ExportWords } from "./words.ts";

const HEADING = /^ {0,3}(#{1,6})\s+(.*)$/;
const CLOSING_SIGNS = /(?:^|\s)#+$/;
const ITEM = /^(\s*)(?:[-*+•–—·▪◦‣]|\d{1,4}[.)])\s+(?:\[([ xX/-])\]\s+)?(.*)$/;
const EMPTY_ITEM = /^\s*(?:[-*+•–—·▪◦‣]|\d{1,4}[.)])\s*(?:\[[ xX/-]\])?\s*$/;
const RULE = /^\s{0,3}(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$/;
/** With three dashes in it, the line below the names of a table. */
const TABLE_RULE = /^[\s:|-]+$/;
const CONTINUED = /^\p{Ll}/u;
const UNFINISHED = /[^.!?:;…]$/;
/** A line this long that goes on in lower case was broken by an editor, not by a thought. */
const WRAPPED_LINE_MIN_CHARS = 60;

/** Under this word a board keeps what stood at the head of a text. */
export const OUTLINE = "markdown";

/**
 * A pasted list, or Markdown: one card per item or line, without its bullet, number or check box. Headings become areas
 * and, below them, groups; a first heading that stands alone above the others is the title. Lines indented under an
 * item belong to it; an item with items under it is a group of them (`nested.ts`). A task is a step, done or not.
 */
export function boardFromList(text: string, words?: ExportWords): ReadReply {
  if (text.length > limits.IMPORT_FILE_MAX_BYTES) return no("too-big");
  if (isNoText(text) || isJson(text)) return no("not-this-format");
  const notes = new Notes();
  const clean = cleanText(text.replace(/^\ufeff/, ""), notes, "text").replace(/\r\n?/g, "\n");
  const front = frontOf(clean);
  const lines = withoutFront(clean, front);
  const list = new List({ notes, levels: levelsOf(lines), words });
  lines.forEach((line, index) => list.take(line, index + 1));
  const { zones, title } = list;
  const { cards, groups } = nested(list.items, list.groups, notes);
  if (cards.length === 0) return no("empty");
  if (cards.length > limits.IMPORT_NODES_MAX_COUNT) return no("too-many-cards", String(cards.length));
  if (zones.length > limits.ZONES_MAX_COUNT) return no("too-many-zones", String(zones.length));
  if (groups.length > limits.GROUPS_MAX_COUNT) return no("too-many-groups", String(groups.length));
  const extra = front === "" ? null : new Fields(notes).extra({ [OUTLINE]: { front } }, "line 1");
  if (extra) notes.add("unknown-kept", "line 1");
  const told = list.told(cards);
  return yes({ ...EMPTY_IMPORT, title, zones, groups, ...told, extra, notes: notes.list() });
}

/** A board of some program, whose every brace would become a card. */
function isJson(text: string): boolean {
  const body = text.replace(/^\ufeff/, "");
  return /^\s*[{[]/.test(body) && scanJson(body).ok;
}

/** Settings that note-taking programs keep at the head of a file are not words of anybody. Lines keep their numbers. */
function withoutFront(text: string, front: string): string[] {
  const before = front.split("\n").length - 1;
  return [...Array.from({ length: before }, () => ""), ...text.slice(front.length).split("\n")];
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

class List {
  readonly items: Item[] = [];
  readonly zones: ImportedZone[] = [];
  readonly groups: NumberedGroup[] = [];
  title: string | null = null;
  readonly #notes: Notes;
  readonly #levels: Levels;
  readonly #words: ExportWords | undefined;
  #zone: string | null = null;
  #group: string | null = null;
  /** The card that a next line may go on. */
  #open: Item | null = null;
  /** A blank line was read since: only what is indented goes on. */
  #gap = false;
  /** The items that a next one may lie in. */
  #above: readonly Item[] = [];

  constructor({ notes, levels, words }: { notes: Notes; levels: Levels; words: ExportWords | undefined }) {
    this.#notes = notes;
    this.#levels = levels;
    this.#words = words;
  }

  take(line: string, number: number): void {
    const heading = HEADING.exec(line);
    if (heading) return this.#heading(heading[1]?.length ?? 1, nameIn(heading[2] ?? ""), number);
    if (line.trim() === "") {
      this.#gap = true;
      return;
    }
    if (RULE.test(line) || isTableRule(line) || EMPTY_ITEM.test(line)) {
      this.#open = null;
      return;
    }
    const item = ITEM.exec(line);
    if (item) {
      const [, space = "", box = null, text = ""] = item;
      return this.#item(text, number, { indent: space.replaceAll("\t", "    ").length, box, isItem: true });
    }
    if (this.#goesOn(line)) return this.#append(line);
    this.#item(cellsOf(line), number, { indent: 0, box: null, isItem: false });
  }

  #heading(depth: number, name: string, number: number): void {
    this.#open = null;
    this.#above = [];
    if (depth === this.#levels.title) {
      this.title = name;
      return;
    }
    const where = `line ${number}`;
    this.#group = null;
    if (depth <= this.#levels.zone) {
      this.#zone = name === this.#words?.outside ? null : `zone ${number}`;
      if (this.#zone === null) return;
      const title = this.#short(name, limits.ZONE_TITLE_MAX_CHARS, where);
      this.zones.push({ key: this.#zone, title, rect: null, layer: 0, section: null, colour: null, extra: null });
    } else {
      this.#group = `group ${number}`;
      const said = name === this.#words?.unnamed ? "" : name;
      this.groups.push({
        key: this.#group,
        name: this.#short(said, limits.GROUP_NAME_MAX_CHARS, where),
        zone: this.#zone,
        number,
      });
    }
  }

  #goesOn(line: string): boolean {
    const open = this.#open;
    if (!open) return false;
    if (open.isItem && /^\s/.test(line)) return true;
    if (this.#gap) return false;
    const last = open.text.slice(open.text.lastIndexOf("\n") + 1);
    return last.length >= WRAPPED_LINE_MIN_CHARS && UNFINISHED.test(last) && CONTINUED.test(line.trim());
  }

  #append(line: string): void {
    if (this.#open) this.#open.text += `${this.#gap ? "\n" : ""}\n${bareStart(line.trim())}`;
    this.#gap = false;
  }

  #item(
    text: string,
    number: number,
    shape: { readonly indent: number; readonly box: string | null; readonly isItem: boolean },
  ): void {
    const above = shape.isItem ? this.#above.filter(({ indent }) => indent < shape.indent) : [];
    const item = {
      key: `card ${number}`,
      text: bareStart(text.trim()),
      zone: this.#zone,
      group: this.#group,
      number,
      parent: above.at(-1) ?? null,
      ...shape,
    };
    this.#gap = false;
    this.#open = item;
    this.#above = shape.isItem ? [...above, item] : [];
    this.items.push(item);
  }

  #short(text: string, max: number, where: string): string {
    if (text.length > max) this.#notes.add("shortened", where);
    return shorten(text, max);
  }

  /** The cards that the items are, with what their marks say. */
  told(items: readonly Item[]): { readonly cards: ImportedCard[]; readonly said: ImportedNote[] } {
    const said: ImportedNote[] = [];
    const cards = items.map(({ key, text, zone, group, number, box }) => {
      const marked = markedIn(text, box, this.#words);
      const where = `line ${number}`;
      said.push(...notesOf(key, marked));
      return {
        ...PLAIN_CARD,
        key,
        text: this.#short(marked.text, limits.CARD_TEXT_MAX_CHARS, where),
        zone,
        group,
        layer: number,
        kind: marked.kind,
        knowledge: marked.knowledge,
        author: this.#short(marked.author, limits.NAME_MAX_CHARS, where) || null,
      };
    });
    return { cards, said };
  }
}

function isTableRule(line: string): boolean {
  return TABLE_RULE.test(line) && line.includes("---");
}

/** Of a heading, without the signs that may close it. */
function nameIn(text: string): string {
  return bareStart(text.trim().replace(CLOSING_SIGNS, "").trim()).replaceAll(String.raw`\<`, "<");
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
