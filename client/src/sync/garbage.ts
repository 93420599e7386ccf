import * as Y from "yjs";

interface Range {
  readonly clock: number;
  readonly len: number;
}

/**
 * What is left of a range of deletions when the garbage in it is passed over, and what lies in something deleted. Yjs
 * makes garbage of that, and sends it as such: the server then says that the outer thing is deleted, and never that the
 * inner ones are. The word for the outer one stands for them. What undo may bring back is no garbage here, and is there.
 */
export function withoutGarbage(doc: Y.Doc, client: number, range: Range): Range[] {
  const structs = doc.store.clients.get(client);
  const end = range.clock + range.len;
  const last = structs?.at(-1);
  if (!structs || !last || end > last.id.clock + last.length) return [range];
  const left: Range[] = [];
  for (let at = Y.findIndexSS(structs, range.clock); at < structs.length; at += 1) {
    const struct = structs[at];
    if (!struct || struct.id.clock >= end) break;
    const clock = Math.max(range.clock, struct.id.clock);
    const len = Math.min(end, struct.id.clock + struct.length) - clock;
    if (struct instanceof Y.Item && !isInDeleted(struct)) left.push({ clock, len });
  }
  return left;
}

function isInDeleted({ parent }: Y.Item): boolean {
  for (let outer = itemOf(parent); outer !== null; outer = itemOf(outer.parent)) if (outer.deleted) return true;
  return false;
}

/** Null: a root, which is never deleted, or what waits for its ground. */
function itemOf(parent: Y.Item["parent"]): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null;
}
