import type { Card, Extra, Json } from "../board/types.ts";
import * as limits from "../limits.ts";
import { isRecord } from "./clean.ts";
import type { Table } from "./table.ts";
import type { ColumnChoice } from "./table-board.ts";
import type { ExportWords } from "./words.ts";

/** Columns of a table that are nothing of a card: which they are, and how a card keeps them when somebody wishes so. */

export interface OtherColumn {
  readonly at: number;
  readonly name: string;
}

const KEY = "csv";

/** Those that something is in; by their number where they have no name. What a copy of ours says of votes, lines and links is said by the table itself. */
export function otherColumns(table: Table, choice: ColumnChoice, words: ExportWords | undefined): OtherColumn[] {
  const used = new Set<unknown>(Object.values(choice).filter((value) => typeof value === "number"));
  const ours = new Set(words && [words.lines, words.votes, words.rank, words.owner, words.links]);
  const taken = new Set<string>();
  return table.header.flatMap((title, at): OtherColumn[] => {
    const name = title.trim() || String(at + 1);
    const isEmpty = table.rows.every((row) => (row[at] ?? "").trim() === "");
    if (used.has(at) || isEmpty || ours.has(name) || taken.has(name)) return [];
    taken.add(name);
    return [{ at, name }];
  });
}

/** Null where there is nothing to keep. */
export function columnsOf(row: readonly string[], columns: readonly OtherColumn[]): Record<string, Json> | undefined {
  const cells = columns.flatMap(({ at, name }): [string, string][] => {
    const cell = row[at] ?? "";
    return cell.trim() === "" ? [] : [[name, cell]];
  });
  return cells.length === 0 ? undefined : { [KEY]: Object.fromEntries(cells) };
}

function keptIn(extra: Extra | null): Readonly<Record<string, Json>> {
  const kept = extra !== null && Object.hasOwn(extra, KEY) ? extra[KEY] : undefined;
  return isRecord(kept) ? kept : {};
}

/** The names of the kept columns, as they came, without those that the table has already; no more than a table can be read with. */
export function keptColumns(cards: Iterable<Card>, ours: readonly string[]): string[] {
  const names = new Set<string>();
  for (const { extra } of cards) for (const name of Object.keys(keptIn(extra))) names.add(name);
  for (const name of ours) names.delete(name);
  return [...names].slice(0, limits.IMPORT_COLUMNS_MAX_COUNT - ours.length);
}

export function keptCells({ extra }: Card, names: readonly string[]): string[] {
  const kept = keptIn(extra);
  return names.map((name) => {
    const cell = Object.hasOwn(kept, name) ? kept[name] : "";
    return typeof cell === "string" ? cell : "";
  });
}
