import { randomBytes } from "node:crypto";
import * as Y from "yjs";
import { addCards, moveCards } from "@tablee/shared/board/edit-cards";
import type { Hand } from "@tablee/shared/board/hand";
import { idFromBytes } from "@tablee/shared/ids";
import type { CardId } from "@tablee/shared/ids";

function handOn(doc: Y.Doc): Hand {
  const newId = (): string => idFromBytes(randomBytes(16));
  return { doc, by: null, origin: "bench", newId, suffix: () => newId().slice(0, 3), now: () => Date.now() };
}

const WORDS = "Réserver deux places dès l’écriture du projet, et en parler tôt. ";

/** Puts notes on a board, as people write them; answers their ids. */
export function fill(doc: Y.Doc, notes: number, sentences = 1): CardId[] {
  const cards = Array.from({ length: notes }, (_, at) => ({
    text: `${WORDS.repeat(sentences)}(${at})`,
    place: { x: (at % 25) * 220, y: Math.floor(at / 25) * 160, zone: null, group: null },
  }));
  const added = addCards(handOn(doc), cards);
  if (!added.ok) throw new Error(`the notes were not added: ${added.reason}`);
  return added.value;
}

export interface Drag {
  readonly client: number;
  readonly card: CardId;
  /** One update each: one clock, one sample of the drag. */
  readonly updates: readonly Uint8Array[];
}

/** One person drags one note: every sample as the update that a document makes, in their own client id. */
export function drag(base: Uint8Array, card: CardId, samples: number): Drag {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, base);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const hand = handOn(doc);
  for (let at = 0; at < samples; at += 1) moveCards(hand, [{ id: card, ...placeAt(at) }]);
  const client = doc.clientID;
  doc.destroy();
  return { client, card, updates };
}

/** Where the sample `at` of a drag puts its note: never twice the same place in a row. */
export function placeAt(at: number): { readonly x: number; readonly y: number } {
  return { x: 100 + at, y: 100 + ((at * 7) % 900) };
}

export function placeOf(doc: Y.Doc, card: CardId): unknown {
  const entry = doc.getMap("cards").get(card);
  return entry instanceof Y.Map ? entry.get("place") : undefined;
}

/** Many people's work, note after note: each move is one change. */
export function moveNotes(
  doc: Y.Doc,
  {
    cards,
    count,
    from,
    step,
  }: { readonly cards: readonly CardId[]; readonly count: number; readonly from: number; readonly step: number },
): void {
  const hand = handOn(doc);
  for (let at = 0; at < count; at += 1) {
    const card = cards[(from + at * step) % cards.length];
    if (card !== undefined) moveCards(hand, [{ id: card, ...placeAt(from + at) }]);
  }
}
