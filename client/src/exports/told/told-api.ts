import type { QuoteId } from "@tablee/shared/ids";
import type { ExportWish, HandedOut } from "@tablee/shared/protocol/http";
import type { Reply } from "@tablee/shared/reply";
import { call } from "../../api.ts";
import type { ApiReason } from "../../api.ts";

type Answer<Value> = Promise<Reply<Value, ApiReason>>;

/** Many stories may be many megabytes, on a slow line. */
const STORIES_WITHIN_MS = 120_000;

/** What is to leave with words of stories in it: noted first. */
export function handOut(board: string, wish: ExportWish): Answer<HandedOut> {
  return call("POST", `/boards/${board}/exports`, { body: wish, withinMs: STORIES_WITHIN_MS });
}

export function readQuote(board: string, quote: QuoteId): Answer<{ readonly words: string }> {
  return call("GET", `/boards/${board}/quotes/${quote}`);
}
