import type { IncomingMessage } from "node:http";
import { parseCookie } from "cookie";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import type { Part, Role } from "@tablee/shared/rules/roles";
import type { Asker } from "@tablee/shared/session/types";
import { sessionNow } from "../session-clock.ts";
import type { Store } from "../store/open.ts";
import type { MemberRow } from "../store/tables.ts";
import { hashOf } from "./secrets.ts";

export const COOKIE = "tablee";

export interface Member {
  readonly id: MemberId;
  readonly board: BoardId;
  readonly name: string;
  readonly part: Part | null;
  readonly partHidden: boolean;
  readonly also: readonly string[];
  readonly role: Role;
  /** Until when they lead by a lent right; null where nothing is lent. */
  readonly lentUntil: number | null;
}

/** The device’s token: a bearer header, else the cookie. */
export function tokenOf(request: Pick<IncomingMessage, "headers">): string | undefined {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,128})$/.exec(request.headers.authorization ?? "")?.[1];
  return bearer ?? parseCookie(request.headers.cookie ?? "")[COOKIE];
}

export function memberFrom(row: MemberRow): Member {
  const also: unknown = JSON.parse(row.also);
  return {
    id: row.id,
    board: row.board_id,
    name: row.name,
    part: row.part,
    partHidden: row.part_hidden === 1,
    also: Array.isArray(also) ? also.map(String) : [],
    role: row.role,
    lentUntil: row.lent_until,
  };
}

/** As they stand at this moment: a lent right is there until its deadline, and is never stored as a role. */
export function atNow(member: Member): Member {
  if (member.lentUntil === null) return member;
  return member.lentUntil > sessionNow() ? { ...member, role: "host" } : { ...member, lentUntil: null };
}

export function askerOf(member: Member): Asker {
  return { id: member.id, role: member.role, part: member.part, people: 1 + member.also.length };
}

/** Nobody’s: what the house does by itself at a table. */
export function houseAt(board: BoardId): Member {
  const id = "house" as MemberId;
  return { id, board, name: "", part: null, partHidden: false, also: [], role: "host", lentUntil: null };
}

/** Who a token is on a board. The one place that decides it, for /api, /sync, the tunnel and /live. */
export async function memberOf(store: Store, token: string | undefined, board: string): Promise<Member | undefined> {
  if (token === undefined) return undefined;
  const row = await store.db
    .selectFrom("seat_members")
    .innerJoin("members", "members.id", "seat_members.member_id")
    .selectAll("members")
    .where("seat_members.token_hash", "=", hashOf(token))
    // Any string may be asked for; a board that is not there has no members.
    .where("seat_members.board_id", "=", board as BoardId)
    .where("members.removed_at", "is", null)
    .executeTakeFirst();
  return row && atNow(memberFrom(row));
}
