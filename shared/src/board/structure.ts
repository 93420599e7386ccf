import * as Y from "yjs";
import { entryOf } from "./schema.ts";

/**
 * What a change touches of the structure, for boards whose structure is locked: areas, groups, and which group a card
 * is in. The server judges updates before it applies them, a client its own step of undo; both read Yjs's structs.
 * Cards may be written, moved, added and deleted: a card that was not there has no group to change.
 */

/** Client → ranges of clocks, as Yjs keeps them. */
export type Clocks = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;

/** The root under which an item lies, the thing it belongs to, and the key in that thing. */
export interface Spot {
  readonly root: string;
  readonly entry: string | null;
  readonly key: string | null;
}

type Find = (id: Y.ID) => Y.Item | undefined;
type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];

/** Only for an update that passed the gate. Takes time linear in it. */
export function touchesStructure(doc: Y.Doc, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update);
  const fresh = structs.filter(
    (struct): struct is Y.Item =>
      struct instanceof Y.Item && struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client),
  );
  const find = finder(doc, structs);
  const spots = new Spots(doc, find);
  const places: Written[] = [];
  const replaced: Y.Item[] = [];
  for (const item of fresh) {
    const spot = spots.of(item);
    if (!spot || isStructure(spot)) return true;
    const card = spot.root === "cards" && spot.entry !== null ? entryOf(doc, "cards", spot.entry) : undefined;
    if (!card) continue;
    const group = groupIn(card.get("place"));
    if (spot.key === null && group !== null) replaced.push(item);
    else if (spot.key === "place") places.push({ item, group, card: card._item });
  }
  return changesGroups({ doc, find, spots, places, replaced, deleted: ds.clients });
}

/** Whether undoing (or redoing) one step would touch the structure. `step`: an entry of Yjs’s UndoManager. */
export function stepTouchesStructure(
  doc: Y.Doc,
  step: { readonly insertions: { readonly clients: Clocks }; readonly deletions: { readonly clients: Clocks } },
): boolean {
  const spots = new Spots(doc, finder(doc, []));
  const made = step.insertions.clients;
  for (const item of itemsIn(doc, made)) if (!item.deleted && isStructure(spots.of(item))) return true;
  for (const item of itemsIn(doc, step.deletions.clients)) {
    // What the step itself made and dropped does not come back.
    if (has(made, item.id)) continue;
    const spot = spots.of(item);
    if (isStructure(spot)) return true;
    if (spot?.root !== "cards" || spot.entry === null || spot.key !== "place") continue;
    const card = entryOf(doc, "cards", spot.entry);
    if (card && groupIn(valueOf(item)) !== groupIn(card.get("place"))) return true;
  }
  return false;
}

/** The things and keys that changes of these clocks belong to. What is no longer there is passed over. */
export function* spotsIn(doc: Y.Doc, clocks: Clocks): Generator<Spot> {
  const spots = new Spots(doc, finder(doc, []));
  for (const item of itemsIn(doc, clocks)) {
    const spot = spots.of(item);
    if (spot) yield spot;
  }
}

interface Written {
  readonly item: Y.Item;
  /** The group the card is in now. */
  readonly group: unknown;
  readonly card: Y.Item | null;
}

interface Change {
  readonly doc: Y.Doc;
  readonly find: Find;
  readonly spots: Spots;
  readonly places: readonly Written[];
  /** Grouped cards written over as a whole. */
  readonly replaced: readonly Y.Item[];
  readonly deleted: Clocks;
}

/**
 * A card's `place` is the last item of its key; a deleted last item means no place, hence no group. So every place that
 * is written must say the same group as before, and every one that goes, alone, must be followed by one that does.
 */
function changesGroups({ doc, find, spots, places, replaced, deleted }: Change): boolean {
  const isGone = (item: Y.Item): boolean => item.content instanceof Y.ContentDeleted || has(deleted, item.id);
  const followed = new Set<Y.Item>();
  const kept = new Set<Y.Item>();
  for (const { item, group } of places) {
    if (isGone(item)) continue;
    if (groupIn(valueOf(item)) !== group) return true;
    const parent: unknown = item.parent;
    const card = parent instanceof Y.ID ? find(parent) : undefined;
    if (card) kept.add(card);
    let before = item.origin && find(item.origin);
    while (before && !followed.has(before)) {
      followed.add(before);
      before = before.origin && find(before.origin);
    }
  }
  if (replaced.some((card) => !kept.has(card))) return true;
  const isDropped = ({ item, group, card }: Written): boolean =>
    group !== null && isGone(item) && !followed.has(item) && !(card && has(deleted, card.id));
  return places.some(isDropped) || deletesStructure({ doc, spots, deleted, followed });
}

