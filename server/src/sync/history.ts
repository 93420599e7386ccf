import * as Y from "yjs";
import { updateFrame, updateIn } from "./frames.ts";
import type { Shelf } from "./shelf.ts";
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
 *
 * The snapshot's frames leave memory when other rooms' need the space, and are read again when somebody asks for them.
 */
export class History {
  readonly #read: () => Promise<Snapshot>;
  readonly #shelf: Shelf;
  readonly #behind: () => Iterable<number>;
  #frames: readonly Uint8Array[] | undefined;
  #reading: Promise<void> | undefined;
  #base: Pick<Snapshot, "stateVector" | "deletions">;
  #start = 0;
  #position = 0;
  #tail: Segment[] = [];
  /** Clients’ clocks where windows went beyond the snapshot. */
  readonly #ends = new Map<number, { readonly clock: number; readonly position: number }>();
  #stateVector: Uint8Array | undefined;
  #bytes: number;

  constructor(options: {
    readonly snapshot: Snapshot;
    /** Reads all that is stored by now. */
    readonly read: () => Promise<Snapshot>;
    readonly shelf: Shelf;
    /** Where those stand who have not been sent everything. */
    readonly behind: () => Iterable<number>;
  }) {
    this.#read = options.read;
    this.#shelf = options.shelf;
    this.#behind = options.behind;
    this.#base = options.snapshot;
    this.#keep(options.snapshot);
    this.#bytes = bytesOf(options.snapshot.frames);
  }

  /** Of all that whoever joins is sent. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What knows the snapshot and is small stays, in memory of its own. */
  #keep({ frames, stateVector, deletions }: Snapshot): void {
    this.#base = { stateVector: stateVector.slice(), deletions: deletions.slice() };
    this.#stateVector = undefined;
    this.#frames = frames;
    this.#shelf.put(this, bytesOf(frames));
  }

  letGo(): void {
    this.#frames = undefined;
  }

  /** The room is gone. */
  close(): void {
    this.#shelf.drop(this);
  }

  get position(): number {
    return this.#position;
  }

  /** Of the snapshot. */
  get clocks(): Uint8Array {
    return this.#base.stateVector;
  }

  /** Of the snapshot, alone, as an update frame. */
  get deletions(): Uint8Array {
    return this.#base.deletions;
  }

  /** The snapshot’s; undefined when they are not in memory. */
  get frames(): readonly Uint8Array[] | undefined {
    if (this.#frames) this.#shelf.put(this, bytesOf(this.#frames));
    return this.#frames;
  }

  /** Up to where the snapshot goes. */
  get start(): number {
    return this.#start;
  }

  /** Who stands before this needs the snapshot. */
  get oldest(): number {
    return this.#tail[0]?.from ?? this.#position;
  }

  /** Calls `use` with the snapshot's frames, in a moment in which all else is as they say. */
  async whole<Value>(use: (frames: readonly Uint8Array[]) => Value): Promise<Value> {
    for (;;) {
      const { frames } = this;
      if (frames) return use(frames);
      this.#reading ??= this.#readAgain();
      await this.#reading;
    }
  }

  async #readAgain(): Promise<void> {
    const position = this.#position;
    try {
      const snapshot = await this.#read();
      // A fold may have brought a newer one.
      if (!this.#frames) this.replace(snapshot, position);
    } finally {
      this.#reading = undefined;
    }
  }

  /** A window was stored. Answers its frame, the same for all. */
  push(update: Uint8Array, ends: Iterable<readonly [client: number, clock: number]>): Uint8Array {
    const frame = updateFrame(update);
    this.#position += 1;
    this.#bytes += frame.length;
    this.#tail.push({ from: this.#position - 1, to: this.#position, frame });
    for (const [client, clock] of ends) this.#ends.set(client, { clock, position: this.#position });
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

  /** Everything after the snapshot, as updates. */
  later(): Uint8Array[] {
    return this.since(this.#start).map(updateIn);
  }

  stateVector(): Uint8Array {
    if (this.#ends.size === 0) return this.clocks;
    if (!this.#stateVector) {
      const clocks = Y.decodeStateVector(this.clocks);
      for (const [client, { clock }] of this.#ends) clocks.set(client, clock);
      this.#stateVector = Y.encodeStateVector(clocks);
    }
    return this.#stateVector;
  }

  /** Whether an update holds the deletions of all that is stored and nothing else. False when in doubt. */
  isAllDeletions(update: Uint8Array): boolean {
    return this.#tail.length === 0 && Buffer.compare(update, updateIn(this.deletions)) === 0;
  }

  /** A snapshot of all up to `position`, and perhaps of more, takes its place. */
  replace(snapshot: Snapshot, position: number): void {
    this.#keep(snapshot);
    this.#start = position;
    for (const [client, end] of this.#ends) if (end.position <= position) this.#ends.delete(client);
    const oldest = Math.min(position, ...this.#behind());
    this.#tail = this.#tail.filter(({ to }) => to > oldest);
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
