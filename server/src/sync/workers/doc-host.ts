import type { MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { Meter } from "../../metrics/meter.ts";
import { Thread, ThreadEndedError } from "./calls.ts";
import { TAKING } from "./doc-calls.ts";
import type { DocCalls, DocThreadData } from "./doc-calls.ts";
import type { Judged, Owned, Sender, Spoiled } from "./docs.ts";
import { OpeningWatch } from "./opening-watch.ts";
import { pack, unpack } from "../../parcel.ts";

/** What a doc is opened from: all that is stored of a room, and what was accepted and is not stored yet. */
export interface DocSource {
  readonly name: string;
  content(): Promise<readonly Uint8Array[]>;
  readonly owners: ReadonlyMap<number, MemberId>;
}

export interface RoomWindow {
  readonly room: string;
  /** Whose a client id is that nobody has written under yet. Told to the thread when it is another list. */
  readonly shown: readonly Owned[];
  readonly sent: readonly { readonly sender: Sender; readonly update: Uint8Array }[];
}

/** `guilty`: the update, counted over the window, that the thread was at when it ended or was ended. */
export type Answer =
  | { readonly kind: "judged"; readonly rooms: readonly (Judged | Spoiled)[] }
  | { readonly kind: "ended"; readonly guilty: number | undefined };

const LOOK_MS = 100;
const LOOKS_MAX_COUNT = 100;
/** Far more than all boards of a busy house; a doc that grows beyond is somebody’s attack. */
const MEMORY_MB = 1_024;
/** A heap that has held so much more than it holds is given back: no collector returns what lies scattered. */
const HELD_TOO_MUCH_BYTES = 8 * 1_024 * 1_024;

interface Open {
  /** When it was last written. */
  readonly at: number;
  /** What it was opened from. */
  readonly bytes: number;
  readonly shown?: readonly Owned[];
}

/** The main thread’s side of the docs: opens, watches, drops, and starts anew what died. */
export class DocHost {
  #marks = newMarks();
  readonly #open = new Map<string, Open>();
  readonly #opening = new Map<string, Promise<void>>();
  #thread: Thread<DocCalls> | undefined;
  #sweep: NodeJS.Timeout | undefined;
  #heldBytes = 0;
  #isJudging = false;
  /** How far the thread is, asked every LOOK_MS while it judges. One timer for all windows: most are over before. */
  #look: (() => Promise<void>) | undefined;
  readonly #watch = setTimeout(() => {
    if (!this.#look) return;
    void this.#look();
    this.#watch.refresh();
  }, LOOK_MS);
  readonly #meter: Meter;

  readonly #openMaxMs: number;
  #openings: OpeningWatch | undefined;
  /** Rooms that took too long to open, and since when. */
  readonly #tooSlow = new Map<string, number>();

  constructor(meter = new Meter(), { openMaxMs = limits.DOC_OPEN_MAX_MS } = {}) {
    this.#meter = meter;
    this.#openMaxMs = openMaxMs;
  }

  /** A thread takes a moment to start: asked for beforehand, so that the first word does not wait. */
  start(): void {
    this.#running();
  }

  #running(): Thread<DocCalls> {
    if (this.#thread && !this.#thread.ended) return this.#thread;
    this.#open.clear();
    this.#opening.clear();
    this.#heldBytes = 0;
    this.#marks = newMarks();
    const data: DocThreadData = { marks: this.#marks };
    const entry = new URL("./doc-worker.ts", import.meta.url);
    const thread = new Thread<DocCalls>({ entry, data, memoryMb: MEMORY_MB });
    this.#thread = thread;
    this.#openings = new OpeningWatch({
      thread,
      marks: this.#marks,
      maxMs: this.#openMaxMs,
      onTooLong: (room) => {
        this.#tooSlow.set(room, performance.now());
        this.#meter.add("watchdogEnds");
      },
    });
    this.#sweep ??= setInterval(() => this.#tidy(), limits.DOC_IDLE_MS / 2).unref();
    return thread;
  }

  get openCount(): number {
    return this.#thread?.ended === false ? this.#open.size : 0;
  }

  isOpen(room: string): boolean {
    return this.#thread?.ended === false && this.#open.has(room);
  }

  /** Resolves when the doc is open, or the thread has ended meanwhile. */
  async open(source: DocSource): Promise<void> {
    if (!this.isTooSlow(source.name)) await this.#openOnce(source);
  }

  /** It cannot be written for a while: others would wait for its opening again and again. */
  isTooSlow(room: string): boolean {
    const since = this.#tooSlow.get(room);
    if (since === undefined) return false;
    if (performance.now() - since < limits.DOC_OPEN_AGAIN_MS) return true;
    this.#tooSlow.delete(room);
    return false;
  }

  #openOnce(source: DocSource): Promise<void> {
    const thread = this.#running();
    const under = this.#opening.get(source.name);
    if (under) return under;
    const opening = this.#ask(thread, source).finally(() => {
      if (this.#opening.get(source.name) === opening) this.#opening.delete(source.name);
    });
    this.#opening.set(source.name, opening);
    return opening;
  }

  async #ask(thread: Thread<DocCalls>, source: DocSource): Promise<void> {
    try {
      const parcel = pack(await source.content());
      const bytes = parcel.buffer.byteLength;
      await this.#openings?.during(source.name, LOOK_MS, (opening) =>
        thread.ask("open", { room: source.name, opening, owners: source.owners, parcel }),
      );
      if (thread.ended) return;
      this.#open.set(source.name, { at: performance.now(), bytes });
      this.#heldBytes += bytes;
    } catch (error) {
      if (!(error instanceof ThreadEndedError)) throw error;
    }
  }

  /** Judges one window of open rooms. An update that takes too long ends the thread, and all docs with it. */
  async take(rooms: readonly RoomWindow[]): Promise<Answer> {
    const thread = this.#running();
    Atomics.store(this.#marks, TAKING, 0);
    const since = performance.now();
    this.#look = this.#watcher(thread);
    this.#watch.refresh();
    this.#isJudging = true;
    try {
      const at = performance.now();
      const told = rooms.map(({ room, shown }) => (this.#open.get(room)?.shown === shown ? null : shown));
      for (const { room, shown } of rooms) this.#open.set(room, { at, shown, bytes: this.#open.get(room)?.bytes ?? 0 });
      const answer = await thread.ask("take", {
        rooms: rooms.map(({ room, sent }, index) => ({
          room,
          shown: told[index] ?? null,
          senders: sent.map(({ sender }) => sender),
        })),
        parcel: pack(rooms.flatMap(({ sent }) => sent.map(({ update }) => update))),
      });
      this.#meter.observe("apply", performance.now() - since);
      return { kind: "judged", rooms: this.#judged(rooms, answer) };
    } catch (error) {
      if (!(error instanceof ThreadEndedError)) throw error;
      const mark = Atomics.load(this.#marks, TAKING);
      if (mark > 0) this.#meter.add("watchdogEnds");
      return { kind: "ended", guilty: mark > 0 ? mark - 1 : undefined };
    } finally {
      this.#look = undefined;
      this.#isJudging = false;
    }
  }

  #judged(rooms: readonly RoomWindow[], answer: DocCalls["take"]["answer"]): (Judged | Spoiled)[] {
    const changes = unpack(answer.parcel);
    return answer.rooms.map((judged, at) => {
      if (!("spoiledAt" in judged)) return { ...judged, changed: judged.hasChanged ? changes.shift() : undefined };
      this.#open.delete(rooms[at]?.room ?? "");
      return judged;
    });
  }

  /**
   * What counts is how long the thread has worked on one update, not what the clock says: on a crowded machine, or after
   * the process stood still, the clock accuses the innocent. Looks are counted for work that does not answer.
   */
  #watcher(thread: Thread<DocCalls>): () => Promise<void> {
    let seen = 0;
    let looks = 0;
    let workedMs = 0;
    return async () => {
      const mark = Atomics.load(this.#marks, TAKING);
      const isNew = mark !== seen;
      [seen, looks] = [mark, isNew ? 0 : looks + 1];
      if (mark === 0 || thread.ended) return;
      if (looks > LOOKS_MAX_COUNT) return thread.end();
      const now = await thread.cpuMs().catch(() => 0);
      if (isNew) workedMs = now;
      else if (mark === Atomics.load(this.#marks, TAKING) && now - workedMs >= limits.UPDATE_APPLY_MAX_MS) thread.end();
    };
  }

  drop(room: string): void {
    if (this.#open.delete(room) && this.#thread) void this.#thread.ask("drop", { rooms: [room] }).catch(ignoreEnd);
  }

  /** Docs come back from what is stored: those that nobody writes in go, and with them, now and then, the thread. */
  #tidy(): void {
    const before = performance.now() - limits.DOC_IDLE_MS;
    let openBytes = 0;
    for (const [room, { at, bytes }] of this.#open) {
      if (at < before) this.drop(room);
      else openBytes += bytes;
    }
    if (this.#isJudging || this.#opening.size > 0 || this.#heldBytes < 4 * openBytes + HELD_TOO_MUCH_BYTES) return;
    this.#thread?.end();
    this.start();
  }

  close(): void {
    clearInterval(this.#sweep);
    clearTimeout(this.#watch);
    this.#thread?.end();
  }
}

function newMarks(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(8));
}

function ignoreEnd(error: unknown): void {
  if (!(error instanceof ThreadEndedError)) throw error;
}
