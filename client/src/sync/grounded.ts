import * as Y from "yjs";

/**
 * All that the document holds beyond a state vector, without what waits in it for its ground: another tab may have
 * written on something that has not come here yet, and the server refuses changes with gaps. It gets them from that tab.
 */
export function groundedUpdate(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
  const { store } = doc;
  const { pendingStructs, pendingDs } = store;
  store.pendingStructs = null;
  store.pendingDs = null;
  try {
    return Y.encodeStateAsUpdate(doc, stateVector);
  } finally {
    store.pendingStructs = pendingStructs;
    store.pendingDs = pendingDs;
  }
}
