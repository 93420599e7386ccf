import type { ImportedCard, ImportedGroup, ImportedNote, ImportedZone } from "../board/imported.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import { markedIn, notesOf } from "./card-marks.ts";
import { cleanText, isNoText } from "./clean.ts";
import { Fields } from "./fields.ts";
import { EMPTY_IMPORT, Notes, PLAIN_CARD } from "./imported.ts";
import type { ReadReply } from "./imported.ts";
import { ARCHIVE_RULE, COMPLETE, isKanban, KANBAN, kanbanParts } from "./kanban-parts.ts";
import type { ExportWords } from "./words.ts";

const LANE = /^#{1,6}\s+(.*)$/;
const TASK = /^[-*+]\s+(?:\[(.)\]\s*)?(.*)$/u;
const RULE = /^(?:\*{3,}|-{3,}|_{3,})\s*$/;
const INDENT = /^(?:\t| {2,4})/;
/** By which other notes point to this line. */
const BLOCK_ID = /[ \t]\^[A-Za-z0-9-]{1,60}$/m;

/**
 * Lanes become areas, tasks steps with their day and whether they are done. The lines of each task are kept as they
 * stand: what is not changed here goes out as it was, mark by mark.
 */
export function readKanban(text: string, words?: ExportWords): ReadReply {
  if (text.length > limits.IMPORT_FILE_MAX_BYTES) return no("too-big");
  if (isNoText(text) || !isKanban(text)) return no("not-this-format");
  const notes = new Notes();
  const clean = cleanText(text.replace(/^\ufeff/, ""), notes, "text").replaceAll(/\r\n?/g, "\n");
  const { front, lines, firstLine, settings } = kanbanParts(clean);
  const lanes = new Lanes(notes, words);
  lines.forEach((line, at) => lanes.take(line, firstLine + at));
  lanes.end();
  const { zones, cards, said } = lanes;
  const groups = [...lanes.groups.values()];
  if (cards.length > limits.IMPORT_NODES_MAX_COUNT) return no("too-many-cards", String(cards.length));
  if (zones.length > limits.ZONES_MAX_COUNT) return no("too-many-zones", String(zones.length));
  if (groups.length > limits.GROUPS_MAX_COUNT) return no("too-many-groups", String(groups.length));
  const extra = new Fields(notes).extra({ [KANBAN]: { front, settings } }, "line 1");
  if (extra) notes.add("unknown-kept", "line 1");
  return yes({ ...EMPTY_IMPORT, zones, groups, cards, said, extra, notes: notes.list() });
}

interface Open {
  readonly number: number;
  readonly lines: string[];
}

class Lanes {
  readonly zones: ImportedZone[] = [];
  readonly cards: ImportedCard[] = [];
  readonly said: ImportedNote[] = [];
  readonly groups = new Map<string, ImportedGroup>();
  readonly #notes: Notes;
  readonly #fields: Fields;
  readonly #words: ExportWords | undefined;
  #zone: string | null = null;
  #archive = false;
  #open: Open | null = null;
  /** Blank lines belong to a card only when more of it follows. */
  #blank = 0;

  constructor(notes: Notes, words: ExportWords | undefined) {
    this.#notes = notes;
    this.#fields = new Fields(notes);
    this.#words = words;
  }

  take(line: string, number: number): void {
    if (line.trim() === "" && !(this.#open && INDENT.test(line))) {
      this.#blank += 1;
      return;
    }
    if (this.#open && INDENT.test(line)) {
      while (this.#blank > 0) {
        this.#open.lines.push("");
        this.#blank -= 1;
      }
      this.#open.lines.push(line);
      return;
    }
    this.end();
    const lane = LANE.exec(line);
    if (lane) this.#lane((lane[1] ?? "").trim(), number);
    else if (line.trim() === COMPLETE) this.#complete();
    else if (RULE.test(line)) this.#archive = line.trim() === ARCHIVE_RULE;
    else this.#open = { number, lines: [line] };
  }

  #lane(name: string, number: number): void {
    const isOutside = this.#words !== undefined && name === this.#words.outside;
    this.#zone = isOutside ? null : `zone ${number}`;
    if (this.#zone === null) return;
    const title = this.#fields.short(name, limits.ZONE_TITLE_MAX_CHARS, `line ${number}`);
    const extra = this.#archive ? { [KANBAN]: { archive: true } } : null;
    this.#archive = false;
    this.zones.push({ key: this.#zone, title, rect: null, layer: 0, section: null, colour: null, extra });
  }

  /** What is put there in Obsidian is done. */
  #complete(): void {
    const last = this.zones.pop();
    if (last) this.zones.push({ ...last, extra: { [KANBAN]: { complete: true } } });
  }

  end(): void {
    const open = this.#open;
    this.#open = null;
    this.#blank = 0;
    if (open) this.#card(open);
  }

  #card({ number, lines }: Open): void {
    const raw = lines.join("\n");
    const where = `line ${number}`;
    const { text, status, due, kind, knowledge, group, author } = kanbanCard(raw, this.#words);
    if (text === "") return this.#notes.add("empty-rows", where);
    const key = `card ${number}`;
    this.said.push(...notesOf(key, { status, due }));
    this.cards.push({
      ...PLAIN_CARD,
      key,
      text: this.#fields.short(text, limits.CARD_TEXT_MAX_CHARS, where),
      zone: this.#zone,
      group: this.#group(group, where),
      layer: number,
      kind,
      knowledge,
      author: this.#fields.short(author, limits.NAME_MAX_CHARS, where) || null,
      // A name that is taken off a card must not stay in the lines that it came with.
      extra: author === "" ? this.#fields.extra({ [KANBAN]: { raw } }, where) : null,
    });
  }

  #group(name: string, where: string): string | null {
    if (name === "") return null;
    const both = JSON.stringify([this.#zone, name]);
    const known = this.groups.get(both);
    if (known) return known.key;
    const key = `group ${this.groups.size}`;
    const short = this.#fields.short(name, limits.GROUP_NAME_MAX_CHARS, where);
    this.groups.set(both, { key, name: short, zone: this.#zone });
    return key;
  }
}

/** Of the lines of one task, as they stand in a file. */
export function kanbanCard(raw: string, words: ExportWords | undefined) {
  const [first = "", ...rest] = raw.split("\n");
  const task = TASK.exec(first);
  const lines = [task?.[2] ?? first.trim(), ...rest.map((line) => line.replace(INDENT, ""))];
  return markedIn(lines.join("\n").replace(BLOCK_ID, ""), task?.[1] ?? null, words);
}
