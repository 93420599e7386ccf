import type { BoardId, MemberId } from "@tablee/shared/ids";
import { OWN_WORDS_MAX_CHARS } from "@tablee/shared/limits";
import { sameName } from "@tablee/shared/session/naming";
import { useState } from "react";
import { readKept, writeKept } from "../../kept.ts";

/**
 * What somebody says of themself, on this device and nowhere else: decisions/056. Of several people on a seat each has their
 * own, found by their name: whoever sits there later is not shown the words of who sat there before.
 */
export interface OwnWords {
  readonly proud: string;
  readonly learnt: string;
  /** By the number of a meeting, where somebody said so. */
  readonly came: Marks;
  /** By card, on a seat that is shared. */
  readonly mine: Marks;
}

type Marks = Readonly<Record<string, boolean>>;

const NOTHING: OwnWords = { proud: "", learnt: "", came: {}, mine: {} };

export interface Whose {
  readonly board: BoardId;
  readonly member: MemberId;
  readonly person: number;
  readonly name: string;
}

/** The first person is the member, whatever they are called now. The board is in the key: `forgetAll` finds it by that. */
export function keyOfWords({ board, member, person, name }: Whose): string {
  return `tablee.mine.${board}/${member}${person === 0 ? "" : `/${sameName(name)}`}`;
}

function readWords(key: string): OwnWords {
  return wordsFrom(readKept(key));
}

/** Whatever lies there. */
export function wordsFrom(text: string | null): OwnWords {
  try {
    const held: unknown = JSON.parse(text ?? "null");
    if (typeof held !== "object" || held === null) return NOTHING;
    const { proud, learnt, came, mine }: { readonly [Part in keyof OwnWords]?: unknown } = held;
    return { proud: words(proud), learnt: words(learnt), came: marks(came), mine: marks(mine) };
  } catch {
    // Written by this file alone; a broken one is as good as none.
    return NOTHING;
  }
}

function words(value: unknown): string {
  return typeof value === "string" ? value.slice(0, OWN_WORDS_MAX_CHARS) : "";
}

function marks(value: unknown): Marks {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, boolean] => typeof entry[1] === "boolean"),
  );
}

/** False when the browser keeps nothing. What another tab has written meanwhile stays. */
function writeWords(key: string, change: Partial<OwnWords>): boolean {
  return writeKept(key, JSON.stringify({ ...readWords(key), ...change }));
}

export interface KeepingWords {
  readonly words: OwnWords;
  /** This browser keeps what is written. */
  readonly keeps: boolean;
  readonly change: (part: Partial<OwnWords>) => void;
  readonly clear: () => void;
}

/** `key` stays as long as the component is there. */
export function useOwnWords(key: string): KeepingWords {
  const [held, setHeld] = useState(() => readWords(key));
  const [keeps, setKeeps] = useState(true);
  return {
    words: held,
    keeps,
    change: (part) => {
      setHeld((before) => ({ ...before, ...part }));
      setKeeps(writeWords(key, part));
    },
    clear: () => {
      setHeld(NOTHING);
      writeKept(key, null);
    },
  };
}
