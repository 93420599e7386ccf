import * as Y from "yjs";
import { TextRanks } from "./text-ranks.ts";

/**
 * Every letter was written between two others, and says which: they stood side by side before its writer’s eyes. Yjs
 * never looks whether that can be. Letters that claim a place between two in the wrong order, or between two with
 * something between them that their writer had seen there, are read in one order here and in another there, for ever.
 * Asked after an update was put in, because only then is it known where everything has come to stand; a document that
 * fails is to be dropped and read again from what is stored.
 *
 * That also bounds what Yjs searches: of one writer’s letters few can look for a place among each other.
 *
 * `before`: how far the document held the clients that the update brings changes from. Takes time linear in the update
 * and in the texts that it changes, but for logarithms.
 */
export function isOrderKept(doc: Y.Doc, before: ReadonlyMap<number, number>): boolean {
  const look: Look = { doc, texts: new Map() };
  for (const [client, clock] of before) {
    if (Y.getState(doc.store, client) <= clock) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const item = structs[at];
      if (!(item instanceof Y.Item) || item.parentSub !== null) continue;
      // What began before was looked at then, and has melted with what is new.
      if (item.id.clock < clock || goesOn(item) || isBetween(item)) continue;
      const claim = claimOf(doc, item);
      if (!isFree(look, claim, "left") || !isFree(look, claim, "right")) return false;
    }
  }
  return true;
}

interface Look {
  readonly doc: Y.Doc;
  readonly texts: Map<unknown, TextRanks>;
}

/** Written by one hand in one go: it stands wherever the letter before it does. */
function goesOn({ id, origin, rightOrigin, left }: Y.Item): boolean {
  if (left === null || left.id.client !== id.client || left.id.clock + left.length !== id.clock) return false;
  return Y.compareIDs(origin, left.lastId) && Y.compareIDs(rightOrigin, left.rightOrigin);
}

/** Nearly always: the two that it names are the two beside it. */
function isBetween({ origin, rightOrigin, left, right }: Y.Item): boolean {
  return Y.compareIDs(origin, left && left.lastId) && Y.compareIDs(rightOrigin, right && right.id);
}

/** The two between which a letter says that it was written; null: the start and the end of the text. */
interface Claim {
  readonly item: Y.Item;
  readonly left: Y.Item | null;
  readonly right: Y.Item | null;
  /** Of the clients of these its writer had seen all that is older. */
  readonly seen: readonly Y.ID[];
  /** Its neighbours say that they were written beside these. */
  readonly named: readonly Y.ID[];
}

function claimOf({ store }: Y.Doc, item: Y.Item): Claim {
  const { id, origin, rightOrigin } = item;
  const left = origin && Y.getItem(store, origin);
  const right = rightOrigin && Y.getItem(store, rightOrigin);
  return {
    item,
    left,
    right,
    seen: [id, origin, rightOrigin].filter((one) => one !== null),
    named: [left?.rightOrigin ?? null, right?.origin ?? null].filter((one) => one !== null),
  };
}

/** As a rule only what others wrote there meanwhile, or oneself later, lies between. */
const NEAR_COUNT = 32;

/** Whether the neighbour stands on that side, and nothing between that the letter’s writer had seen. */
function isFree(look: Look, claim: Claim, side: "left" | "right"): boolean {
  const { item, [side]: goal } = claim;
  let at = item[side];
  for (let steps = 0; at !== goal; steps += 1) {
    if (at === null || isSeen(claim, at)) return false;
    if (steps === NEAR_COUNT) return isFreeFarOff(look, claim, side);
    at = at[side];
  }
  return at === null || !isSeen(claim, at);
}

function isFreeFarOff({ doc, texts }: Look, claim: Claim, side: "left" | "right"): boolean {
  const { item, [side]: goal, seen, named } = claim;
  const text = texts.get(item.parent) ?? new TextRanks(item);
  texts.set(item.parent, text);
  const [from, to] = side === "left" ? [goal, item] : [item, goal];
  if (!text.isBefore(from, to) || (goal !== null && isSeen(claim, goal))) return false;
  if (seen.some((id) => text.holdsOlder(id, from, to))) return false;
  return !named.some((id) => text.isBetween(Y.getItem(doc.store, id), from, to));
}

/** Whether some of it that lies between the two neighbours was seen. */
function isSeen({ item: { origin, rightOrigin }, seen, named }: Claim, at: Y.Item): boolean {
  const { client, clock } = at.id;
  const from = holds(at, origin) ? origin.clock + 1 : clock;
  const end = holds(at, rightOrigin) ? rightOrigin.clock : clock + at.length;
  if (from >= end) return false;
  return (
    seen.some((id) => id.client === client && from < id.clock) ||
    named.some((id) => id.client === client && from <= id.clock && id.clock < end)
  );
}

function holds({ id, length }: Y.Item, one: Y.ID | null): one is Y.ID {
  return one !== null && one.client === id.client && id.clock <= one.clock && one.clock < id.clock + length;
}
