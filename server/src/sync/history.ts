import * as Y from "yjs";
import { updateFrame, updateIn } from "./frames.ts";
import type { Snapshot } from "./workers/archive.ts";
import { mergeAll } from "./workers/merge.ts";

/** Some committed windows, as the frame in which they went out. */
interface Segment {
  /** It holds the windows after `from`, up to `to`. */
  readonly from: number;
  readonly to: number;
  readonly frame: Uint8Array;
}

const MANY_SEGMENTS_COUNT = 16;
const SEGMENT_MAX_BYTES = 64 * 1_024;
const TAIL_KEPT_MAX_BYTES = 4 * 1_024 * 1_024;

/**
 * What is stored of a room, as bytes: a snapshot, and behind it the windows committed since, counted from 1. Whoever
 * joins, lags or is live stands somewhere in it; to be sent something twice does no harm.
 *
 *   [ snapshot ][ window ][ window ][ window ]
 *              start                     position
 */
export class History {
  #snapshot: Snapshot;
  #start = 0;
  #position = 0;
  #tail: Segment[] = [];
  /** Clients’ clocks where windows went beyond the snapshot. */
  readonly #ends = new Map<number, number>();
  #stateVector: Uint8Array | undefined;
  #bytes: number;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.#bytes = bytesOf(snapshot.frames);
  }

  /** Of all that whoever joins is sent. */
  get bytes(): number {
    return this.#bytes;
  }

  get position(): number {
    return this.#position;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Up to where the snapshot goes. */
  get start(): number {
    return this.#start;
  }

  /** Who stands before this needs the snapshot. */
  get oldest(): number {
    return this.#tail[0]?.from ?? this.#position;
  }

  /** A window was stored. Answers its frame, the same for all. */
  push(update: Uint8Array, ends: Iterable<readonly [client: number, clock: number]>): Uint8Array {
    const frame = updateFrame(update);
    this.#position += 1;
    this.#bytes += frame.length;
    this.#tail.push({ from: this.#position - 1, to: this.#position, frame });
    for (const [client, clock] of ends) this.#ends.set(client, clock);
    this.#stateVector = undefined;
    return frame;
  }

  /** What came after a position, oldest first. */
  since(position: number): readonly Uint8Array[] {
    const from = this.#tail.findIndex(({ to }) => to > position);
    if (from === -1) return [];
    if (this.#tail.length - from > MANY_SEGMENTS_COUNT) this.#tail = joinedUp(this.#tail);
    return this.#tail.filter(({ to }) => to > position).map(({ frame }) => frame);
  }

  /** Everything, as updates. */
  content(): Uint8Array[] {
    return [...this.#snapshot.frames, ...this.since(this.#start)].map(updateIn);
  }

  stateVector(): Uint8Array {
    if (this.#ends.size === 0) return this.#snapshot.stateVector;
    this.#stateVector ??= Y.encodeStateVector(
      new Map([...Y.decodeStateVector(this.#snapshot.stateVector), ...this.#ends]),
    );
    return this.#stateVector;
  }

  /** Whether an update holds the deletions of all that is stored and nothing else. False when in doubt. */
  isAllDeletions(update: Uint8Array): boolean {
    return this.#tail.length === 0 && Buffer.compare(update, updateIn(this.#snapshot.deletions)) === 0;
  }

  /** A snapshot of all up to `position` takes its place; `oldest`: where the last one stands who is still behind. */
  replace(snapshot: Snapshot, { position, oldest }: { readonly position: number; readonly oldest: number }): void {
    this.#snapshot = snapshot;
    this.#start = position;
    this.#tail = this.#tail.filter(({ to }) => to > Math.min(position, oldest));
    // One reader who crawls does not keep the past of the room in memory.
    let bytes = bytesOf(this.#tail.map(({ frame }) => frame));
    while (bytes > TAIL_KEPT_MAX_BYTES && (this.#tail[0]?.to ?? position) < position)
      bytes -= this.#tail.shift()?.frame.length ?? 0;
    this.#bytes = bytesOf(snapshot.frames) + bytesOf(this.since(position));
  }
}

function bytesOf(frames: readonly Uint8Array[]): number {
  return frames.reduce((sum, { length }) => sum + length, 0);
}

/** Neighbours put together, so that one who joins is sent few frames; done once for all who join. */
function joinedUp(tail: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  let group: Segment[] = [];
  let bytes = 0;
  const close = (): void => {
    const last = group.at(-1);
    if (last)
      joined.push(
        group.length === 1
          ? last
          : {
              from: group[0]?.from ?? 0,
              to: last.to,
              frame: updateFrame(mergeAll(group.map(({ frame }) => updateIn(frame)))),
            },
      );
    group = [];
    bytes = 0;
  };
  for (const segment of tail) {
    if (bytes + segment.frame.length > SEGMENT_MAX_BYTES) close();
    group.push(segment);
    bytes += segment.frame.length;
  }
  close();
  return joined;
}
