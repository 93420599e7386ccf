import * as Y from "yjs";
import { isId } from "../ids.ts";
import { put, transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { compareOrder, keysBetween } from "./order.ts";
import { orderOf } from "./read-values.ts";
import { entryOf, rootOf } from "./schema.ts";

type OrderedRoot = "cards" | "zones" | "groups" | "lines" | "shapes" | "statements" | "notes" | "records";

/** The highest ordering key in use, so that what is added comes last. */
export function lastOrder(doc: Y.Doc, root: OrderedRoot): string | undefined {
  let last: { id: string; order: string } | undefined;
  for (const [id, entry] of rootOf(doc, root)) {
    const order = entry instanceof Y.Map ? entry.get("order") : undefined;
    if (typeof order !== "string") continue;
    if (!last || compareOrder({ id, order }, last) > 0) last = { id, order };
  }
  return last?.order;
}

/** Puts things of one root before `next` (or last). */
export function putBefore(
  hand: Hand,
  root: OrderedRoot,
  { ids, next }: { readonly ids: readonly string[]; readonly next: string | null },
): void {
  const moving = new Set(ids);
  const others = [...rootOf(hand.doc, root)]
    .flatMap(([id, entry]) =>
      entry instanceof Y.Map && isId(id) && !moving.has(id) ? [{ id, order: orderOf(entry.get("order")) }] : [],
    )
    .sort(compareOrder);
  const at = next === null ? others.length : others.findIndex(({ id }) => id === next);
  const index = at === -1 ? others.length : at;
  const keys = keysBetween({
    after: others[index - 1]?.order,
    before: others[index]?.order,
    count: ids.length,
    suffix: hand.suffix(),
  });
  transact(hand, () => {
    ids.forEach((id, position) => {
      const entry = entryOf(hand.doc, root, id);
      if (entry) put(entry, "order", keys[position]);
    });
  });
}
