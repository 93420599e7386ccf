import * as Y from "yjs";

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Y.Item | Y.GC;

/** Changes of one client in order, and how many of them have been taken. */
interface Queue {
  readonly client: number;
  readonly structs: Struct[];
  at: number;
}

/** What one client has in a piece. */
interface Section {
  readonly clock: number;
  readonly bytes: Uint8Array[];
}

/**
 * A large update (Yjs V1) as several. Each piece needs only what comes before it, so that one who refuses changes whose
 * ground is missing takes one after the other. The deletions come last. An update with gaps is left whole.
 */
export function cutUpdate(update: Uint8Array, maxBytes: number): readonly Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const ordered = inOrder(structs);
  if (!ordered) return [update];
  const written: Uint8Array[] = [];
  let piece = new Map<number, Section>();
  let room = maxBytes;
  for (const struct of ordered) {
    const bytes = bytesOf(struct);
    if (bytes.length > room && piece.size > 0) {
      written.push(encoded(piece));
      piece = new Map();
      room = maxBytes;
    }
    const section = piece.get(struct.id.client);
    if (section) section.bytes.push(bytes);
    else piece.set(struct.id.client, { clock: struct.id.clock, bytes: [bytes] });
    room -= bytes.length;
  }
  if (piece.size > 0) written.push(encoded(piece));
  if (ds.clients.size > 0) written.push(encoded(new Map(), ds));
  return written;
}

/** Each struct is passed once: a queue that waits is looked at again only when the one it waits for has moved. */
function inOrder(structs: Decoded["structs"]): Struct[] | undefined {
  const queues = new Map<number, Queue>();
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) return undefined;
    const { client } = struct.id;
    const queue = queues.get(client);
    if (queue) queue.structs.push(struct);
    else queues.set(client, { client, structs: [struct], at: 0 });
  }
  const ordered: Struct[] = [];
  const waiting = new Map<number, Queue[]>();
  const ready = [...queues.values()].reverse();
  for (let queue = ready.pop(); queue; queue = ready.pop()) {
    const from = queue.at;
    const missing = advance(queue, queues, ordered);
    if (missing !== undefined) waiting.set(missing, [...(waiting.get(missing) ?? []), queue]);
    if (queue.at === from) continue;
    ready.push(...(waiting.get(queue.client) ?? []));
    waiting.delete(queue.client);
  }
  // What is left waits for each other, which no history of edits makes.
  return ordered.length === structs.length ? ordered : undefined;
}

/** Takes what can be taken; answers the client whose changes are missing for the next. */
function advance(queue: Queue, queues: ReadonlyMap<number, Queue>, ordered: Struct[]): number | undefined {
  for (let next = queue.structs[queue.at]; next; next = queue.structs[queue.at]) {
    const missing = missingFor(next, queues);
    if (missing !== undefined) return missing;
    ordered.push(next);
    queue.at += 1;
  }
  return undefined;
}

function missingFor(struct: Struct, queues: ReadonlyMap<number, Queue>): number | undefined {
  if (struct instanceof Y.GC) return undefined;
  const parent: unknown = struct.parent;
  for (const id of [struct.origin, struct.rightOrigin, parent]) {
    // Its own client’s changes are taken in order; what is before the first of a queue is there already.
    if (!(id instanceof Y.ID) || id.client === struct.id.client) continue;
    const queue = queues.get(id.client);
    const next = queue?.structs[queue.at];
    if (next && id.clock >= next.id.clock) return id.client;
  }
  return undefined;
}

/** In this encoding a change is written without regard to its neighbours. */
function bytesOf(struct: Struct): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array();
}

function encoded(piece: ReadonlyMap<number, Section>, ds?: Decoded["ds"]): Uint8Array {
  const parts: Uint8Array[] = [numbers([piece.size])];
  for (const [client, { clock, bytes }] of piece) {
    parts.push(numbers([bytes.length, client, clock]));
    for (const one of bytes) parts.push(one);
  }
  parts.push(numbers([ds?.clients.size ?? 0]));
  for (const [client, ranges] of ds?.clients ?? [])
    parts.push(numbers([client, ranges.length, ...ranges.flatMap(({ clock, len }) => [clock, len])]));
  return joined(parts);
}

function numbers(values: readonly number[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  for (const value of values) encoder.writeLen(value);
  return encoder.toUint8Array();
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
