import type { BoardId, MemberId } from "@tablee/shared/ids";
import type { Person } from "@tablee/shared/protocol/events";
import type { Member } from "../auth/member.ts";

export interface Here {
  isHere(board: BoardId, member: MemberId): boolean;
}

/** A member as the others see them: how they take part only if they show it. */
export function personOf(member: Member, here: Here): Person {
  return {
    id: member.id,
    name: member.name,
    also: member.also,
    part: member.partHidden ? null : member.part,
    role: member.role,
    leadsUntil: member.lentUntil,
    present: here.isHere(member.board, member.id),
  };
}
