import type { TFunction } from "i18next";
import { hasStatus } from "@tablee/shared/board/items";
import type { Shown } from "@tablee/shared/board/items";
import type { Kind } from "@tablee/shared/board/types";

type OverKind = "obstacle" | "issue" | "lever" | "condition" | "step" | "decision" | "commitment";

/** An obstacle is removed, a step is done, a commitment kept. Null: of several kinds together. */
export function overKey(kind: Kind | null): `over.${"other" | OverKind}` {
  // Exactly the kinds that something becomes of have a word of their own.
  return kind !== null && hasStatus({ kind }) ? `over.${kind as OverKind}` : "over.other";
}

/** What has become of a card, in a word. */
export function sayStanding(t: TFunction<"canvas">, standing: Shown, kind: Kind | null): string {
  return standing === "removed" ? t(overKey(kind)) : t(`standings.${standing}`);
}
