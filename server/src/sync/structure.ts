import * as Y from "yjs";
import { entryOf } from "@tablee/shared/board/schema";

/**
 * What an update touches of the structure, for rooms whose structure is locked: areas, groups, and which group a card
 * is in. Only for updates that passed the gate. An item that follows another of the same key carries neither parent
 * nor key in the encoding; they are those of the item it follows.
 */

type Place = { readonly root: string; readonly entry: string | null; readonly key: string | null };
type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];

export function touchesStructure(doc: Y.Doc, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update);
  const find = finder(doc, structs);
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || struct.id.clock < Y.getState(doc.store, struct.id.client)) continue;
    const place = placeOf(doc, struct, find);
    if (!place || place.root === "zones" || place.root === "groups") return true;
    if (place.root === "cards" && place.key === "place" && changesGroup(doc, place.entry, struct)) return true;
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      if (deletesStructure(doc, client, clock, clock + len)) return true;
    }
  }
  return false;
}

type Find = (id: Y.ID) => Y.Item | undefined;

function finder(doc: Y.Doc, structs: readonly Struct[]): Find {
  return (id) => {
    if (id.clock < Y.getState(doc.store, id.client)) {
      const held: unknown = Y.getItem(doc.store, id);
      return held instanceof Y.Item ? held : undefined;
    }
    const fresh = structs.find(
      (one) => one.id.client === id.client && one.id.clock <= id.clock && id.clock < one.id.clock + one.length,
    );
    return fresh instanceof Y.Item ? fresh : undefined;
  };
}

/** The root under which an item lies, the thing it belongs to, and the key in that thing. */
function placeOf(doc: Y.Doc, item: Y.Item, find: Find): Place | undefined {
  const keys: (string | null)[] = [];
  let at: Y.Item | undefined = item;
  for (let steps = 0; at && steps < 1_000_000; steps += 1) {
    // In a decoded update a root is its name, a nested parent an id, and nothing where an origin stands for both.
    const parent: unknown = at.parent;
    if (typeof parent === "string") return { root: parent, ...named([at.parentSub, ...keys]) };
    if (parent instanceof Y.AbstractType) {
      keys.unshift(at.parentSub);
      if (parent._item === null) return { root: rootName(doc, parent), ...named(keys) };
      at = parent._item;
    } else if (parent instanceof Y.ID) {
      keys.unshift(at.parentSub);
      at = find(parent);
    } else {
      const origin: Y.ID | null = at.origin ?? at.rightOrigin;
      at = origin ? find(origin) : undefined;
    }
  }
  return undefined;
}

function named(keys: readonly (string | null)[]): { entry: string | null; key: string | null } {
  return { entry: keys[0] ?? null, key: keys[1] ?? null };
}

function rootName(doc: Y.Doc, type: object): string {
  for (const [name, root] of doc.share) if (root === type) return name;
  return "";
}

function changesGroup(doc: Y.Doc, card: string | null, item: Y.Item): boolean {
  const [written]: unknown[] = item.content.getContent();
  const now: unknown = card === null ? undefined : entryOf(doc, "cards", card)?.get("place");
  return groupIn(written) !== groupIn(now);
}

function groupIn(place: unknown): unknown {
  return typeof place === "object" && place !== null && "group" in place ? place.group : null;
}

function deletesStructure(doc: Y.Doc, client: number, from: number, to: number): boolean {
  const find = finder(doc, []);
  for (let clock = from; clock < Math.min(to, Y.getState(doc.store, client));) {
    const held: unknown = Y.getItem(doc.store, Y.createID(client, clock));
    const item = held instanceof Y.Item ? held : undefined;
    const place = item && !item.deleted ? placeOf(doc, item, find) : undefined;
    if (place?.root === "zones" || place?.root === "groups") return true;
    clock = item ? item.id.clock + item.length : clock + 1;
  }
  return false;
}
