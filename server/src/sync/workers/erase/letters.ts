import * as Y from "yjs";

/** A document as it was written: which letters and values are whose. */

/** Letters that one client wrote, one after the other in the order of reading. */
export interface Run {
  readonly client: number;
  readonly clock: number;
  readonly text: string;
  readonly isDeleted: boolean;
}

/** In the order of reading; what was deleted too, as long as it was not collected. */
export function runsOf(text: Y.Text): Run[] {
  const runs: Run[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    runs.push({ client, clock, text: item.content.str, isDeleted: item.deleted });
  }
  return runs;
}

/** What stands under the keys of a map now. */
export function* keysOf(map: Y.Map<unknown>): Generator<readonly [key: string, item: Y.Item]> {
  for (const [key, item] of map._map) if (!item.deleted) yield [key, item];
}

export function valueOf({ content, length }: Y.Item): unknown {
  return content.getContent()[length - 1];
}

export function itemAt(map: Y.Map<unknown>, key: string): Y.Item | undefined {
  const item = map._map.get(key);
  return item && !item.deleted ? item : undefined;
}

/**
 * Until which clock the writer of a thing went on making it in one go. Whoever brings back what was deleted writes it
 * anew under their own id, whole and at once: so far the words are not theirs.
 */
export function madeUntil(doc: Y.Doc, made: Y.Item): number {
  const structs = doc.store.clients.get(made.id.client) ?? [];
  let until = made.id.clock;
  for (let at = Y.findIndexSS(structs, until); at < structs.length; at += 1) {
    const struct = structs[at];
    if (!(struct instanceof Y.Item) || !isWithin(struct, made)) break;
    until = struct.id.clock + struct.length;
  }
  return until;
}

function isWithin(item: Y.Item, outer: Y.Item): boolean {
  for (let one: Y.Item | null = item; one !== null; one = parentOf(one)) if (one === outer) return true;
  return false;
}

function parentOf({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null;
}
