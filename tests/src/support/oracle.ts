import type { AbstractType, Doc, YEvent } from "yjs";
import { rootOf, textOf } from "@tablee/shared/board/schema";

/** A word that a card holds: who wrote it, and their how manieth it is. */
const WORD = /\b\d+\.\d+\b/g;

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

export interface Loss {
  /** Words that were promised and are not there. */
  readonly lost: readonly string[];
  /** Cards that were seen to be gone and are there again. */
  readonly back: readonly string[];
}

export const NO_LOSS: Loss = { lost: [], back: [] };

interface View {
  readonly doc: Doc;
  readonly person: number;
}

/** What one person wrote and was not yet told is saved. */
interface Waiting {
  readonly words: Map<string, string>;
  readonly gone: Set<string>;
}

/**
 * The promise, kept by somebody who looks over everybody’s shoulder: what another person has seen, or its writer was
 * told is saved, is there for ever. A word of a card that anybody has deleted may be missing, with its card.
 */
export class Oracle {
  /** Word → its card. */
  readonly #written = new Map<string, string>();
  readonly #promised = new Map<string, string>();
  readonly #deleted = new Set<string>();
  readonly #promisedGone = new Set<string>();
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  /** A new word of this person’s, to be put in a card. */
  newWord(person: number): string {
    this.#count += 1;
    return `${person}.${this.#count}`;
  }

  wrote(person: number, word: string, card: string): void {
    this.#written.set(word, card);
    this.#of(person).words.set(word, card);
  }

  deleted(person: number, card: string): void {
    this.#deleted.add(card);
    this.#of(person).gone.add(card);
  }

  #of(person: number): Waiting {
    const held = this.#waiting.get(person) ?? { words: new Map(), gone: new Set() };
    this.#waiting.set(person, held);
    return held;
  }

  /** This person was told that everything of theirs is saved. */
  saved(person: number): void {
    const { words, gone } = this.#of(person);
    for (const [word, card] of words) this.#promised.set(word, card);
    for (const card of gone) this.#promisedGone.add(card);
    words.clear();
    gone.clear();
  }

  /** Every word of others that reaches this document was seen by its person. */
  watch(doc: Doc, person: number): void {
    rootOf(doc, "cards").observeDeep((events, transaction) => {
      if (!transaction.local) for (const event of events) this.#see({ doc, person }, event);
    });
  }

  // Yjs types the events of any shared type with `any`; nothing of the type itself is used.
  #see(view: View, event: YEvent<AbstractType<unknown>>): void {
    const [card] = event.path;
    if (typeof card === "string") return this.#seeCard(view, card);
    for (const [id, { action }] of event.changes.keys) {
      if (action === "delete") this.#promisedGone.add(id);
      else this.#seeCard(view, id);
    }
  }

  /** In a card that somebody else changed, one’s own words may stand that nobody has yet. */
  #seeCard({ doc, person }: View, card: string): void {
    for (const word of wordsOf(textOf(doc, "cards", card)?.toString() ?? ""))
      if (!word.startsWith(`${person}.`)) this.#promised.set(word, card);
  }

  get promisedCount(): number {
    return this.#promised.size + this.#promisedGone.size;
  }

  /** What a document lacks of what was promised so far. */
  missingIn(doc: Doc): Loss {
    return this.#compare(doc, this.#promised, this.#promisedGone);
  }

  /** What a document lacks of all that was ever written. */
  unwrittenIn(doc: Doc): Loss {
    return this.#compare(doc, this.#written, this.#deleted);
  }

  /** Words that are there although an earlier one of the same person is not: what is stored must keep their order. */
  gapsIn(doc: Doc): string[] {
    const there = new Set<string>();
    for (const id of rootOf(doc, "cards").keys())
      for (const word of wordsOf(textOf(doc, "cards", id)?.toString() ?? "")) there.add(word);
    const waiting = new Map<string, string>();
    const gaps: string[] = [];
    for (const [word, card] of this.#written) {
      const [person = ""] = word.split(".");
      const earlier = waiting.get(person);
      if (there.has(word) && earlier !== undefined) gaps.push(`${word} without ${earlier}`);
      if (!there.has(word) && !this.#deleted.has(card)) waiting.set(person, word);
    }
    return gaps;
  }

  #compare(doc: Doc, words: ReadonlyMap<string, string>, gone: ReadonlySet<string>): Loss {
    const there = new Map<string, number>();
    const cards = rootOf(doc, "cards");
    for (const id of cards.keys())
      for (const word of wordsOf(textOf(doc, "cards", id)?.toString() ?? ""))
        there.set(word, (there.get(word) ?? 0) + 1);
    const twice = [...there].filter(([, count]) => count > 1).map(([word]) => `${word} twice`);
    const lost = [...words].filter(([word, card]) => !there.has(word) && !this.#deleted.has(card));
    return { lost: [...lost.map(([word]) => word), ...twice], back: [...gone].filter((card) => cards.has(card)) };
  }
}
