import * as Y from "yjs";
import type { Judged } from "./gate.ts";
import { isOrderKept } from "./order-kept.ts";

/**
 * Puts an update that passed the gate into a document. False when it spoilt the document, which is then to be dropped
 * and read again from what is stored; whatever it threw is no business of others.
 */
export function putIn(doc: Y.Doc, update: Uint8Array, { newFrom, repeats }: Judged): boolean {
  const before = new Map(newFrom.map((client) => [client, Y.getState(doc.store, client)]));
  try {
    // Yjs looks for the neighbours even of what it holds already, and cuts in two what it finds: here, and nowhere else.
    Y.applyUpdate(doc, repeats ? Y.diffUpdate(update, Y.encodeStateVector(doc)) : update);
  } catch {
    return false;
  }
  // What waits for something that never comes would be handed to every newcomer.
  const { pendingStructs, pendingDs } = doc.store;
  return pendingStructs === null && pendingDs === null && isOrderKept(doc, before);
}
