import { addLink } from "@tablee/shared/board/edit-structure";
import { transact } from "@tablee/shared/board/hand";
import { readingOrder, zoneOf } from "@tablee/shared/board/outline";
import type { Card, Kind, Meaning } from "@tablee/shared/board/types";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import { addCardFromText, boardOf } from "../actions/commands.ts";
import type { Workspace } from "../workspace.ts";

/** What a card that is written for this is. */
const KIND_OF: Readonly<Record<Meaning, Kind>> = {
  "may-remove": "lever",
  "needed-by": "condition",
  "step-of": "step",
};

/** Where others of its kind lie, else beside the card: a step always, for it is part of it. */
function zoneFor(ws: Workspace, card: Card, meaning: Meaning): ZoneId | null {
  const board = boardOf(ws);
  const like = readingOrder(ws.board.getState().outline).find(({ kind }) => kind === KIND_OF[meaning]);
  return zoneOf(board, meaning === "step-of" ? card : (like ?? card))?.id ?? null;
}

/** Ties a card that is there, or one written now, to this one. Answers whether there was room. */
export function tie(
  ws: Workspace,
  card: Card,
  { meaning, from }: { readonly meaning: Meaning; readonly from: CardId | { readonly text: string } },
): boolean {
  const hand = ws.hand();
  return transact(hand, () => {
    if (typeof from === "string") return addLink(hand, { from, to: card.id, meaning }).ok;
    const zone = zoneFor(ws, card, meaning);
    const added = addCardFromText(ws, { ...from, zone, knowledge: null, signed: false, kind: KIND_OF[meaning] });
    const [id] = added.ok ? added.value : [];
    return id !== undefined && addLink(hand, { from: id, to: card.id, meaning }).ok;
  });
}
