import { groupOf, zoneOf } from "@tablee/shared/board/outline";
import type { Board, Card } from "@tablee/shared/board/types";
import { hashOf } from "@tablee/shared/board/hash";
import type { CardId } from "@tablee/shared/ids";

/** What somebody has seen of a board, and what is otherwise now. */

export const CHANGE_KINDS = ["added", "words", "moved", "look", "deleted"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A card as it was when it was looked at: short, for it is kept on the device, and no words are. */
export interface Print {
  readonly words: number;
  readonly place: number;
  readonly look: number;
  /** What it said; unknown after the page was closed. */
  readonly text?: string;
}

export type Seen = ReadonlyMap<CardId, Print>;

export interface Change {
  readonly id: CardId;
  readonly kind: ChangeKind;
  /** As it is now, or as it was. */
  readonly text: string;
  /** What it said before, where that is known and the words are others now. */
  readonly before: string | null;
  readonly author: string | null;
}

/** A card that did not change is the same object: its words are not read again for every letter that somebody types. */
const prints = new WeakMap<Card, Pick<Print, "words" | "look">>();

function facePrint(card: Card): Pick<Print, "words" | "look"> {
  const known = prints.get(card);
  if (known) return known;
  const { text, kind, knowledge, colour, author } = card;
  const print = { words: hashOf(text), look: hashOf(`${kind} ${knowledge} ${colour} ${author}`) };
  prints.set(card, print);
  return print;
}

/** Where it lies is its area and group: some pixels more or less are no news. */
export function printOf(board: Board, card: Card): Print {
  const place = hashOf(`${zoneOf(board, card)?.id ?? ""} ${groupOf(board, card)?.id ?? ""}`);
  return { ...facePrint(card), place, text: card.text };
}

export function allSeen(board: Board): Map<CardId, Print> {
  return new Map([...board.cards.values()].map((card) => [card.id, printOf(board, card)]));
}

/** One change for each card: the one that weighs most. In the order of the cards, the deleted last. */
export function changesSince(seen: Seen, board: Board, order: readonly Card[]): Change[] {
  const changes = order.flatMap((card): Change[] => {
    const kind = kindOf(seen.get(card.id), printOf(board, card));
    if (kind === null) return [];
    const before = kind === "words" ? (seen.get(card.id)?.text ?? null) : null;
    return [{ id: card.id, kind, text: card.text, before, author: card.author }];
  });
  for (const [id, { text = "" }] of seen)
    if (!board.cards.has(id)) changes.push({ id, kind: "deleted", text, before: null, author: null });
  return changes;
}

function kindOf(old: Print | undefined, now: Print): ChangeKind | null {
  if (!old) return "added";
  if (old.words !== now.words) return "words";
  if (old.place !== now.place) return "moved";
  return old.look === now.look ? null : "look";
}

const KEPT_CARDS_MAX_COUNT = 10_000;
const KEPT = /^([\w.-]{1,80}):([\da-z]{1,7}):([\da-z]{1,7}):([\da-z]{1,7})$/;

/** For the device: fingerprints alone, so that what was deleted or withdrawn is not kept there in words. */
export function writeSeen(seen: Seen): string | null {
  if (seen.size > KEPT_CARDS_MAX_COUNT) return null;
  return [...seen]
    .map(([id, { words, place, look }]) => [id, ...[words, place, look].map((part) => part.toString(36))].join(":"))
    .join(" ");
}

export function readSeen(kept: string | null): Map<CardId, Print> | null {
  if (kept === null) return null;
  const seen = new Map<CardId, Print>();
  for (const one of kept.split(" ")) {
    const [, id, words = "", place = "", look = ""] = KEPT.exec(one) ?? [];
    // Written by writeSeen; anything else is as if it had never been seen.
    if (id === undefined) continue;
    seen.set(id as CardId, {
      words: Number.parseInt(words, 36),
      place: Number.parseInt(place, 36),
      look: Number.parseInt(look, 36),
    });
  }
  return seen;
}
