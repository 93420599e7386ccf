import { readingOrder, zoneOf } from "@tablee/shared/board/outline";
import type { Kind } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { addCardFromText, boardOf } from "../board/actions/commands.ts";
import type { Workspace } from "../board/workspace.ts";

/** Where others of its kind lie; null: there is no room. */
export function putCard(ws: Workspace, kind: Kind, text: string): CardId | null {
  const board = boardOf(ws);
  const like = readingOrder(ws.board.getState().outline).find((card) => card.kind === kind);
  const made = [...board.zones.values()].find((zone) => zone.kind === kind);
  const zone = (like ? zoneOf(board, like) : made)?.id ?? null;
  const added = addCardFromText(ws, { text, zone, knowledge: null, signed: false, kind });
  return added.ok ? (added.value[0] ?? null) : null;
}
