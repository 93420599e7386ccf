import { randomInt } from "node:crypto";
import * as Y from "yjs";
import { openRoots } from "@tablee/shared/board/schema";
import type { MemberId } from "@tablee/shared/ids";
import { namesIn } from "../../../store/stored-images.ts";
import type { Asking, FoundThing, Owners } from "./asking.ts";
import { Known } from "./known.ts";
import { planOf } from "./plan.ts";
import { rebuilt } from "./rebuild.ts";

/** All that is stored of one document: of a room, or of an earlier state of it. */
export interface StoredDoc {
  readonly updates: readonly Uint8Array[];
  readonly version: 1 | 2;
  /** Of a room; those of an earlier state are the board’s. */
  readonly owners: Owners;
  /** What was not chosen on the board goes from here all the same: a room in which only one person of the seat is. */
  readonly isWhole?: boolean;
}

export interface Erased {
  /** In the encoding in which each came; null: nothing of theirs was in it, or it could not be read. */
  readonly documents: readonly (Uint8Array | null)[];
  readonly unreadable: readonly number[];
  /** Who writes under which id from now on. */
  readonly owners: Owners;
  /** In the first document, which is the board. */
  readonly found: readonly FoundThing[];
  /** In how many of the others. */
  readonly elsewhere: number;
  /** Pictures that only they had put there. */
  readonly images: readonly string[];
}

/** What somebody brought goes out of a board, of the rooms of two that they are in, and of all earlier states. */
export function eraseFrom(documents: readonly StoredDoc[], asking: Asking): Erased {
  const known = new Known();
  const unreadable: number[] = [];
  for (const [at, one] of documents.entries()) if (!readInto(known, one, asking.member)) unreadable.push(at);
  const ids = clientIds();
  const [before, after] = [new Set<string>(), new Set<string>()];
  let found: readonly FoundThing[] = [];
  let elsewhere = 0;
  const written = documents.map((one, at) => {
    if (unreadable.includes(at)) return null;
    const doc = opened(one, true);
    namesIn(encoded(doc, one.version), before);
    const things = one.isWhole ? null : asking.things;
    const plan = planOf(doc, { asking: { ...asking, things }, owners: one.owners, known });
    if (at === 0) found = plan.found;
    else if (plan.found.length > 0) elsewhere += 1;
    const gone = things === null ? asking.member : null;
    const next = rebuilt(doc, plan, { owners: one.owners, clientOf: ids.of, gone });
    const bytes = encoded(next, one.version);
    namesIn(bytes, after);
    for (const each of [doc, next]) each.destroy();
    return bytes;
  });
  const images = [...before].filter((name) => !after.has(name));
  return { documents: written, unreadable, owners: ids.owners(), found, elsewhere, images };
}

function opened({ updates, version }: StoredDoc, gc: boolean): Y.Doc {
  const doc = new Y.Doc({ guid: "", gc });
  openRoots(doc);
  for (const update of updates) (version === 2 ? Y.applyUpdateV2 : Y.applyUpdate)(doc, update);
  return doc;
}

function encoded(doc: Y.Doc, version: 1 | 2): Uint8Array {
  return version === 2 ? Y.encodeStateAsUpdateV2(doc) : Y.encodeStateAsUpdate(doc);
}

function readInto(known: Known, one: StoredDoc, member: MemberId): boolean {
  try {
    const doc = opened(one, false);
    known.read(doc, (client) => one.owners.get(client) === member);
    doc.destroy();
    return true;
  } catch {
    return false;
  }
}

/** Nobody’s device has one of these: whoever writes on begins under another. */
function clientIds() {
  const ids = new Map<MemberId, number>();
  const taken = new Set<number>();
  return {
    of: (writer: MemberId): number => {
      const held = ids.get(writer);
      if (held !== undefined) return held;
      let id = randomInt(1, 2 ** 32);
      while (taken.has(id)) id = randomInt(1, 2 ** 32);
      taken.add(id);
      ids.set(writer, id);
      return id;
    },
    owners: (): Owners => new Map([...ids].map(([writer, id]) => [id, writer])),
  };
}
