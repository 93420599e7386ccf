import * as Y from "yjs";
import * as limits from "@tablee/shared/limits";

/**
 * Every letter was written between two others, and says which. Yjs never looks whether they stand in that order: letters
 * that claim a place between two in the wrong order are read in one order here and in another there, for ever. Asked
 * after an update was put in, because only then is it known where everything has come to stand; a document that fails
 * is to be dropped and read again from what is stored.
 *
 * Nor does anybody write a letter between two that already have one of their own between them: whoever wrote it saw it
 * standing there. Only somebody who means to make Yjs search does, and all that look after them search again.
 *
 * `before`: how far the document held the clients that the update brings changes from. From each new letter one looks
 * left and right for the two: they are next to it, but for what others wrote there meanwhile.
 */
export function isOrderKept(doc: Y.Doc, before: ReadonlyMap<number, number>): boolean {
  const budget = { steps: limits.UPDATE_ORDER_STEPS_MAX_COUNT, own: limits.UPDATE_OWN_PASSED_MAX_COUNT };
  for (const [client, clock] of before) {
    if (Y.getState(doc.store, client) <= clock) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const item = structs[at];
      if (!(item instanceof Y.Item) || item.parentSub !== null) continue;
      if (!finds(doc, { from: item, goal: item.origin, side: "left", budget })) return false;
      if (!finds(doc, { from: item, goal: item.rightOrigin, side: "right", budget })) return false;
    }
  }
  return true;
}

interface Look {
  readonly from: Y.Item;
  readonly goal: Y.ID | null;
  readonly side: "left" | "right";
  readonly budget: { steps: number; own: number };
}

function finds(doc: Y.Doc, { from, goal, side, budget }: Look): boolean {
  if (goal === null) return true;
  const sought: unknown = Y.getItem(doc.store, goal);
  // Written by the same hand in one go: the two have become one.
  if (sought === from || !(sought instanceof Y.Item)) return true;
  for (let at = from[side]; at !== sought; at = at[side]) {
    if (at === null) return false;
    budget.steps -= 1;
    if (at.id.client === from.id.client && at.id.clock < from.id.clock) budget.own -= 1;
    if (budget.steps < 0 || budget.own < 0) return false;
  }
  return true;
}
