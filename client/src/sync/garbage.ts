import * as Y from "yjs";

interface Range {
  readonly clock: number;
  readonly len: number;
}

/**
 * What is left of a range of deletions when the garbage in it is passed over. Yjs makes garbage of what lay inside
 * something deleted, and sends it as such: the server then says that the outer thing is deleted, and never that the
 * inner ones are. The word for the outer one stands for them.
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
    if (!(struct instanceof Y.GC)) left.push({ clock, len });
  }
  return left;
}
