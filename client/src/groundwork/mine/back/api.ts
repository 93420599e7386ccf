import type { Contribution, TakeBackWish, TakenBack } from "@tablee/shared/protocol/contribution";
import type { Reply } from "@tablee/shared/reply";
import { call } from "../../../api.ts";
import type { ApiReason } from "../../../api.ts";

/** All that is stored of a table is read for it, and written for what follows. */
const WITHIN_MS = 120_000;

export function readContribution(board: string): Promise<Reply<Contribution, ApiReason>> {
  return call("GET", `/boards/${board}/contribution`, { withinMs: WITHIN_MS });
}

export function takeBack(board: string, body: TakeBackWish): Promise<Reply<TakenBack, ApiReason>> {
  return call("POST", `/boards/${board}/contribution/withdrawal`, { body, withinMs: WITHIN_MS });
}
