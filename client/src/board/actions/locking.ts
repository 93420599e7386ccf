import { lockCards } from "@tablee/shared/board/edit-cards";
import { lockShapes } from "@tablee/shared/board/edit-shapes";
import { transact } from "@tablee/shared/board/hand";
import { isId } from "@tablee/shared/ids";
import type { CardId } from "@tablee/shared/ids";
import type { Workspace } from "../workspace.ts";
import { boardOf, shapesOf } from "./commands.ts";
import type { Said } from "./action.ts";

/**
 * A lock is a courtesy among people who sit together: it keeps a card or a drawing from being moved, written in or
 * deleted by accident, here and by everybody, and anybody may take it off. It is no right: the server knows nothing of it.
 */

export function isLocked(ws: Workspace, id: CardId): boolean {
  const card = boardOf(ws).cards.get(id);
  return card ? card.locked : shapesOf(ws, [id])[0]?.locked === true;
}

/** Those that may be changed without unlocking them first. */
export function unlocked(ws: Workspace, ids: readonly CardId[]): readonly CardId[] {
  return ids.some((id) => isLocked(ws, id)) ? ids.filter((id) => !isLocked(ws, id)) : ids;
}

export function hasUnlocked(ws: Workspace, ids: readonly CardId[]): boolean {
  return ids.some((id) => isId(id) && !isLocked(ws, id));
}

export function hasLocked(ws: Workspace, ids: readonly CardId[]): boolean {
  return ids.some((id) => isLocked(ws, id));
}

function setLocked(ws: Workspace, ids: readonly CardId[], isOn: boolean): void {
  const hand = ws.hand();
  const shapes = shapesOf(ws, ids).map(({ id }) => id);
  transact(hand, () => {
    lockCards(hand, ids, isOn);
    lockShapes(hand, shapes, isOn);
  });
}

export function lock(ws: Workspace, ids: readonly CardId[]): Said {
  setLocked(ws, ids, true);
  return "lockedNow";
}

export function unlock(ws: Workspace, ids: readonly CardId[]): Said {
  setLocked(ws, ids, false);
  return "unlockedNow";
}
