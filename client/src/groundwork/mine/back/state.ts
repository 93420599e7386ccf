import { createStore } from "zustand/vanilla";
import type { BroughtThing, TakeBackWish } from "@tablee/shared/protocol/contribution";
import type { ApiReason } from "../../../api.ts";
import { forgetAll } from "../../../kept.ts";
import { takeBack } from "./api.ts";

/**
 * Kept beside the table: when it is done, the table is another document, and everything that showed the one before is
 * made anew.
 *
 *   closed ──open──► choosing ──go──► going ──done──► done ──close──► closed
 *                       ▲                └──refused──► choosing, with the reason
 */
export type Taking =
  | { readonly kind: "closed" }
  | { readonly kind: "choosing"; readonly refused: ApiReason | null }
  | { readonly kind: "going" }
  | { readonly kind: "done"; readonly receipt: Receipt };

export interface Receipt {
  readonly at: number;
  readonly gone: readonly BroughtThing[];
  readonly elsewhere: number;
  readonly said: boolean;
  readonly left: boolean;
}

export const taking = createStore<{ readonly board: string; readonly now: Taking }>(() => ({
  board: "",
  now: { kind: "closed" },
}));

export function openTaking(board: string): void {
  taking.setState({ board, now: { kind: "choosing", refused: null } });
}

export function closeTaking(): void {
  // What is on its way to the server is not called off by looking away.
  if (taking.getState().now.kind !== "going") taking.setState({ now: { kind: "closed" } });
}

export async function go(board: string, wish: TakeBackWish, gone: readonly BroughtThing[]): Promise<Receipt | null> {
  taking.setState({ board, now: { kind: "going" } });
  const reply = await takeBack(board, wish);
  if (!reply.ok) {
    taking.setState({ board, now: { kind: "choosing", refused: reply.reason } });
    return null;
  }
  const { at, elsewhere } = reply.value;
  const receipt: Receipt = { at, gone, elsewhere, said: wish.said, left: wish.leave };
  if (wish.leave) forgetAll(board);
  taking.setState({ board, now: { kind: "done", receipt } });
  return receipt;
}
