import type { DatabaseSync, SQLInputValue } from "node:sqlite";

/**
 * Copies what can still be read of a damaged database into a new one that has the tables already. A page that cannot be
 * read costs the rows on it: reading goes on behind them.
 */
export function salvage(from: DatabaseSync, to: DatabaseSync): Map<string, number> {
  const copied = new Map<string, number>();
  to.exec("PRAGMA foreign_keys = OFF; BEGIN");
  for (const table of tablesOf(to)) copied.set(table, copyTable(from, to, table));
  keepSequence(from, to);
  to.exec("COMMIT");
  return copied;
}

function tablesOf(database: DatabaseSync): string[] {
  return database
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
    )
    .all()
    .map((row) => String(row["name"]));
}

function columnsOf(database: DatabaseSync, table: string): string[] {
  return database
    .prepare("select name from pragma_table_info(?)")
    .all(table)
    .map((row) => String(row["name"]));
}

function copyTable(from: DatabaseSync, to: DatabaseSync, table: string): number {
  const known = new Set(columnsOf(to, table));
  // An older database may not have them all yet; the new one has their defaults.
  const columns = columnsOf(from, table).filter((name) => known.has(name));
  if (columns.length === 0) return 0;
  const select = `select rowid as at, ${columns.join(", ")} from ${table} not indexed where rowid`;
  const forward = from.prepare(`${select} > ? order by rowid limit 1`);
  const backward = from.prepare(`${select} < ? order by rowid desc limit 1`);
  const insert = to.prepare(
    `insert or ignore into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`,
  );
  let copied = 0;
  const take = (row: Readable): void => {
    // Values come from SQLite and go back to it.
    if (wasPut(insert, columns.map((name) => row[name]) as SQLInputValue[])) copied += 1;
  };
  for (const row of readable((after) => forward.get(after), 1)) take(row);
  // Once more from the end: a row number that was damaged into a large one hides everything behind it.
  for (const row of readable((before) => backward.get(-before), -1)) take(row);
  return copied;
}

/** A row whose values the tables refuse, as a text where a number belongs, is not worth the others. */
function wasPut(insert: ReturnType<DatabaseSync["prepare"]>, values: readonly SQLInputValue[]): boolean {
  try {
    return insert.run(...values).changes > 0;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR") return false;
    throw error;
  }
}

type Readable = Readonly<Record<string, unknown>>;
/** The next row whose place is behind the given one. */
type Read = (after: number) => Readable | undefined;

const BEFORE_ALL = -(2 ** 52);
const FARTHEST = 2 ** 53;

/** Rows in the order of their places, over every gap that cannot be read. A place is the rowid, or its negative. */
function* readable(read: Read, sign: 1 | -1): Generator<Readable> {
  let after = BEFORE_ALL;
  for (;;) {
    const attempt = (from: number) => attempted(read, from, sign);
    const found = attempt(after);
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
