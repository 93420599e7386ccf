import type { MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { Meter } from "../../metrics/meter.ts";
import { Thread, ThreadEndedError } from "./calls.ts";
import type { DocCalls, DocThreadData } from "./doc-calls.ts";
import type { Judged, Sender, Spoiled } from "./docs.ts";
import { pack, unpack } from "./parcel.ts";

/** What a doc is opened from: all that is stored of a room, and what was accepted and is not stored yet. */
export interface DocSource {
  readonly name: string;
  content(): readonly Uint8Array[];
  readonly owners: ReadonlyMap<number, MemberId>;
}

export interface RoomWindow {
  readonly room: string;
  readonly sent: readonly { readonly sender: Sender; readonly update: Uint8Array }[];
}

/** `guilty`: the update, counted over the window, that the thread was at when it ended or was ended. */
export type Answer =
  | { readonly kind: "judged"; readonly rooms: readonly (Judged | Spoiled)[] }
  | { readonly kind: "ended"; readonly guilty: number | undefined };

const LOOK_MS = 100;
/** Far more than all boards of a busy house; a doc that grows beyond is somebody’s attack. */
const MEMORY_MB = 1_024;

/** The main thread’s side of the docs: opens, watches, drops, and starts anew what died. */
export class DocHost {
  readonly #marks = new Int32Array(new SharedArrayBuffer(4));
  /** Room → when it was last written. */
  readonly #open = new Map<string, number>();
  readonly #opening = new Map<string, Promise<void>>();
  #thread: Thread<DocCalls> | undefined;
  #sweep: NodeJS.Timeout | undefined;
  readonly #meter: Meter;

  constructor(meter = new Meter()) {
    this.#meter = meter;
  }

  /** A thread takes a moment to start: asked for when somebody comes, so that the first word does not wait. */
  start(): void {
    this.#running();
  }

  #running(): Thread<DocCalls> {
    if (this.#thread && !this.#thread.ended) return this.#thread;
    this.#open.clear();
    this.#opening.clear();
    const data: DocThreadData = { marks: this.#marks };
    this.#thread = new Thread({ entry: new URL("./doc-worker.ts", import.meta.url), data, memoryMb: MEMORY_MB });
    this.#sweep ??= setInterval(() => this.#dropIdle(), limits.DOC_IDLE_MS / 2).unref();
    return this.#thread;
  }

  get openCount(): number {
    return this.#thread?.ended === false ? this.#open.size : 0;
  }

  isOpen(room: string): boolean {
    return this.#thread?.ended === false && this.#open.has(room);
  }

  /** Resolves when the doc is open, or the thread has ended meanwhile. */
  open(source: DocSource): Promise<void> {
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
      await thread.ask("open", { room: source.name, owners: source.owners, parcel: pack(source.content()) });
      if (!thread.ended) this.#open.set(source.name, performance.now());
    } catch (error) {
      if (!(error instanceof ThreadEndedError)) throw error;
    }
  }

  /** Judges one window of open rooms. An update that takes too long ends the thread, and all docs with it. */
  async take(rooms: readonly RoomWindow[]): Promise<Answer> {
    const thread = this.#running();
    Atomics.store(this.#marks, 0, 0);
    const since = performance.now();
    const watch = setInterval(this.#watcher(thread), LOOK_MS);
    try {
      const now = performance.now();
      for (const { room } of rooms) this.#open.set(room, now);
      const answer = await thread.ask("take", {
        rooms: rooms.map(({ room, sent }) => ({ room, senders: sent.map(({ sender }) => sender) })),
        parcel: pack(rooms.flatMap(({ sent }) => sent.map(({ update }) => update))),
      });
      this.#meter.observe("apply", performance.now() - since);
      return { kind: "judged", rooms: this.#judged(rooms, answer) };
    } catch (error) {
      if (!(error instanceof ThreadEndedError)) throw error;
      const mark = Atomics.load(this.#marks, 0);
      if (mark > 0) this.#meter.add("watchdogEnds");
      return { kind: "ended", guilty: mark > 0 ? mark - 1 : undefined };
    } finally {
      clearInterval(watch);
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

  /** Counts looks, not time: a process that was stopped for a while accuses nobody when it goes on. */
  #watcher(thread: Thread<DocCalls>): () => void {
    let seen = 0;
    let looks = 0;
    return () => {
      const mark = Atomics.load(this.#marks, 0);
      looks = mark !== 0 && mark === seen ? looks + 1 : 0;
      seen = mark;
      if (looks * LOOK_MS >= limits.UPDATE_APPLY_MAX_MS) thread.end();
    };
  }

  drop(room: string): void {
    if (this.#open.delete(room) && this.#thread) void this.#thread.ask("drop", { rooms: [room] }).catch(ignoreEnd);
  }

  /** Docs come back from what is stored; the thread’s heap is given back as a whole, when it holds none any more. */
  #dropIdle(): void {
    const before = performance.now() - limits.DOC_IDLE_MS;
    const idle = [...this.#open].filter(([, at]) => at < before).map(([room]) => room);
    for (const room of idle) this.drop(room);
    if (idle.length > 0 && this.#open.size === 0 && this.#opening.size === 0) {
      this.#thread?.end();
      this.start();
    }
  }

  close(): void {
    clearInterval(this.#sweep);
    this.#thread?.end();
  }
}

function ignoreEnd(error: unknown): void {
  if (!(error instanceof ThreadEndedError)) throw error;
}
