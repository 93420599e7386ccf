import { readingOrder, zoneOf } from "@tablee/shared/board/outline";
import type { LeverKind } from "@tablee/shared/practice/levers";
import { addCardFromText, boardOf } from "../../board/actions/commands.ts";
import type { Workspace } from "../../board/workspace.ts";

/** Lays a card of this kind where others of it lie. Answers whether there was room. */
export function putLever(ws: Workspace, kind: LeverKind, text: string): boolean {
  const like = readingOrder(ws.board.getState().outline).find((card) => card.kind === kind);
  const zone = like ? (zoneOf(boardOf(ws), like)?.id ?? null) : null;
  return addCardFromText(ws, { text, zone, kind, knowledge: null, signed: false }).ok;
}
