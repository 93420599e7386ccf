import { CircleMinus, CirclePlus } from "lucide-react";
import type { CardId } from "@tablee/shared/ids";
import type { BoardAction } from "../actions/action.ts";
import type { Workspace } from "../workspace.ts";

/** Points on the card that one stands on, in every view. They change a ballot, not the board: whoever may not write votes all the same. */

function add(by: 1 | -1) {
  return ({ voting }: Workspace, [card]: readonly CardId[]): void => {
    if (card !== undefined) voting.add(card, by);
  };
}

function isAsked({ voting }: Workspace, [card]: readonly CardId[]): boolean {
  return card !== undefined && voting.state.getState().turn?.cards.has(card) === true;
}

const onCard = {
  on: "cards",
  writes: null,
  section: "vote",
  most: 1,
  inBar: "where possible",
  while: isAsked,
} as const;

export const voteActions: readonly BoardAction[] = [
  { ...onCard, id: "addPoint", icon: CirclePlus, keys: ".", can: isAsked, run: add(1) },
  {
    ...onCard,
    id: "takePoint",
    icon: CircleMinus,
    keys: ",",
    can: (ws, [card]) => card !== undefined && (ws.voting.state.getState().turn?.points.get(card) ?? 0) > 0,
    run: add(-1),
  },
];
