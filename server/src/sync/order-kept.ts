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
 * `before`: how far the document held the clients that the update brings changes from. Takes time linear in the update
 * and in the texts that it changes.
 */
export function isOrderKept(doc: Y.Doc, before: ReadonlyMap<number, number>): boolean {
  const look: Look = { ranks: new Map(), ownLeft: limits.UPDATE_OWN_PASSED_MAX_COUNT };
  for (const [client, clock] of before) {
    if (Y.getState(doc.store, client) <= clock) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const item = structs[at];
      if (!(item instanceof Y.Item) || item.parentSub !== null) continue;
      if (!isBeside(look, { item, goal: goalOf(doc, item.origin), side: "left" })) return false;
      if (!isBeside(look, { item, goal: goalOf(doc, item.rightOrigin), side: "right" })) return false;
    }
  }
  return true;
}

function goalOf(doc: Y.Doc, id: Y.ID | null): Y.Item | undefined {
  const struct: Y.Item | Y.GC | undefined = id ? Y.getItem(doc.store, id) : undefined;
  return struct instanceof Y.Item ? struct : undefined;
}

/** Nearly always the next, or as near: only what others wrote there meanwhile, or oneself later, lies between. */
const NEAR_COUNT = 32;

interface Look {
  readonly ranks: Map<unknown, ReadonlyMap<Y.Item, number>>;
  /** How many of their own older letters those of the update may still pass over. */
  ownLeft: number;
}

interface Beside {
  readonly item: Y.Item;
  readonly goal: Y.Item | undefined;
  readonly side: "left" | "right";
}

function isBeside(look: Look, { item, goal, side }: Beside): boolean {
  // Written by one hand in one go, the two have become one.
  if (!goal || goal === item) return true;
  let at = item[side];
  for (let steps = 0; steps < NEAR_COUNT && at !== goal; steps += 1) {
    if (at === null) return false;
    if (at.id.client === item.id.client && at.id.clock < item.id.clock) look.ownLeft -= 1;
    at = at[side];
  }
  if (look.ownLeft < 0) return false;
  if (at === goal) return true;
  const inText = look.ranks.get(item.parent) ?? ranksIn(item);
  look.ranks.set(item.parent, inText);
  const [own = 0, other = 0] = [inText.get(item), inText.get(goal)];
  return side === "left" ? other > 0 && other < own : other > own;
}

/** Of the text in which it stands: from 1 on, in order. */
function ranksIn(item: Y.Item): ReadonlyMap<Y.Item, number> {
  const ranks = new Map<Y.Item, number>();
  let first = item;
  while (first.left !== null) first = first.left;
  for (let at: Y.Item | null = first; at !== null; at = at.right) ranks.set(at, ranks.size + 1);
  return ranks;
}
