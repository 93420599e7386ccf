import { isId } from "../ids.ts";
import type { Hand } from "./hand.ts";
import type { CalledThere } from "./imported.ts";
import { ROOTS, rootOf } from "./schema.ts";

const ORDER_MAX_CHARS = 200;

/**
 * How things that come in are called. On a board where something is already they get names of their own, since the same file
 * may come twice. An empty one takes those of our own file, with their places in the order: what is saved there again is the
 * same file, byte for byte. A file can claim no more than any member can write.
 */
export class Names {
  readonly #hand: Hand;
  readonly #isFirst: boolean;
  readonly #taken = new Set<string>();

  constructor(hand: Hand) {
    this.#hand = hand;
    this.#isFirst = ROOTS.every((root) => root === "meta" || rootOf(hand.doc, root).size === 0);
  }

  id(as: CalledThere | undefined): string {
    const wished = this.#isFirst ? as?.id : undefined;
    if (!isId(wished) || this.#taken.has(wished)) return this.#hand.newId();
    this.#taken.add(wished);
    return wished;
  }

  order(as: CalledThere | undefined, otherwise: string | undefined): string {
    const wished = this.#isFirst ? (as?.order ?? "") : "";
    return wished !== "" && wished.length <= ORDER_MAX_CHARS ? wished : (otherwise ?? "a0");
  }
}
