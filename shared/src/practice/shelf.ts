import { compareOrder } from "../board/order.ts";
import type { Board, Statement } from "../board/types.ts";

/** What people pass on to each other: places to see, stories that their tellers chose to put there, resources. */

export const SHELF_KINDS = ["visit", "story", "resource"] as const;
export type ShelfKind = (typeof SHELF_KINDS)[number];

export function shelfKindOf({ value }: Pick<Statement, "value">): ShelfKind {
  return SHELF_KINDS.find((kind) => kind === value) ?? "resource";
}

/** In their order; of one kind, or all. */
export function shelfOf(
  { statements }: Pick<Board, "statements">,
  kind: ShelfKind | null = null,
): readonly Statement[] {
  return [...statements.values()]
    .filter((one) => one.field === "inspiration" && (kind === null || shelfKindOf(one) === kind))
    .sort(compareOrder);
}
