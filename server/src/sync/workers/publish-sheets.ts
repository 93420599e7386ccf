import { randomInt } from "node:crypto";
import * as Y from "yjs";
import { addCards } from "@tablee/shared/board/edit-cards";
import type { NewCard } from "@tablee/shared/board/edit-cards";
import { areaOf, cardRect, cardSize, freePlace, isInColumn } from "@tablee/shared/board/geometry";
import type { Hand } from "@tablee/shared/board/hand";
import { compareOrder } from "@tablee/shared/board/order";
import { readBoard } from "@tablee/shared/board/read";
import { openRoots } from "@tablee/shared/board/schema";
import type { Card, Rect } from "@tablee/shared/board/types";
import type { MemberId, SheetId, ZoneId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { VoiceGroup } from "@tablee/shared/session/parity";
import type { PublishedSheet, SheetsPublish } from "@tablee/shared/session/house-change";

/**
 * New cards with new ids, all of them in one update of the house: a document that was merged would carry the client ids
 * of its writer, which presence ties to a name. Shuffled, so that neither the order nor the place says who wrote what.
 */
export function publishSheets(
  { sheets }: SheetsPublish,
  {
    hand,
    docs,
    left,
    heard,
  }: {
    readonly hand: Hand;
    readonly docs: ReadonlyMap<SheetId, Y.Doc>;
    readonly left: Map<SheetId, Uint8Array>;
    readonly heard: Set<VoiceGroup>;
  },
): Reply<null> {
  const published: Signed[] = [];
  const sheetsWith = new Map<VoiceGroup, number>();
  for (const wish of sheets) {
    const cards = cardsOn(docs.get(wish.sheet));
    const [goes, stays] = parted(cards, wish);
    for (const card of goes) published.push({ card, by: card.author === null ? null : wish.member });
    for (const group of new Set(goes.map(({ knowledge }) => knowledge ?? "other")))
      sheetsWith.set(group, (sheetsWith.get(group) ?? 0) + 1);
    if (stays.length > 0) left.set(wish.sheet, sheetOf(stays, hand));
  }
  // Who wrote them is on no card any more: of how many people they are is known here, and all that is told of it is “enough”.
  for (const [group, count] of sheetsWith) if (count >= limits.PARITY_PEOPLE_MIN_COUNT) heard.add(group);
  const added = addCards(hand, placed(shuffled(published), hand.doc));
  return added.ok ? yes(null) : no(added.reason);
}

interface Signed {
  readonly card: Card;
  readonly by: MemberId | null;
}

function cardsOn(doc: Y.Doc | undefined): Card[] {
  return doc ? [...readBoard(doc).cards.values()].sort(compareOrder) : [];
}

/** Kept back, empty, or written past every client in a way that no board takes: it stays with its writer. */
function parted(cards: readonly Card[], { cards: chosen }: PublishedSheet): [goes: Card[], stays: Card[]] {
  const goes = cards
    .filter((card) => (chosen ? chosen.includes(card.id) : !card.locked) && mayGo(card))
    .slice(0, limits.SHEET_CARDS_PUBLISHED_MAX_COUNT);
  const gone = new Set(goes);
  return [goes, cards.filter((card) => !gone.has(card))];
}

/** How many cards of a sheet a reveal would publish. */
export function publishable(doc: Y.Doc): number {
  return cardsOn(doc).filter((card) => !card.locked && mayGo(card)).length;
}

function mayGo({ text, unread }: Card): boolean {
  return !unread && text.trim() !== "" && text.length <= limits.CARD_TEXT_MAX_CHARS;
}

function written({ text, kind, knowledge, author, direction }: Card): Omit<NewCard, "place"> {
  return { text, kind, knowledge, author, direction };
}

/** One area while cards are laid in it. `lowest`: of each height, how far down the last one came. */
interface Laid {
  readonly area: Rect;
  readonly near: Rect[];
  readonly lowest: Map<number, number>;
}

function placed(cards: readonly Signed[], doc: Y.Doc): NewCard[] {
  const board = readBoard(doc);
  const taken = [...board.cards.values()].map(cardRect);
  const laid = new Map<ZoneId | null, Laid>();
  return cards.map(({ card, by }) => {
    const zone = card.place.zone !== null && board.zones.has(card.place.zone) ? card.place.zone : null;
    const size = cardSize({ text: card.text, kind: card.kind, size: null });
    const area = areaOf(board, zone);
    const inZone = laid.get(zone) ?? { area, near: taken.filter((rect) => isInColumn(rect, area)), lowest: new Map() };
    laid.set(zone, inZone);
    // Where no lower card found a place, none of this height does: hundreds are laid, and the search is not begun anew.
    const from = Math.max(-Infinity, ...[...inZone.lowest].filter(([h]) => h <= size.h).map(([, y]) => y));
    const rect = { ...freePlace(area, inZone.near, size, from), ...size };
    taken.push(rect);
    inZone.lowest.set(size.h, Math.max(rect.y, inZone.lowest.get(size.h) ?? -Infinity));
    for (const other of laid.values()) if (isInColumn(rect, other.area)) other.near.push(rect);
    return { ...written(card), by, place: { x: rect.x, y: rect.y, zone, group: null } };
  });
}

/** What stays, as the first content of a new document: nothing that was published is in its past. */
function sheetOf(cards: readonly Card[], hand: Hand): Uint8Array {
  const doc = new Y.Doc();
  openRoots(doc);
  const kept = cards.map((card): NewCard => ({
    ...written(card),
    text: card.text.slice(0, limits.CARD_TEXT_MAX_CHARS),
    place: { x: 0, y: 0, zone: card.place.zone, group: null },
    locked: card.locked,
  }));
  addCards({ ...hand, doc }, kept);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Fisher and Yates, with chance that nobody can foretell. */
function shuffled<One>(list: readonly One[]): One[] {
  const out = [...list];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    // Both indexes lie within the list.
    [out[at], out[other]] = [out[other] as One, out[at] as One];
  }
  return out;
}
