import * as Y from "yjs";
import type { CardId } from "@tablee/shared/ids";
import { fill, moveNotes } from "./edits.ts";

/** A note of some lines: with them the board is as large as one that a group worked on for weeks, 4.5 MB. */
const SENTENCES = 5;
/** In which a writer brings what is theirs. */
const PARTS = 5;

/** The board of the herd: written by some people one after the other, each under an id of their own. */
export interface HerdBoard {
  /** In order: each stands on those before. */
  readonly pieces: readonly { readonly writer: number; readonly update: Uint8Array }[];
  readonly ends: readonly (readonly [client: number, clock: number])[];
}

export function makeHerdBoard(wish: {
  readonly notes: number;
  readonly updates: number;
  readonly writers: number;
}): HerdBoard {
  const doc = new Y.Doc();
  const pieces: { writer: number; update: Uint8Array }[] = [];
  const cards: CardId[] = [];
  for (let writer = 0; writer < wish.writers; writer += 1) {
    doc.clientID = 1_000_000_007 + writer * 7_919;
    for (let part = 0; part < PARTS; part += 1) {
      const before = Y.encodeStateVector(doc);
      cards.push(...fill(doc, wish.notes / wish.writers / PARTS, SENTENCES));
      // A step that shares no divisor with the number of notes: every note is moved, far from the one before.
      const count = Math.floor(wish.updates / wish.writers / PARTS);
      moveNotes(doc, { cards, count, from: (writer * PARTS + part) * 977, step: 1_237 });
      pieces.push({ writer, update: Y.encodeStateAsUpdate(doc, before) });
    }
  }
  const ends = [...doc.store.clients.keys()].map((client) => [client, Y.getState(doc.store, client)] as const);
  doc.destroy();
  return { pieces, ends };
}
