import { isId } from "@tablee/shared/ids";
import type { CardId } from "@tablee/shared/ids";
import type { Workspace } from "../workspace.ts";
import type { BoardAction } from "./action.ts";
import { isShape } from "./commands.ts";
import { unlocked } from "./locking.ts";

/** What may be written now. */
export interface May {
  readonly cards: boolean;
  readonly structure: boolean;
}

function isHost({ table }: Workspace): boolean {
  return (table.live.state.getState().view?.me.role ?? table.seat.member.role) === "host";
}

/** Of what is chosen, what an action is about: many are about cards alone. */
function meant(ws: Workspace, action: BoardAction, ids: readonly CardId[]): readonly CardId[] {
  return action.on === "cards" && action.shapes !== true ? ids.filter((id) => !isShape(ws, id)) : ids;
}

/**
 * A card that stands for what cannot be read is looked at, and nothing else: no change of it would reach the board. One
 * that somebody locked is left as it is until anybody unlocks it.
 */
export function changeable(ws: Workspace, action: BoardAction, ids: readonly CardId[]): readonly CardId[] {
  const about = meant(ws, action, ids);
  if (action.on !== "cards" || action.writes === null) return about;
  const readable = about.filter(isId);
  return action.onLocked ? readable : unlocked(ws, readable);
}

/** Has it a meaning here: for so many cards, in this view, for this person? Whether it may be done now is another question. */
export function isOffered(ws: Workspace, action: BoardAction, ids: readonly CardId[]): boolean {
  const { view, split } = ws.prefs.getState();
  if (action.only !== undefined && (action.only === "host") !== isHost(ws)) return false;
  if (action.while?.(ws, ids) === false) return false;
  if (action.on === "view") return view === "canvas";
  if (action.on === "list") return view === "list" || (split && view === "canvas");
  if (action.on !== "cards") return true;
  const { length } = meant(ws, action, ids);
  return length >= (action.least ?? 1) && length <= (action.most ?? Infinity);
}

/** Would it do something now, and is it allowed? */
export function isPossible(
  ws: Workspace,
  action: BoardAction,
  on: { readonly ids: readonly CardId[]; readonly may: May },
): boolean {
  if (action.writes !== null && !on.may[action.writes]) return false;
  const ids = changeable(ws, action, on.ids);
  if (action.on === "cards" && ids.length < (action.least ?? 1)) return false;
  return action.can?.(ws, ids) ?? true;
}
