import type { Request } from "express";
import { can } from "@tablee/shared/rules/roles";
import type { Action } from "@tablee/shared/rules/roles";
import { memberOf, tokenOf } from "../auth/member.ts";
import type { Member } from "../auth/member.ts";
import type { Store } from "../store/open.ts";
import { Refusal } from "./answer.ts";

/** Who asks, on the board of the path. The same answer for a board that is not there and for one that is not theirs. */
export async function asking({ store }: { readonly store: Store }, request: Request): Promise<Member> {
  const member = await memberOf(store, tokenOf(request), String(request.params["id"]));
  if (!member) throw new Refusal("not-found");
  return member;
}

export async function askingTo(action: Action, parts: { readonly store: Store }, request: Request): Promise<Member> {
  const member = await asking(parts, request);
  if (!can(member.role, action)) throw new Refusal("not-allowed");
  return member;
}

/** What is done here outlasts the session: links, titles, versions. A lent right, which ends by itself, gives none of it. */
export async function leading(parts: { readonly store: Store }, request: Request): Promise<Member> {
  const member = await askingTo("lead", parts, request);
  if (member.lentUntil !== null) throw new Refusal("not-allowed");
  return member;
}
