import type { MemberId } from "@tablee/shared/ids";
import type { Root } from "@tablee/shared/board/schema";

/** Whose words go, and which of them. */
export interface Asking {
  readonly member: MemberId;
  /** What they are called: a signature of theirs goes wherever it stands. */
  readonly names: readonly string[];
  /** Ids of the things that were chosen; null: all that they wrote. */
  readonly things: readonly string[] | null;
  /** What stands where something would hang in the air without it. */
  readonly mark: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type Owners = ReadonlyMap<number, MemberId>;

/** One thing of a board in which somebody’s words stand. */
export interface FoundThing {
  readonly root: Root;
  readonly id: string;
  /** Theirs; of somebody else’s thing, what they wrote in it. */
  readonly words: string;
  /** They began it. */
  readonly isOwn: boolean;
  /** Others wrote in it, beside it or from it: it stays, without these words. */
  readonly stays: boolean;
}

/** What of a thing holds words or a name, beside its shared text. */
export const WORD_KEYS: Readonly<Record<Root, readonly string[]>> = {
  meta: ["extra"],
  zones: ["title", "extra"],
  groups: ["name"],
  cards: ["text", "author", "extra"],
  links: ["label", "extra"],
  lines: ["text"],
  shapes: ["text"],
  statements: ["text", "value", "note", "address", "why", "who"],
  notes: ["text", "address"],
  records: [],
};

/** Where the mark stands in what stays. */
export const MARKED: Readonly<Partial<Record<Root, string>>> = {
  zones: "title",
  groups: "name",
  cards: "text",
  lines: "text",
  statements: "text",
  notes: "text",
};

/** What stays of a thing whose words are gone: where it stands. Everything else was said by whoever began it. */
export const PLACE_KEYS: Readonly<Partial<Record<Root, readonly string[]>>> = {
  zones: ["rect", "order", "section"],
  groups: ["zone", "order"],
  cards: ["place", "order"],
  links: ["from", "to"],
  lines: ["section", "order", "sources"],
  shapes: ["rect", "order"],
  statements: ["field", "order", "sources"],
  notes: ["card", "order", "status"],
};
