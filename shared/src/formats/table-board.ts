import type { ImportedCard, ImportedGroup, ImportedNote, ImportedZone } from "../board/imported.ts";
import { hasStatus } from "../board/items.ts";
import { dueOf } from "../board/read-note.ts";
import { COLOURS, KINDS, KNOWLEDGE_TYPES } from "../board/types.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import { notesOf, statusOf } from "./card-marks.ts";
import { shorten } from "./clean.ts";
import { LIKE_FORMULA } from "./csv.ts";
import { Fields } from "./fields.ts";
import { EMPTY_IMPORT, Notes, PLAIN_CARD } from "./imported.ts";
import type { ImportNote, ReadReply } from "./imported.ts";
import { columnsOf, otherColumns } from "./kept-columns.ts";
import type { OtherColumn } from "./kept-columns.ts";
import type { Table } from "./table.ts";
import type { ExportWords } from "./words.ts";

/** Which column is what; columns are counted from 0. */
export interface ColumnChoice {
  readonly text: number;
  readonly zone?: number | null;
  readonly group?: number | null;
  readonly kind?: number | null;
  readonly knowledge?: number | null;
  readonly colour?: number | null;
  readonly author?: number | null;
  readonly status?: number | null;
  readonly due?: number | null;
  /**
   * The other columns stay with the cards, unseen, and go out with the next table. Never by itself: such tables hold
   * addresses and names of people, and nobody at this table would see that they are there.
   */
  readonly keepsOthers?: boolean;
}

export type ColumnRole = Exclude<keyof ColumnChoice, "keepsOthers">;

/** Names that exports of ours, of participation platforms and of spreadsheets give their columns, in lower case. */
const NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
  text: [
    "texte",
    "text",
    "carte",
    "card",
    "contenu",
    "content",
    "contribution",
    "contributions",
    "comment-body",
    "comment",
    "commentaire",
    "body",
    "bodytext",
    "idée",
    "idee",
    "idea",
    "description",
    "proposition",
    "sent_text",
    "note",
    "titre",
    "title",
    "name",
    "nom",
    "question",
  ],
  zone: ["zone", "area", "colonne", "column", "liste", "list"],
  group: ["groupe", "group", "catégorie", "categorie", "category", "thème", "theme", "cluster", "tag"],
  kind: ["nature", "kind", "type"],
  knowledge: ["savoir", "knowledge"],
  colour: ["couleur", "colour", "color"],
  author: ["auteur", "auteure", "autrice", "auteur·rice", "auteur ou autrice", "author", "signature"],
  status: ["où ça en est", "statut", "status", "état", "etat", "state"],
  due: ["pour le", "échéance", "echeance", "date limite", "due", "due date", "deadline"],
};

/** The likeliest columns: by their names, and the text by its length where no name tells. */
export function guessColumns(table: Table): ColumnChoice {
  const names = table.header.map((name) => baseOf(name));
  const taken = new Set<number>();
  const named = (role: ColumnRole): number | null => {
    for (const name of NAMES[role]) {
      const at = names.indexOf(name);
      if (at === -1 || taken.has(at)) continue;
      taken.add(at);
      return at;
    }
    return null;
  };
  const text = named("text") ?? longest(table);
  taken.add(text);
  return {
    text,
    zone: named("zone"),
    group: named("group"),
    kind: named("kind"),
    knowledge: named("knowledge"),
    colour: named("colour"),
    author: named("author"),
    status: named("status"),
    due: named("due"),
  };
}

/** `description/fr` is a description. */
function baseOf(name: string): string {
  return (name.trim().toLowerCase().split("/")[0] ?? "").trim();
}

/** Addresses are long, and nobody’s words. */
function wordsIn(cell: string): number {
  return cell.includes("://") ? 0 : cell.length;
}

function longest(table: Table): number {
  const sums = table.header.map((_, column) =>
    table.rows.slice(0, 200).reduce((sum, row) => sum + wordsIn(row[column] ?? ""), 0),
  );
  return sums.indexOf(Math.max(...sums));
}

