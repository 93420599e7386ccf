import * as Y from "yjs";
import { ROOTS } from "@tablee/shared/board/schema";
import { runsOf, valueOf } from "./letters.ts";
import { WORD_KEYS } from "./asking.ts";

/** Shorter ones are in any text. */
const LETTERS_MIN_COUNT = 4;
/** Within a longer text of somebody else. */
const STRETCH_MIN_COUNT = 8;

/**
 * What somebody wrote in each thing, over all that is stored of it. Whoever takes a deletion back, or goes back to an
 * earlier state, writes words of others anew under their own id; these are found here letter by letter, in the same thing.
 */
export class Known {
  readonly #texts = new Map<string, string[]>();

  /** `doc`: not collected, so that what was deleted lately is in it. */
  read(doc: Y.Doc, isMine: (client: number) => boolean): void {
    for (const root of ROOTS)
      for (const [id, entry] of doc.getMap(root)._map)
        // The thing that stands there, and those that were there before it was brought back.
        for (const thing of earlier(entry))
          if (thing instanceof Y.Map) for (const key of WORD_KEYS[root]) this.#key(id, thing._map.get(key), isMine);
  }

  #key(id: string, item: Y.Item | undefined, isMine: (client: number) => boolean): void {
    for (let one: Y.Item | null = item ?? null; one !== null; one = one.left) {
      const value = valueOf(one);
      if (value instanceof Y.Text) this.#text(id, value, isMine);
      else if (typeof value === "string" && isMine(one.id.client)) this.#add(id, value);
    }
  }

  #text(id: string, text: Y.Text, isMine: (client: number) => boolean): void {
    let joined = "";
    for (const run of runsOf(text)) {
      if (isMine(run.client)) joined += run.text;
      // What others wrote in between parts their words; what is gone of others does not.
      else if (!run.isDeleted) {
        this.#add(id, joined);
        joined = "";
      }
    }
    this.#add(id, joined);
  }

  #add(id: string, text: string): void {
    if (text.length < LETTERS_MIN_COUNT) return;
    const texts = this.#texts.get(id) ?? [];
    this.#texts.set(id, texts);
    if (!texts.includes(text)) texts.push(text);
  }

  /** What is left of some words of another in this thing. */
  without(id: string, text: string): string {
    const texts = this.#texts.get(id) ?? [];
    if (texts.length === 0 || text.length < LETTERS_MIN_COUNT) return text;
    if (texts.some((one) => one.includes(text))) return "";
    let left = "";
    for (let at = 0; at < text.length;) {
      const length = longest(texts, text, at);
      if (length < STRETCH_MIN_COUNT) left += text.charAt(at);
      at += length < STRETCH_MIN_COUNT ? 1 : length;
    }
    return left;
  }
}

function* earlier(item: Y.Item): Generator {
  for (let one: Y.Item | null = item; one !== null; one = one.left) yield valueOf(one);
}

/** How many letters from there on stand in one of the texts in the same order. */
function longest(texts: readonly string[], text: string, at: number): number {
  const isThere = (length: number): boolean => {
    const stretch = text.slice(at, at + length);
    return stretch.length === length && texts.some((one) => one.includes(stretch));
  };
  let length = STRETCH_MIN_COUNT - 1;
  while (isThere(length + 1)) length += 1;
  return length;
}
