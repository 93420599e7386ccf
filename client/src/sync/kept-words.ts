import { readKept, writeKept } from "../kept.ts";

/**
 * Words that the server could not take, until the person has dealt with them. They outlive the document, the page and
 * the visit. One list per seat, whichever tab adds to it.
 */
export class KeptWords {
  readonly key: string;
  /** Where the browser keeps nothing: at least as long as this page. */
  #words: readonly string[] = [];

  constructor(board: string, member: string) {
    this.key = `tablee.kept.${board}.${member}`;
  }

  read(): readonly string[] {
    const text = readKept(this.key);
    if (text === null) return this.#words;
    try {
      const words: unknown = JSON.parse(text);
      return Array.isArray(words) ? words.filter((word) => typeof word === "string") : [];
    } catch {
      return [];
    }
  }

  add(words: readonly string[]): void {
    if (words.length === 0) return;
    this.#words = [...new Set([...this.read(), ...words])];
    writeKept(this.key, JSON.stringify(this.#words));
  }

  forget(): void {
    this.#words = [];
    writeKept(this.key, null);
  }
}
