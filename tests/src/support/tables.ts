/** Tables of a Markdown page, for tests that compare a page with the code. */

export interface PageTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

export function tablesIn(page: string): PageTable[] {
  return page
    .split(/\n(?!\|)/)
    .map((part) => part.split("\n").filter((line) => line.startsWith("|")))
    .filter((lines) => lines.length > 1)
    .map(([head = "", _rule, ...rows]) => ({ head: cellsOf(head), rows: rows.map(cellsOf) }));
}

/** The one table whose head begins so. */
export function tableOf(page: string, ...head: readonly string[]): readonly (readonly string[])[] {
  const found = tablesIn(page).filter((table) => head.every((word, at) => table.head[at] === word));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} tables begin with ${head.join(" | ")}`);
  return found[0].rows;
}

/** The code in a cell: what stands between backticks, else the cell. */
export function codeIn(cell: string | undefined): string {
  return /`([^`]+)`/.exec(cell ?? "")?.[1] ?? cell ?? "";
}

/** The names of an object written as `{ a, b? }` in a cell, sorted; those that may be left out end in `?`. */
export function fieldsIn(cell: string | undefined): string[] {
  const inner = /^`\{([^}]*)\}`/.exec(cell ?? "")?.[1] ?? "";
  return inner
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .sort();
}
