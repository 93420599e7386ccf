import * as Y from "yjs";
import { openRoots } from "@tablee/shared/board/schema";
import type { RoomRow } from "../store/room-rows.ts";
import type { Wrong } from "./findings.ts";

/** Rows read as the document that they make: what the store itself never does. */

function isPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

/** Throws when the bytes are none of Yjs. */
function apply(doc: Y.Doc, { bytes, version }: RoomRow): void {
  if (version === 2) Y.applyUpdateV2(doc, bytes);
  else Y.applyUpdate(doc, bytes);
}

function decodes({ bytes, version }: RoomRow): boolean {
  try {
    const { structs, ds } = version === 2 ? Y.decodeUpdateV2(bytes) : Y.decodeUpdate(bytes);
    // Bytes of one encoding read as the other give no error and no content; an empty update of the first is two bytes.
    return version === 2 || bytes.length === 2 || structs.length > 0 || ds.clients.size > 0;
  } catch {
    // Whatever it trips over: these bytes are no update.
    return false;
  }
}

function wrongWith(row: RoomRow): Wrong | undefined {
  if (!row.isSound) return "checksum";
  if (row.version !== 1 && row.version !== 2) return "version";
  return decodes(row) ? undefined : "unreadable";
}

export interface Replayed {
  /** Whose content is there: Yjs client ids. */
  readonly writers: readonly number[];
  /** The first row that cannot be served. */
  readonly bad: { readonly at: number; readonly wrong: Wrong } | undefined;
}

/** Reads a room as the server does: from the first row to the first that is wrong. */
export function replay(rows: readonly RoomRow[]): Replayed {
  const doc = new Y.Doc();
  openRoots(doc);
  const done = (bad: Replayed["bad"]): Replayed => ({ writers: [...doc.store.clients.keys()], bad });
  for (const [at, row] of rows.entries()) {
    const wrong = wrongWith(row);
    if (wrong) return done({ at, wrong });
    apply(doc, row);
    // The gate lets in nothing that waits for what is not there: then a row before this one is missing.
    if (isPending(doc)) return done({ at, wrong: "incomplete" });
  }
  return done(undefined);
}

export interface Recovered {
  /** Yjs V2, complete in itself. */
  readonly bytes: Uint8Array;
  readonly writers: readonly number[];
  readonly isEmpty: boolean;
  /** Rows that are in it, wholly or in part, and rows of which nothing could be read. */
  readonly used: number;
  readonly lost: number;
  /** Something hung on what is lost, and could not be put in. */
  readonly isPartial: boolean;
}

/** Puts together whatever of the rows still fits: Yjs takes them in any order, and twice. */
export function recover(rows: readonly RoomRow[]): Recovered {
  const doc = new Y.Doc();
  openRoots(doc);
  const good = rows.filter((row) => wrongWith(row) === undefined);
  for (const row of good) apply(doc, row);
  const isPartial = isPending(doc);
  // What waits is part of the encoded state, and would be handed to every newcomer.
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  const writers = [...doc.store.clients.keys()];
  const bytes = Y.encodeStateAsUpdateV2(doc);
  doc.destroy();
  const lost = rows.length - good.length;
  return { bytes, writers, isEmpty: writers.length === 0, used: good.length, lost, isPartial };
}
