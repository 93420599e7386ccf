import { DIRECTIONS, KINDS, KNOWLEDGE_TYPES } from "@tablee/shared/board/types";
import { isId } from "@tablee/shared/ids";
import type { ZoneId } from "@tablee/shared/ids";
import { readKept, writeKept } from "../kept.ts";
import type { Kept, KeptLook } from "../table.ts";

/**
 * Words that the server could not take, until the person has dealt with them. They outlive the document, the page and
 * the visit. One list per seat, whichever tab adds to it.
 */
export class KeptWords {
  readonly key: string;
  /** Where the browser keeps nothing: at least as long as this page. */
  #words: readonly Kept[] = [];

  constructor(board: string, member: string) {
    this.key = `tablee.kept.${board}.${member}`;
  }

  read(): readonly Kept[] {
    const text = readKept(this.key);
    if (text === null) return this.#words;
    try {
      const words: unknown = JSON.parse(text);
      return Array.isArray(words) ? words.flatMap(keptIn) : [];
    } catch {
      return [];
    }
  }

  /** The same card told twice is kept once. */
  add(words: readonly Kept[]): void {
    if (words.length === 0) return;
    this.#words = [...new Map([...this.read(), ...words].map((one) => [JSON.stringify(one), one])).values()];
    writeKept(this.key, JSON.stringify(this.#words));
  }

  forget(): void {
    this.#words = [];
    writeKept(this.key, null);
  }
}

/** An earlier build kept words alone. */
function keptIn(value: unknown): Kept[] {
  if (typeof value === "string") return [{ text: value, look: null }];
  if (typeof value !== "object" || value === null || !("text" in value) || typeof value.text !== "string") return [];
  return [{ text: value.text, look: "look" in value ? lookIn(value.look) : null }];
}

function lookIn(value: unknown): KeptLook | null {
  if (typeof value !== "object" || value === null) return null;
  const look = new Map(Object.entries(value));
  const text = (key: string): string | null => {
    const one: unknown = look.get(key);
    return typeof one === "string" ? one : null;
  };
  return {
    kind: KINDS.find((kind) => kind === text("kind")) ?? "ingredient",
    knowledge: KNOWLEDGE_TYPES.find((type) => type === text("knowledge")) ?? null,
    colour: text("colour"),
    author: text("author"),
    direction: DIRECTIONS.find((one) => one === text("direction")) ?? "auto",
    locked: look.get("locked") === true,
    zone: zoneIn(text("zone")),
  };
}

function zoneIn(id: string | null): ZoneId | null {
  // Judged just now: the brand says no more than that.
  return id !== null && isId(id) ? (id as ZoneId) : null;
}
