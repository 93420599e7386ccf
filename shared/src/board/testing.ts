import * as Y from "yjs";
import type { MemberId } from "../ids.ts";
import type { Hand } from "./hand.ts";
import { openRoots } from "./schema.ts";

/** A hand whose ids count up and whose clock stands still, so that a test can be read. */
export function testHand(options: { readonly doc?: Y.Doc; readonly name?: string } = {}): Hand {
  const doc = options.doc ?? new Y.Doc();
  const name = options.name ?? "h";
  openRoots(doc);
  let made = 0;
  return {
    doc,
    by: `member-${name}` as MemberId,
    origin: { name },
    newId: () => `${name}${(made += 1)}`,
    suffix: () => name,
    now: () => 1_000,
  };
}

/** Brings two documents to the same state, both ways. */
export function exchange(left: Y.Doc, right: Y.Doc): void {
  Y.applyUpdate(left, Y.encodeStateAsUpdate(right, Y.encodeStateVector(left)), "remote");
  Y.applyUpdate(right, Y.encodeStateAsUpdate(left, Y.encodeStateVector(right)), "remote");
}
