import * as Y from "yjs";
import { TYPE_ARRAY, TYPE_MAP, TYPE_OPEN, TYPE_TEXT } from "./places.ts";
import type { GateView, HeldType } from "./places.ts";

/** What the gate asks about a document. Its answers cost as much as finding one struct. */
export function viewOf(doc: Y.Doc): GateView {
  const structAt = (client: number, clock: number): Y.Item | Y.GC => Y.getItem(doc.store, Y.createID(client, clock));
  return {
    stateOf: (client) => Y.getState(doc.store, client),
    placeOf: ({ client, clock }) => {
      const struct = structAt(client, clock);
      if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType)) return undefined;
      return { in: heldType(doc, struct.parent), key: struct.parentSub };
    },
    typeOf: ({ client, clock }) => {
      const struct = structAt(client, clock);
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return undefined;
      return heldType(doc, struct.content.type);
    },
  };
}

/** A type never moves, so what it is can be kept. */
const held = new WeakMap<object, HeldType>();

type AnyType = Y.AbstractType<unknown>;

function heldType(doc: Y.Doc, type: AnyType): HeldType {
  const kept = held.get(type);
  if (kept) return kept;
  let depth = 0;
  let top = type;
  for (let item = type._item; item; depth += 1) {
    top = above(item) ?? top;
    item = above(item)?._item ?? null;
  }
  const { _item: made } = type;
  const root = nameOf(doc, top);
  const id = made ? `${made.id.client}:${made.id.clock}` : root;
  const answer = { id, root, depth, type: numberOf(type) };
  // A root is made anew, as what it is, when somebody first asks for it as that.
  if (answer.type !== TYPE_OPEN) held.set(type, answer);
  return answer;
}

function above({ parent }: Y.Item): AnyType | undefined {
  return parent instanceof Y.AbstractType ? parent : undefined;
}

function nameOf(doc: Y.Doc, type: AnyType): string {
  for (const [name, root] of doc.share) if (root === type) return name;
  return "";
}

function numberOf(type: AnyType): number {
  if (type instanceof Y.Map) return TYPE_MAP;
  if (type instanceof Y.Text) return TYPE_TEXT;
  return type instanceof Y.Array ? TYPE_ARRAY : TYPE_OPEN;
}
