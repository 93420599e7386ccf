import { addCards, deleteCards, lockCards, moveCards, styleCards } from "@tablee/shared/board/edit-cards";
import { replaceText } from "@tablee/shared/board/edit-text";
import type { Hand } from "@tablee/shared/board/hand";
import { textOf } from "@tablee/shared/board/schema";
import type { Card, KnowledgeType, Zone } from "@tablee/shared/board/types";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import type { Kept } from "../../table.ts";
import type { Desk } from "../../board/sheets.ts";

/** What people do on their own sheet. The place of a card there is its area alone. */

/** Of the area and the knowledge of the one before it. */
export function newSheetCard(
  desk: Desk,
  wish: { readonly after: Card | undefined; readonly zones: readonly Zone[]; readonly isKept: boolean },
): CardId | null {
  const { after, zones, isKept } = wish;
  const zone = after ? after.place.zone : (zones[0]?.id ?? null);
  const added = addCards(desk.hand(), [
    { text: "", place: { x: 0, y: 0, zone, group: null }, knowledge: after?.knowledge ?? null, locked: isKept },
  ]);
  return added.ok ? (added.value[0] ?? null) : null;
}

export function writeOn(hand: Hand, id: CardId, text: string): void {
  const shared = textOf(hand.doc, "cards", id);
  if (shared) replaceText(shared, text, hand.origin);
}

export function putIn(desk: Desk, id: CardId, zone: ZoneId | null): void {
  moveCards(desk.hand(), [{ id, zone, group: null }]);
}

export function setKnowledge(desk: Desk, id: CardId, knowledge: KnowledgeType | null): void {
  styleCards(desk.hand(), [id], { knowledge });
}

export function sign(desk: Desk, id: CardId, author: string | null): void {
  styleCards(desk.hand(), [id], { author });
}

/** On a sheet a locked card is one that is kept back. */
export function keepBack(desk: Desk, id: CardId, isKept: boolean): void {
  lockCards(desk.hand(), [id], isKept);
}

export function dropCard(desk: Desk, id: CardId): void {
  deleteCards(desk.hand(), [id]);
}

/** As they were, when their document was gone: each in its area, of its kind, signed or not. */
export function putBack(desk: Desk, kept: readonly Kept[]): void {
  addCards(
    desk.hand(),
    kept.map(({ text, look }) => {
      const { zone = null, ...rest } = look ?? {};
      return { text, ...rest, place: { x: 0, y: 0, zone, group: null } };
    }),
  );
}
