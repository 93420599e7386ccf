import * as Y from "yjs";
import { cutUpdate } from "@tablee/shared/board/cut-update";
import { openRoots } from "@tablee/shared/board/schema";
import * as limits from "@tablee/shared/limits";
import type { StoredRow } from "../../store/room-log.ts";
import { updateFrame } from "../frames.ts";
import { mergeAll } from "./merge.ts";

/** Work on stored bytes: nothing here is kept, and nobody who writes waits for it. */

/** Everything stored of a room at one moment, ready to be sent. */
export interface Snapshot {
  /** Update frames; each stands on those before it. */
  readonly frames: readonly Uint8Array[];
  readonly stateVector: Uint8Array;
  /** The deletions alone, as an update frame: what one who has every change is answered. */
  readonly deletions: Uint8Array;
}

/** Of rows as they lie in the store. */
export function snapshotOfRows(rows: readonly StoredRow[]): Snapshot {
  return snapshotOf(
    mergeAll(rows.map(({ bytes, version }) => (version === 2 ? Y.convertUpdateFormatV2ToV1(bytes) : bytes))),
  );
}

function snapshotOf(update: Uint8Array): Snapshot {
  const stateVector = Y.encodeStateVectorFromUpdate(update);
  const isSmall = update.length <= limits.JOIN_CHUNK_MAX_BYTES;
  const pieces = isSmall ? [update] : cutUpdate(update, limits.JOIN_CHUNK_MAX_BYTES, limits.JOIN_FIRST_CHUNK_MAX_BYTES);
  return { frames: pieces.map(updateFrame), stateVector, deletions: updateFrame(Y.diffUpdate(update, stateVector)) };
}

/** Puts a log together: what was deleted leaves only when it passes through a doc that collects it. */
export function fold(updates: readonly Uint8Array[]): { readonly stored: Uint8Array; readonly snapshot: Snapshot } {
  const doc = new Y.Doc();
  openRoots(doc);
  for (const update of updates) Y.applyUpdate(doc, update);
  const folded = { stored: Y.encodeStateAsUpdateV2(doc), snapshot: snapshotOf(Y.encodeStateAsUpdate(doc)) };
  doc.destroy();
  return folded;
}

/** What one lacks whose state vector this is. The pieces of a snapshot stay pieces that stand on those before. */
export function lacking(updates: readonly Uint8Array[], stateVector: Uint8Array): Uint8Array[] {
  const pieces = updates.map((update) => Y.diffUpdate(update, stateVector));
  return pieces.filter((piece) => piece.length > 2).map(updateFrame);
}
