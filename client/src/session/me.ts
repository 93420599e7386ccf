import type { MemberInfo, Seat } from "@tablee/shared/protocol/http";
import { createStore } from "zustand/vanilla";
import { useStore } from "zustand";
import { useWorkspace } from "../board/workspace-context.ts";
import { cacheSeat } from "./seat-cache.ts";

type Changes = Partial<Pick<MemberInfo, "name" | "part" | "partHidden" | "also">>;

/** What I changed about myself since the seat was read: the seat of an opened table stays as it came. */
const changes = createStore<{ readonly member: string | null; readonly by: Changes }>(() => ({ member: null, by: {} }));

export function rememberMe(seat: Seat, by: Changes): void {
  changes.setState((last) => ({
    member: seat.member.id,
    by: last.member === seat.member.id ? { ...last.by, ...by } : by,
  }));
  cacheSeat({ ...seat, member: { ...seat.member, ...changes.getState().by } });
}

export function useMe(): MemberInfo {
  const { member } = useWorkspace().table.seat;
  const { member: whose, by } = useStore(changes);
  return whose === member.id ? { ...member, ...by } : member;
}
