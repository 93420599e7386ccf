import * as Y from "yjs";

/**
 * Undo touches only one’s own: what a step takes away was written by this client, or lies in a thing that goes as a
 * whole. Answers what it found against that, from now on.
 */
export function watchUndo(doc: Y.Doc): readonly string[] {
  const faults: string[] = [];
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    if (!(transaction.origin instanceof Y.UndoManager)) return;
    for (const [client, ranges] of transaction.deleteSet.clients) {
      if (client === doc.clientID) continue;
      for (const range of ranges)
        for (const item of itemsIn(doc, client, range)) if (!goesWithItsThing(item)) faults.push(placeOf(item));
    }
  });
  return faults;
}

function* itemsIn(doc: Y.Doc, client: number, { clock, len }: { clock: number; len: number }): Generator<Y.Item> {
  for (let at = clock; at < clock + len;) {
    const struct: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, at));
    if (struct instanceof Y.Item) yield struct;
    at = struct.id.clock + struct.length;
  }
}

function goesWithItsThing({ parent }: Y.Item): boolean {
  return parent instanceof Y.AbstractType && parent._item?.deleted === true;
}

function placeOf({ id, parentSub }: Y.Item): string {
  return `undo took ${parentSub ?? "letters"} of client ${id.client}, clock ${id.clock}`;
}