function deletesStructure(change: Pick<Change, "doc" | "spots" | "deleted"> & { followed: Set<Y.Item> }): boolean {
  const { doc, spots, deleted, followed } = change;
  for (const item of itemsIn(doc, deleted)) {
    if (item.deleted) continue;
    const spot = spots.of(item);
    if (!spot || isStructure(spot)) return true;
    if (spot.root !== "cards" || spot.key !== "place" || groupIn(valueOf(item)) === null) continue;
    const card = item.parent instanceof Y.AbstractType ? item.parent._item : null;
    const goesWithCard = card === null || card.deleted || has(deleted, card.id);
    if (!goesWithCard && !followed.has(item)) return true;
  }
  return false;
}

function isStructure(spot: Spot | undefined): boolean {
  return spot?.root === "zones" || spot?.root === "groups";
}

function valueOf(item: Y.Item): unknown {
  return item.content.getContent()[0];
}

function groupIn(place: unknown): unknown {
  return typeof place === "object" && place !== null && "group" in place ? place.group : null;
}

function has(clocks: Clocks, { client, clock }: Y.ID): boolean {
  return clocks.get(client)?.some((range) => range.clock <= clock && clock < range.clock + range.len) ?? false;
}

function* itemsIn(doc: Y.Doc, clocks: Clocks): Generator<Y.Item> {
  for (const [client, ranges] of clocks) {
    const known = Y.getState(doc.store, client);
    for (const { clock, len } of ranges) {
      for (let at = clock; at < Math.min(clock + len, known);) {
        const struct: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, at));
        if (struct instanceof Y.Item) yield struct;
        at = struct.id.clock + struct.length;
      }
    }
  }
}

/** Finds an item by id: in the document, else among the structs of an update, which stand in order for each client. */
function finder(doc: Y.Doc, structs: readonly Struct[]): Find {
  const fresh = new Map<number, Struct[]>();
  for (const struct of structs) {
    const list = fresh.get(struct.id.client);
    if (list) list.push(struct);
    else fresh.set(struct.id.client, [struct]);
  }
  return (id) => {
    if (id.clock < Y.getState(doc.store, id.client)) {
      const held: unknown = Y.getItem(doc.store, id);
      return held instanceof Y.Item ? held : undefined;
    }
    const list = fresh.get(id.client) ?? [];
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const struct = list[middle];
      if (struct && struct.id.clock + struct.length <= id.clock) low = middle + 1;
      else high = middle;
    }
    const found = list[low];
    return found instanceof Y.Item && found.id.clock <= id.clock ? found : undefined;
  };
}

/**
 * Tells where items lie. An item that follows another carries neither parent nor key in the encoding: they are those
 * of the item it follows. Each answer is kept, so that a long chain is walked once.
 */
class Spots {
  readonly #doc: Y.Doc;
  readonly #find: Find;
  readonly #known = new Map<Y.Item, Spot | undefined>();

  constructor(doc: Y.Doc, find: Find) {
    this.#doc = doc;
    this.#find = find;
  }

  of(item: Y.Item): Spot | undefined {
    const siblings = new Set<Y.Item>();
    let at: Y.Item | undefined = item;
    let spot: Spot | undefined;
    while (at && !siblings.has(at)) {
      if (this.#known.has(at)) {
        spot = this.#known.get(at);
        break;
      }
      siblings.add(at);
      // In a decoded update a root is its name, a nested parent an id, and nothing where an origin stands for both.
      const parent: unknown = at.parent;
      if (parent) {
        spot = this.#under(parent, at.parentSub);
        break;
      }
      const beside: Y.ID | null = at.origin ?? at.rightOrigin;
      at = beside ? this.#find(beside) : undefined;
    }
    for (const sibling of siblings) this.#known.set(sibling, spot);
    return spot;
  }

  #under(parent: unknown, key: string | null): Spot | undefined {
    if (typeof parent === "string") return { root: parent, entry: key, key: null };
    if (parent instanceof Y.AbstractType && parent._item === null) {
      for (const [name, root] of this.#doc.share) if (root === parent) return { root: name, entry: key, key: null };
      return undefined;
    }
    const item = parent instanceof Y.ID ? this.#find(parent) : parent instanceof Y.AbstractType ? parent._item : null;
    const above = item ? this.of(item) : undefined;
    return above && above.key === null ? { ...above, key } : above;
  }
}
