import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { FRAME_MAX_BYTES } from "@tablee/shared/limits";
import { MESSAGE_SYNC, SYNC_STEP_1 } from "@tablee/shared/protocol/frames";

/**
 * A frame larger than the server takes, as several that it does. What people write in one gesture is small; what they
 * redo after a large import, or bring back after an hour without network, may not be. Half of the limit, because
 * long-polling writes bytes as text.
 */
const PIECE_MAX_BYTES = FRAME_MAX_BYTES / 2;

export function cutFrame(frame: Uint8Array, maxBytes: number = PIECE_MAX_BYTES): readonly Uint8Array[] {
  if (frame.length <= maxBytes) return [frame];
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== MESSAGE_SYNC) return [frame];
  const step = decoding.readVarUint(decoder);
  if (step === SYNC_STEP_1) return [frame];
  return cutUpdate(decoding.readVarUint8Array(decoder), maxBytes).map((update) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE_SYNC);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, update);
    }),
  );
}

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Y.Item | Y.GC;

/** Changes of one client in order, and how many of them have been taken. */
interface Queue {
  readonly structs: readonly Struct[];
  at: number;
}

/**
 * Each piece needs only what comes before it, so that the server, which refuses changes whose ground is missing, takes
 * one after the other. The deletions come last. An update with gaps is left whole.
 */
export function cutUpdate(update: Uint8Array, maxBytes: number): readonly Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const ordered = inOrder(structs);
  if (!ordered) return [update];
  const pieces: { readonly structs: Struct[]; readonly bytes: Uint8Array[] }[] = [];
  let room = 0;
  for (const struct of ordered) {
    const bytes = bytesOf(struct);
    if (bytes.length > room) {
      pieces.push({ structs: [], bytes: [] });
      room = maxBytes;
    }
    pieces.at(-1)?.structs.push(struct);
    pieces.at(-1)?.bytes.push(bytes);
    room -= bytes.length;
  }
  const written = pieces.map((piece) => encoded(piece, undefined));
  if (ds.clients.size > 0) written.push(encoded({ structs: [], bytes: [] }, ds));
  return written;
}

function inOrder(structs: Decoded["structs"]): Struct[] | undefined {
  const queues = new Map<number, Queue & { readonly structs: Struct[] }>();
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) return undefined;
    const queue = queues.get(struct.id.client);
    if (queue) queue.structs.push(struct);
    else queues.set(struct.id.client, { structs: [struct], at: 0 });
  }
  const ordered: Struct[] = [];
  for (let before = -1; ordered.length < structs.length;) {
    // No queue moved on: the changes wait for each other, which no history of edits makes.
    if (before === ordered.length) return undefined;
    before = ordered.length;
    for (const queue of queues.values()) {
      for (let next = queue.structs[queue.at]; next && isGrounded(next, queues); next = queue.structs[queue.at]) {
        ordered.push(next);
        queue.at += 1;
      }
    }
  }
  return ordered;
}

function isGrounded(struct: Struct, queues: ReadonlyMap<number, Queue>): boolean {
  if (struct instanceof Y.GC) return true;
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent].every((id) => {
    const queue = id instanceof Y.ID ? queues.get(id.client) : undefined;
    const next = queue?.structs[queue.at];
    // Its own client’s changes are taken in order; what is before the first of a queue is on the server.
    return !(id instanceof Y.ID) || !next || id.client === struct.id.client || id.clock < next.id.clock;
  });
}

/** In this encoding a change is written without regard to its neighbours. */
function bytesOf(struct: Struct): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array();
}

function encoded(
  piece: { readonly structs: readonly Struct[]; readonly bytes: readonly Uint8Array[] },
  ds: Decoded["ds"] | undefined,
): Uint8Array {
  const byClient = new Map<number, number[]>();
  piece.structs.forEach(({ id }, index) => {
    const indexes = byClient.get(id.client);
    if (indexes) indexes.push(index);
    else byClient.set(id.client, [index]);
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, byClient.size);
    for (const [client, indexes] of byClient) {
      encoding.writeVarUint(encoder, indexes.length);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, piece.structs[indexes[0] ?? 0]?.id.clock ?? 0);
      for (const index of indexes) encoding.writeUint8Array(encoder, piece.bytes[index] ?? new Uint8Array());
    }
    encoding.writeVarUint(encoder, ds?.clients.size ?? 0);
    for (const [client, ranges] of ds?.clients ?? []) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const { clock, len } of ranges) {
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarUint(encoder, len);
      }
    }
  });
}
