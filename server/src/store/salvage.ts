import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { recordsOf } from "./pages.ts";
import type { Value } from "./pages.ts";

export interface Damaged {
  readonly file: string;
  /** Undefined when SQLite cannot even open it. */
  readonly database: DatabaseSync | undefined;
}

/**
 * Copies what can still be read of a damaged database into a new one that has the tables already; answers how many rows.
 * What SQLite reads comes first. A table with a gap is then searched for page by page: a row may be there, and only the
 * way to it be lost.
 */
export function salvage(from: Damaged, to: DatabaseSync): number {
  to.exec("PRAGMA foreign_keys = OFF; BEGIN");
  let rows = 0;
  const torn: string[] = [];
  for (const table of tablesOf(to)) {
    const { copied, hasGaps } = from.database ? copyTable(from.database, to, table) : { copied: 0, hasGaps: true };
    rows += copied;
    if (hasGaps) torn.push(table);
  }
  if (torn.length > 0) rows += copyRecords(from.file, to, torn);
  if (from.database) keepSequence(from.database, to);
  to.exec("COMMIT");
  return rows;
}

function tablesOf(database: DatabaseSync): string[] {
  return database
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
    )
    .all()
    .map((row) => String(row["name"]));
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNeeded: boolean;
  /** The row’s number under another name: its place in the record is empty. */
  readonly isRowid: boolean;
}

function columnsOf(database: DatabaseSync, table: string): Column[] {
  const rows = database.prepare('select name, lower(type) as type, "notnull", pk from pragma_table_info(?)').all(table);
  return rows.map(({ name, type, notnull, pk }) => ({
    name: String(name),
    type: String(type),
    isNeeded: notnull === 1 || Number(pk) > 0,
    isRowid: pk === 1 && type === "integer",
  }));
}

interface Copied {
  readonly copied: number;
  readonly hasGaps: boolean;
}

function copyTable(from: DatabaseSync, to: DatabaseSync, table: string): Copied {
  const source = prepared(from, to, table);
  if (!source) return { copied: 0, hasGaps: true };
  const { columns, forward, backward } = source;
  const insert = insertInto(to, table, columns);
  let copied = 0;
  const gaps = { count: 0 };
  const take = (row: Readable): void => {
    // Values come from SQLite and go back to it.
    if (wasPut(insert, columns.map((name) => row[name]) as SQLInputValue[])) copied += 1;
  };
  for (const row of readable((after) => forward.get(after), { sign: 1, gaps })) take(row);
  // Once more from the end: a row number that was damaged into a large one hides everything behind it.
  for (const row of readable((before) => backward.get(-before), { sign: -1, gaps })) take(row);
  return { copied, hasGaps: gaps.count > 0 };
}

/** Undefined when SQLite no longer knows the table. */
function prepared(from: DatabaseSync, to: DatabaseSync, table: string) {
  const known = new Set(columnsOf(to, table).map(({ name }) => name));
  try {
    // An older database may not have them all yet; the new one has their defaults.
    const columns = columnsOf(from, table).flatMap(({ name }) => (known.has(name) ? [name] : []));
    const select = `select rowid as at, ${columns.join(", ")} from ${table} not indexed where rowid`;
    const forward = from.prepare(`${select} > ? order by rowid limit 1`);
    return { columns, forward, backward: from.prepare(`${select} < ? order by rowid desc limit 1`) };
  } catch (error) {
    if (isSqlite(error)) return undefined;
    throw error;
  }
}

function insertInto(to: DatabaseSync, table: string, columns: readonly string[]): StatementSync {
  const places = columns.map(() => "?").join(", ");
  return to.prepare(`insert or ignore into ${table} (${columns.join(", ")}) values (${places})`);
}

