import { compareOrder } from "../board/order.ts";
import type { Board, Statement } from "../board/types.ts";

/** A look back on what was done. What only experience brought is found, not written: experience.ts. */

export const REPORT_PARTS = ["done", "decided", "unknown"] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

/** What a peer wrote under a part that is not known here is told among what was done. */
function partOf({ value }: Pick<Statement, "value">): ReportPart {
  return REPORT_PARTS.find((part) => part === value) ?? "done";
}

export function reportOf({ statements }: Pick<Board, "statements">, part: ReportPart): readonly Statement[] {
  return [...statements.values()].filter((one) => one.field === "report" && partOf(one) === part).sort(compareOrder);
}
