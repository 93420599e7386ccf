import type * as Y from "yjs";
import type { MemberId } from "@tablee/shared/ids";
import { HOUSE } from "../../house.ts";
import type { Owners } from "./asking.ts";
import { runsOf } from "./letters.ts";

export interface Letters {
  readonly writer: MemberId;
  readonly text: string;
}

export interface Parted {
  /** Theirs, in the order of reading. */
  readonly words: string;
  readonly rest: readonly Letters[];
}

/** A shorter text is in any other. */
const COPY_MIN_CHARS = 4;

/**
 * Parts a shared text into what goes and what stays. `cut`: what is left of a run of somebody else; `copies`: texts that
 * go wherever they stand in it whole, whoever put them there.
 */
export function part(
  text: Y.Text,
  wish: {
    readonly owners: Owners;
    readonly isTheirs: (client: number, clock: number) => boolean;
    readonly cut: (text: string) => string;
    readonly copies: readonly string[];
  },
): Parted {
  const copied = placesOf(text.toString(), wish.copies);
  let [words, at] = ["", 0];
  const rest: Letters[] = [];
  for (const run of runsOf(text)) {
    if (run.isDeleted) continue;
    const own = letters(run.text)
      .filter((_, index) => !copied.has(at + index))
      .join("");
    at += run.text.length;
    const left = wish.isTheirs(run.client, run.clock) ? "" : wish.cut(own);
    if (left !== run.text) words += run.text;
    if (left !== "") rest.push({ writer: wish.owners.get(run.client) ?? HOUSE, text: left });
  }
  return { words, rest };
}

function letters(text: string): string[] {
  return text.split("");
}

function placesOf(whole: string, copies: readonly string[]): Set<number> {
  const places = new Set<number>();
  for (const copy of copies) {
    if (copy.length < COPY_MIN_CHARS) continue;
    for (let at = whole.indexOf(copy); at >= 0; at = whole.indexOf(copy, at + 1))
      for (let place = at; place < at + copy.length; place += 1) places.add(place);
  }
  return places;
}
