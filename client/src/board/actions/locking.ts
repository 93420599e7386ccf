import { lockCards } from "@tablee/shared/board/edit-cards";
import { isId } from "@tablee/shared/ids";
import type { CardId } from "@tablee/shared/ids";
import type { Workspace } from "../workspace.ts";
import { boardOf } from "./commands.ts";
import type { Said } from "./action.ts";

/**
 * A lock is a courtesy among people who sit together: it keeps a card from being moved, written in or deleted by
 * accident, here and by everybody, and anybody may take it off. It is no right: the server knows nothing of it.
 */

export function isLocked(ws: Workspace, id: CardId): boolean {
  return boardOf(ws).cards.get(id)?.locked === true;
}

/** Those that may be changed without unlocking them first. */
export function unlocked(ws: Workspace, ids: readonly CardId[]): readonly CardId[] {
  const { cards } = boardOf(ws);
  return ids.some((id) => cards.get(id)?.locked) ? ids.filter((id) => !cards.get(id)?.locked) : ids;
}

export function hasUnlocked(ws: Workspace, ids: readonly CardId[]): boolean {
  return ids.some((id) => isId(id) && !isLocked(ws, id));
}

export function hasLocked(ws: Workspace, ids: readonly CardId[]): boolean {
  return ids.some((id) => isLocked(ws, id));
}

export function lock(ws: Workspace, ids: readonly CardId[]): Said {
  lockCards(ws.hand(), ids, true);
  return "lockedNow";
}

export function unlock(ws: Workspace, ids: readonly CardId[]): Said {
  lockCards(ws.hand(), ids, false);
  return "unlockedNow";
}