/** Records that lie about on the pages, given to the table whose columns they fit. */
function copyRecords(file: string, to: DatabaseSync, tables: readonly string[]): number {
  const shapes = tables.map((table) => {
    const columns = columnsOf(to, table);
    return {
      columns,
      insert: insertInto(
        to,
        table,
        columns.map(({ name }) => name),
      ),
    };
  });
  // Two texts, as a session is: Kysely’s own notes are none.
  const migrations = new Set(
    to
      .prepare("select name from kysely_migration")
      .all()
      .map(({ name }) => name),
  );
  let copied = 0;
  for (const { rowid, values } of recordsOf(file)) {
    if (migrations.has(String(values[0]))) continue;
    const shape = shapes.find(({ columns }) => fits(values, columns));
    const whole = shape?.columns.map((column, at) => (column.isRowid ? rowid : (values[at] ?? null)));
    if (shape && whole && wasPut(shape.insert, whole)) copied += 1;
  }
  return copied;
}

function fits(values: readonly Value[], columns: readonly Column[]): boolean {
  return values.length === columns.length && columns.every((column, at) => isOf(column, values[at] ?? null));
}

function isOf({ type, isNeeded, isRowid }: Column, value: Value): boolean {
  if (isRowid) return value === null;
  if (value === null) return !isNeeded;
  if (type === "text") return typeof value === "string";
  return type === "blob" ? value instanceof Uint8Array : typeof value === "number" || typeof value === "bigint";
}

function isSqlite(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR";
}

/** A row whose values the tables refuse, as a text where a number belongs, is not worth the others. */
function wasPut(insert: StatementSync, values: readonly SQLInputValue[]): boolean {
  try {
    return insert.run(...values).changes > 0;
  } catch (error) {
    if (isSqlite(error)) return false;
    throw error;
  }
}

type Readable = Readonly<Record<string, unknown>>;
/** The next row whose place is behind the given one. */
type Read = (after: number) => Readable | undefined;

const BEFORE_ALL = -(2 ** 52);
const FARTHEST = 2 ** 53;

/** Rows in the order of their places, over every gap that cannot be read. A place is the rowid, or its negative. */
function* readable(read: Read, { sign, gaps }: { sign: 1 | -1; gaps: { count: number } }): Generator<Readable> {
  let after = BEFORE_ALL;
  for (;;) {
    const attempt = (from: number) => attempted(read, from, sign);
    const found = attempt(after);
    if (found === "unreadable") gaps.count += 1;
    const row = found === "unreadable" ? behindGap(attempt, after) : found;
    if (row === undefined) return;
    yield row;
    after = Math.max(after + 1, sign * Number(row["at"]));
  }
}

type Attempt = (after: number) => Readable | undefined | "unreadable";

function attempted(read: Read, after: number, sign: 1 | -1): ReturnType<Attempt> {
  try {
    const row = read(after);
    // Out of order: a page that lies about its rows would be read for ever.
    return row && sign * Number(row["at"]) <= after ? "unreadable" : row;
  } catch {
    // Whatever SQLite says: these bytes cannot be had.
    return "unreadable";
  }
}

/** The first row that can be read behind `after`: found by doubling the step, then by halving it. */
function behindGap(attempt: Attempt, after: number): Readable | undefined {
  let low = after;
  let step = 1;
  while (attempt(after + step) === "unreadable") {
    low = after + step;
    step *= 2;
    if (step > FARTHEST) return undefined;
  }
  let high = after + step;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (attempt(middle) === "unreadable") low = middle;
    else high = middle;
  }
  const found = attempt(high);
  return found === "unreadable" ? undefined : found;
}

/** Row numbers that were given out once are not given out again. */
function keepSequence(from: DatabaseSync, to: DatabaseSync): void {
  let given: Readable | undefined;
  try {
    given = from.prepare("select seq from sqlite_sequence where name = 'updates'").get();
  } catch {
    // Then the rows that were read say it.
    return;
  }
  to.prepare("update sqlite_sequence set seq = max(seq, ?) where name = 'updates'").run(Number(given?.["seq"] ?? 0));
}
