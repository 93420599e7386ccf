/**
 * Rows of CSV, by the rules and with the leniency of spreadsheets: what follows a closing quote is part of the cell,
 * and a quote inside a bare cell is a character. So a stray quote costs its own cell and never the rows after it.
 */
export interface CsvRows {
  readonly rows: readonly (readonly string[])[];
  /** Indexes of rows with something after a closing quote. */
  readonly loose: readonly number[];
  /** The row where a quote opens that never closes, or that closes inside a word some rows later. */
  readonly open: number | null;
}

class Reader {
  readonly rows: string[][] = [];
  readonly loose: number[] = [];
  open: number | null = null;
  readonly #text: string;
  readonly #end: RegExp;
  #at = 0;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#end = delimiter === "|" ? /[|\n]/g : new RegExp(`[${delimiter}\n]`, "g");
  }

  /** Up to the next delimiter or line end. */
  #bare(): string {
    this.#end.lastIndex = this.#at;
    const end = this.#end.exec(this.#text)?.index ?? this.#text.length;
    const cell = this.#text.slice(this.#at, end);
    this.#at = end;
    return cell;
  }

  #quoted(): string {
    const parts: string[] = [];
    let from = this.#at + 1;
    for (;;) {
      const quote = this.#text.indexOf('"', from);
      if (quote === -1) {
        this.open ??= this.rows.length;
        this.#at = this.#text.length;
        return parts.join("") + this.#text.slice(from);
      }
      const isDoubled = this.#text[quote + 1] === '"';
      parts.push(this.#text.slice(from, isDoubled ? quote + 1 : quote));
      from = quote + (isDoubled ? 2 : 1);
      if (!isDoubled) break;
    }
    this.#at = from;
    const after = this.#bare();
    if (after.trim() === "") return parts.join("");
    const cell = parts.join("");
    // A quote over several rows that closes in the middle of a word was opened by mistake: it took rows of others.
    if (cell.includes("\n")) this.open ??= this.rows.length;
    if (this.loose.at(-1) !== this.rows.length) this.loose.push(this.rows.length);
    return cell + after;
  }

  #row(): string[] {
    const row: string[] = [];
    for (;;) {
      row.push(this.#text[this.#at] === '"' ? this.#quoted() : this.#bare());
      const sign = this.#text[this.#at];
      this.#at += 1;
      if (sign === undefined || sign === "\n") return row;
    }
  }

  run(maxRows: number): void {
    while (this.#at < this.#text.length && this.rows.length < maxRows) this.rows.push(this.#row());
  }
}

/** Of text whose lines end in LF. Linear in its length. `delimiter` is one character. */
export function readRows(text: string, delimiter: string, maxRows = Infinity): CsvRows {
  const reader = new Reader(text, delimiter);
  reader.run(maxRows);
  const { rows, loose, open } = reader;
  return { rows, loose, open };
}

/** A cell as it stands in a row: quoted where it would end or begin something otherwise. */
export function cellOut(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
