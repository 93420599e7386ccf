import * as Y from "yjs";
import type { CardId, MemberId, ZoneId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { noteChange } from "./changed.ts";
import { lastOrder, putBefore } from "./edit-order.ts";
import { put, transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { keysBetween } from "./order.ts";
import { readCard } from "./read.ts";
import { entryOf, rootOf } from "./schema.ts";
import type { Direction, Extra, Kind, KnowledgeType, Place, Point, Size } from "./types.ts";

export interface NewCard {
  readonly text: string;
  readonly place: Place;
  readonly size?: Size | null;
  readonly kind?: Kind;
  readonly knowledge?: KnowledgeType | null;
  readonly colour?: string | null;
  readonly author?: string | null;
  readonly direction?: Direction;
  readonly locked?: boolean;
  readonly extra?: Extra | null;
  /** Whose it is, if that is somebody else than the hand. */
  readonly by?: MemberId | null;
}

export type AddReason = "text-too-long" | "too-many-cards";

/** Adds all or none, in the order given, in one step of undo. */
export function addCards(hand: Hand, cards: readonly NewCard[]): Reply<CardId[], AddReason> {
  if (cards.some((card) => card.text.length > limits.CARD_TEXT_MAX_CHARS)) return no("text-too-long");
  const root = rootOf(hand.doc, "cards");
  if (root.size + cards.length > limits.CARDS_MAX_COUNT) return no("too-many-cards");
  if (cards.length === 0) return yes([]);
  const orders = keysBetween({ after: lastOrder(hand.doc, "cards"), count: cards.length, suffix: hand.suffix() });
  return yes(
    transact(hand, () =>
      cards.map((card, index) => {
        // Made by newId just now: the brand says no more than that.
        const id = hand.newId() as CardId;
        root.set(id, cardEntry(hand, card, orders[index] ?? "a0"));
        return id;
      }),
    ),
  );
}

function cardEntry(hand: Hand, card: NewCard, order: string): Y.Map<unknown> {
  const entry = new Y.Map<unknown>();
  entry.set("text", new Y.Text(card.text));
  entry.set("place", { ...card.place });
  entry.set("order", order);
  entry.set("born", { by: card.by === undefined ? hand.by : card.by, at: hand.now() });
  const optional = {
    size: card.size,
    kind: card.kind === "ingredient" ? null : card.kind,
    knowledge: card.knowledge,
    colour: card.colour,
    author: card.author,
    direction: card.direction === "auto" ? null : card.direction,
    locked: card.locked ? true : null,
    extra: card.extra,
  };
  for (const [key, value] of Object.entries(optional)) {
    if (value !== undefined && value !== null) entry.set(key, value);
  }
  return entry;
}

export interface Move extends Partial<Place> {
  readonly id: CardId;
}

/** Moves cards on the canvas, to another area, into or out of a group: one key per card, all in one step. */
export function moveCards(hand: Hand, moves: readonly Move[]): void {
  transact(hand, () => {
    for (const { id, ...to } of moves) {
      const entry = entryOf(hand.doc, "cards", id);
      if (entry) put(entry, "place", { ...readCard(id, entry).place, ...to });
    }
  });
}

export function resizeCards(
  hand: Hand,
  sizes: readonly { readonly id: CardId; readonly size: Size | null; readonly at?: Point }[],
): void {
  transact(hand, () => {
    for (const { id, size, at } of sizes) {
      const entry = entryOf(hand.doc, "cards", id);
      if (!entry) continue;
      put(entry, "size", size);
      if (at) put(entry, "place", { ...readCard(id, entry).place, ...at });
    }
  });
}

export interface CardLook {
  readonly kind?: Kind;
  readonly knowledge?: KnowledgeType | null;
  readonly colour?: string | null;
  readonly author?: string | null;
  readonly direction?: Direction;
}

export function styleCards(hand: Hand, ids: readonly CardId[], look: CardLook): void {
  transact(hand, () => {
    for (const id of ids) {
      const entry = entryOf(hand.doc, "cards", id);
      if (!entry) continue;
      const written = Object.entries(look).filter(([key, value]) => put(entry, key, value));
      if (written.length > 0) noteChange(hand, entry);
    }
  });
}

/** By courtesy only: whoever writes the document directly is not kept from anything. */
export function lockCards(hand: Hand, ids: readonly CardId[], isLocked: boolean): void {
  transact(hand, () => {
    for (const id of ids) {
      const entry = entryOf(hand.doc, "cards", id);
      if (entry) put(entry, "locked", isLocked ? true : null);
    }
  });
}

/** Puts cards before `next` (or last) in the list and in the stacking order. */
export function orderCards(hand: Hand, ids: readonly CardId[], next: CardId | null): void {
  putBefore(hand, "cards", { ids, next });
}

export function deleteCards(hand: Hand, ids: readonly CardId[]): void {
  transact(hand, () => {
    for (const id of ids) if (entryOf(hand.doc, "cards", id)) rootOf(hand.doc, "cards").delete(id);
    deleteLinksOf(hand, ids);
    deleteNotesOf(hand, ids);
  });
}

/** A link with one end is no link: it goes with the card or the area it came from. */
export function deleteLinksOf(hand: Hand, ids: readonly (CardId | ZoneId)[]): void {
  const links = rootOf(hand.doc, "links");
  const gone = new Set<unknown>(ids);
  for (const [id, link] of links) {
    if (link instanceof Y.Map && (gone.has(link.get("from")) || gone.has(link.get("to")))) links.delete(id);
  }
}

/** What is written beside a card goes with it, and comes back with it. What the house wrote stays, and speaks of nothing. */
function deleteNotesOf(hand: Hand, ids: readonly CardId[]): void {
  const notes = rootOf(hand.doc, "notes");
  const gone = new Set<unknown>(ids);
  for (const [id, note] of notes) if (note instanceof Y.Map && gone.has(note.get("card"))) notes.delete(id);
}
