import { dissolveGroups, leaveGroups } from "@tablee/shared/board/edit-groups";
import type { Hand } from "@tablee/shared/board/hand";
import { readBoard } from "@tablee/shared/board/read";
import { yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { GroupsPart } from "@tablee/shared/session/house-change";

/** What a group answered to a brake, done: cards that are not there any more, or in no group, are left out. */
export function partGroups({ how, cards }: GroupsPart, hand: Hand): Reply<null> {
  const board = readBoard(hand.doc);
  const named = cards.flatMap((id) => board.cards.get(id) ?? []);
  if (how === "leave") leaveGroups(hand, board, named);
  else dissolveGroups(hand, board, named);
  return yes(null);
}
