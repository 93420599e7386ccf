import * as Y from "yjs";

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Y.Item | Y.GC;

/** Changes of one client in order, how many of them have been taken, and who waits for which of them. */
interface Queue {
  readonly client: number;
  readonly structs: Struct[];
  readonly waiting: Map<Struct, Queue[]>;
  at: number;
}

/** What one client has in a piece. */
interface Section {
  readonly clock: number;
  end: number;
  readonly encoder: Y.UpdateEncoderV1;
  count: number;
}

type Ranges = readonly { readonly clock: number; readonly len: number }[];

/** Of a change without its text: ids, lengths, a small value. */
const CHANGE_BYTES = 40;
/** UTF-16 to UTF-8, at most. */
const BYTES_PER_CHAR = 3;

/**
 * A large update (Yjs V1) as several. Each piece needs only what comes before it, so that one who refuses changes whose
 * ground is missing takes one after the other. Deletions of what a piece brings come with it: what has melted together
 * because it is deleted is nothing that may live for a moment. All deletions come last. An update with gaps is left
 * whole. The first may be asked to be small: what comes soonest is seen soonest. A piece may be larger than asked for by one value that is no text, and by its deletions.
 */
export function cutUpdate(update: Uint8Array, maxBytes: number, firstBytes = maxBytes): readonly Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const ordered = inOrder(structs);
  if (!ordered) return [update];
  const written: Uint8Array[] = [];
  let piece = new Map<number, Section>();
  let room = firstBytes;
  for (const struct of ordered) {
    if (room < guessOf(struct) && piece.size > 0) {
      written.push(encoded(piece, deletedIn(piece, ds)));
      piece = new Map();
      room = maxBytes;
    }
    room -= write(struct, piece);
  }
  if (piece.size > 0) written.push(encoded(piece, deletedIn(piece, ds)));
  if (ds.clients.size > 0) written.push(encoded(new Map(), ds.clients));
  return written;
}

function deletedIn(piece: ReadonlyMap<number, Section>, ds: Decoded["ds"]): Map<number, Ranges> {
  const deleted = new Map<number, Ranges>();
  for (const [client, section] of piece) {
    const all = ds.clients.get(client) ?? [];
    const ranges: { clock: number; len: number }[] = [];
    for (let at = firstBeyond(all, section.clock, ({ clock, len }) => clock + len); at < all.length; at += 1) {
      const range = all[at];
      if (!range || range.clock >= section.end) break;
      const clock = Math.max(range.clock, section.clock);
      ranges.push({ clock, len: Math.min(range.clock + range.len, section.end) - clock });
    }
    if (ranges.length > 0) deleted.set(client, ranges);
  }
  return deleted;
}

function guessOf(struct: Struct): number {
  const isText = struct instanceof Y.Item && struct.content instanceof Y.ContentString;
  return CHANGE_BYTES + (isText ? BYTES_PER_CHAR * struct.length : 0);
}

/** Answers how many bytes it took. In this encoding a change is written without regard to its neighbours. */
function write(struct: Struct, piece: Map<number, Section>): number {
  const { client, clock } = struct.id;
  const section = piece.get(client) ?? { clock, end: clock, encoder: new Y.UpdateEncoderV1(), count: 0 };
  if (section.count === 0) piece.set(client, section);
  const before = lengthOf(section.encoder);
  struct.write(section.encoder, 0);
  section.count += 1;
  section.end = endOf(struct);
  return lengthOf(section.encoder) - before;
}

/** lib0 keeps what is full in `bufs` and goes on in a buffer of twice the size. */
function lengthOf({ restEncoder: { cpos, bufs } }: Y.UpdateEncoderV1): number {
  let length = cpos;
  for (const buffer of bufs) length += buffer.length;
  return length;
}

/** Each struct is passed once: a queue that waits is looked at again only when the very struct it waits for is taken. */
function inOrder(structs: Decoded["structs"]): Struct[] | undefined {
  const queues = new Map<number, Queue>();
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) return undefined;
    const { client } = struct.id;
    const queue = queues.get(client);
    if (queue) queue.structs.push(struct);
    else queues.set(client, { client, structs: [struct], waiting: new Map(), at: 0 });
  }
  const ordered: Struct[] = [];
  const ready = [...queues.values()].reverse();
  for (let queue = ready.pop(); queue; queue = ready.pop()) {
    for (let next = queue.structs[queue.at]; next; next = queue.structs[queue.at]) {
      const missing = missingFor(next, queues);
      if (missing === "gap") return undefined;
      if (missing) {
        const waiting = missing.queue.waiting.get(missing.struct);
        if (waiting) waiting.push(queue);
        else missing.queue.waiting.set(missing.struct, [queue]);
        break;
      }
      ordered.push(next);
      queue.at += 1;
      ready.push(...(queue.waiting.get(next) ?? []));
    }
  }
  // What is left waits for each other, which no history of edits makes.
  return ordered.length === structs.length ? ordered : undefined;
}

type Missing = { readonly queue: Queue; readonly struct: Struct } | "gap" | undefined;

function missingFor(struct: Struct, queues: ReadonlyMap<number, Queue>): Missing {
  if (struct instanceof Y.GC) return undefined;
  const parent: unknown = struct.parent;
  for (const id of [struct.origin, struct.rightOrigin, parent]) {
    // Its own client’s changes are taken in order; what is before the first of a queue is there already.
    if (!(id instanceof Y.ID) || id.client === struct.id.client) continue;
    const queue = queues.get(id.client);
    const next = queue?.structs[queue.at];
    if (!queue || !next || id.clock < next.id.clock) continue;
    const awaited = queue.structs[firstBeyond(queue.structs, id.clock, endOf)];
    return awaited ? { queue, struct: awaited } : "gap";
  }
  return undefined;
}

function endOf({ id, length }: Struct): number {
  return id.clock + length;
}

/** Of what lies in order, as Yjs writes changes and deletions of one client, the first that ends after a clock. */
function firstBeyond<Span>(spans: readonly Span[], clock: number, end: (span: Span) => number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && end(span) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function encoded(piece: ReadonlyMap<number, Section>, deleted: ReadonlyMap<number, Ranges>): Uint8Array {
  const parts: Uint8Array[] = [numbers([piece.size])];
  for (const [client, { clock, encoder, count }] of piece)
    parts.push(numbers([count, client, clock]), encoder.toUint8Array());
  parts.push(numbers([deleted.size]));
  for (const [client, ranges] of deleted)
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
