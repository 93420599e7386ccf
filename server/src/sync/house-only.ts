import * as Y from "yjs";
import { HOUSE_ROOT } from "@tablee/shared/board/schema";
import { viewOf } from "./gate-view.ts";

/**
 * Whether a range of deletions takes away something that is there in the root where the house alone writes. What is gone
 * already may be named again: a client that comes back names all deletions it knows. Takes time linear in the range, as
 * deleting it would.
 */
export function deletesInHouseRoot(
  doc: Y.Doc,
  client: number,
  { clock, end }: { readonly clock: number; readonly end: number },
): boolean {
  const last = Math.min(end, Y.getState(doc.store, client));
  const view = viewOf(doc);
  for (let at = clock; at < last;) {
    const struct: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, at));
    if (struct instanceof Y.Item && !struct.deleted && view.placeOf({ client, clock: at })?.in.root === HOUSE_ROOT)
      return true;
    at = struct.id.clock + struct.length;
  }
  return false;
}