/** A leading apostrophe is how an export keeps a spreadsheet from computing a text: it is not part of the text. */
function plain(cell: string): string {
  return cell.startsWith("'") && LIKE_FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** From the word in a cell to the value, whether the cell has our own name for it or the word of an export. */
function valueOf<Name extends string>(
  cell: string,
  names: readonly Name[],
  words: Readonly<Record<Name, string>> | undefined,
): Name | null {
  const word = cell.trim().toLowerCase();
  return names.find((name) => name === word || words?.[name].toLowerCase() === word) ?? null;
}

/** One card per row that has a text; the areas and groups that the rows name. */
export function boardFromTable(from: {
  readonly table: Table;
  readonly choice: ColumnChoice;
  /** To understand the kinds, types and colours that an export of ours wrote in a person’s language. */
  readonly words?: ExportWords;
}): ReadReply {
  const { table } = from;
  if (table.rows.length > limits.IMPORT_NODES_MAX_COUNT) return no("too-many-cards", String(table.rows.length));
  const others = otherColumns(table, from.choice, from.words);
  const rows = new Rows(from.choice, { words: from.words, kept: from.choice.keepsOthers === true ? others : [] });
  table.rows.forEach((row, index) => rows.take(row, index + (table.hasHeader ? 2 : 1)));
  const { cards, zones, groups } = rows;
  if (zones.size > limits.ZONES_MAX_COUNT) return no("too-many-zones", String(zones.size));
  if (groups.size > limits.GROUPS_MAX_COUNT) return no("too-many-groups", String(groups.size));
  if (cards.length === 0) return no("empty");
  const reason = from.choice.keepsOthers === true ? "columns-kept" : "columns-left";
  const columns = others.map(({ name }): ImportNote => ({ reason, where: name, count: 1 }));
  const notes = [...table.warnings, ...together(columns), ...rows.notes.list()];
  const { said } = rows;
  return yes({ ...EMPTY_IMPORT, cards, zones: [...zones.values()], groups: [...groups.values()], said, notes });
}

/** One note for all of them, with the names of the first: which they are is what decides. */
function together(columns: readonly ImportNote[]): ImportNote[] {
  const [first] = columns;
  if (!first) return [];
  const named = columns.slice(0, NAMED_COLUMNS_COUNT).map(({ where }) => shorten(where, NAME_CHARS));
  return [{ ...first, where: `columns ${named.join(" · ")}`, count: columns.length }];
}

const NAMED_COLUMNS_COUNT = 6;
const NAME_CHARS = 40;

class Rows {
  readonly cards: ImportedCard[] = [];
  readonly said: ImportedNote[] = [];
  /** By name; a group by its area and name. */
  readonly zones = new Map<string, ImportedZone>();
  readonly groups = new Map<string, ImportedGroup>();
  readonly notes = new Notes();
  readonly #choice: ColumnChoice;
  readonly #words: ExportWords | undefined;
  readonly #kept: readonly OtherColumn[];
  readonly #fields = new Fields(this.notes);

  constructor(
    choice: ColumnChoice,
    { words, kept }: { readonly words: ExportWords | undefined; readonly kept: readonly OtherColumn[] },
  ) {
    this.#choice = choice;
    this.#words = words;
    this.#kept = kept;
  }

  take(row: readonly string[], number: number): void {
    const where = `row ${number}`;
    const cell = (role: ColumnRole): string => plain(row[this.#choice[role] ?? -1] ?? "").trim();
    const short = (role: ColumnRole, max: number): string => this.#short(cell(role), max, where);
    const text = short("text", limits.CARD_TEXT_MAX_CHARS);
    if (text === "") return this.notes.add("empty-rows", where);
    const zone = this.#zone(short("zone", limits.ZONE_TITLE_MAX_CHARS));
    const key = `card ${number}`;
    const said = statusOf(cell("status"), this.#words);
    const kind = valueOf(cell("kind"), KINDS, this.#words?.kinds) ?? (said === null ? "ingredient" : "step");
    const due = dueOf(cell("due"));
    if ((said === null && cell("status") !== "") || (due === null && cell("due") !== ""))
      this.notes.add("values-left", where);
    this.said.push(...notesOf(key, { status: hasStatus({ kind }) ? said : null, due: due === "none" ? null : due }));
    this.cards.push({
      ...PLAIN_CARD,
      key,
      text,
      zone,
      group: this.#group(short("group", limits.GROUP_NAME_MAX_CHARS), zone),
      layer: number,
      kind,
      knowledge: valueOf(cell("knowledge"), KNOWLEDGE_TYPES, this.#words?.knowledges),
      colour: valueOf(cell("colour"), COLOURS, this.#words?.colours) ?? hexOf(cell("colour")),
      author: short("author", limits.NAME_MAX_CHARS) || null,
      extra: this.#fields.extra(columnsOf(row, this.#kept), where),
    });
  }

  #short(text: string, max: number, where: string): string {
    if (text.length > max) this.notes.add("shortened", where);
    return shorten(text, max);
  }

  #zone(title: string): string | null {
    if (title === "") return null;
    const key = this.zones.get(title)?.key ?? `zone ${this.zones.size}`;
    if (!this.zones.has(title)) {
      this.zones.set(title, { key, title, rect: null, layer: 0, section: null, colour: null, extra: null });
    }
    return key;
  }

  #group(name: string, zone: string | null): string | null {
    if (name === "") return null;
    const both = JSON.stringify([zone, name]);
    const key = this.groups.get(both)?.key ?? `group ${this.groups.size}`;
    if (!this.groups.has(both)) this.groups.set(both, { key, name, zone });
    return key;
  }
}

function hexOf(cell: string): string | null {
  return /^#[0-9a-f]{6}$/i.test(cell) ? cell : null;
}
