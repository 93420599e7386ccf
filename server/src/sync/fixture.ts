import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import { MESSAGE_SYNC, SYNC_STEP_1, SYNC_STEP_2 } from "@tablee/shared/protocol/frames";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import { createLog } from "../log.ts";
import { Meter } from "../metrics/meter.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/open.ts";
import { RoomLog } from "../store/room-log.ts";
import type { LoggedUpdate } from "../store/room-log.ts";
import type { Connection } from "./connection.ts";
import { step1Frame, updateFrame } from "./frames.ts";
import { History } from "./history.ts";
import { Reader } from "./reader.ts";
import { Rooms } from "./rooms.ts";
import { Shelf } from "./shelf.ts";
import { snapshotOfRows } from "./workers/archive.ts";
import type { Snapshot } from "./workers/archive.ts";

/** For tests: rooms over a real store, and people in them without a network between. */

/** The real log, that counts what it is asked, and can be told to fail. */
export class NotedLog extends RoomLog {
  readonly loads: number[] = [];
  readonly appends: (readonly LoggedUpdate[])[] = [];
  folds = 0;
  failures = 0;
  /** What is written waits for this. */
  slow: Promise<void> = Promise.resolve();

  override load(room: string): ReturnType<RoomLog["load"]> {
    this.loads.push(performance.now());
    return super.load(room);
  }

  override async append(...args: Parameters<RoomLog["append"]>): Promise<number[]> {
    const [batch] = args;
    this.appends.push(batch);
    await this.slow;
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error("the disk is full");
    }
    return super.append(...args);
  }

  override async fold(...args: Parameters<RoomLog["fold"]>): Promise<void> {
    await super.fold(...args);
    this.folds += 1;
  }
}

export class TestRooms {
  readonly store: Store;
  readonly log: NotedLog;
  readonly rooms: Rooms;
  readonly meter = new Meter();
  readonly #dataDir: string;

  private constructor(store: Store, dataDir: string) {
    this.store = store;
    this.#dataDir = dataDir;
    this.log = new NotedLog(store);
    const { log, meter } = this;
    this.rooms = new Rooms({ log, meter, logger: createLog("silent"), onPresence: () => undefined });
  }

  static async open(): Promise<TestRooms> {
    const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-rooms-"));
    return new TestRooms(await openStore(dataDir), dataDir);
  }

  async board(name: string, write: (doc: Y.Doc) => void = () => undefined): Promise<RoomAddress> {
    const room: RoomAddress = { board: name as BoardId, epoch: 1 };
    const doc = new Y.Doc();
    doc.getMap("meta").set("schema", 1);
    write(doc);
    await this.rooms.create(room, Y.encodeStateAsUpdate(doc));
    return room;
  }

  guest(room: RoomAddress, member: string, doc: Y.Doc = new Y.Doc()): Guest {
    return new Guest({ rooms: this.rooms, room, member: member as MemberId, doc });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.rooms.close();
    await this.store.close();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}

/** Some hundred kB that take Yjs seconds: every value of one key is weighed against all the others. */
export function conflicts(clients = 200, each = 150): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(clients);
  for (let client = 1; client <= clients; client += 1) {
    for (const number of [each, client, 0]) encoder.writeLen(number);
    for (let at = 0; at < each; at += 1) {
      encoder.writeInfo(0x28);
      encoder.writeParentInfo(true);
      encoder.writeString("cards");
      encoder.writeString("k");
      encoder.writeLen(1);
      encoder.writeAny(1);
    }
  }
  encoder.writeLen(0);
  return encoder.toUint8Array();
}

/** Somebody with a document who speaks as a stock provider does, except that the link is a function call. */
export class Guest {
  readonly doc: Y.Doc;
  readonly frames: Uint8Array[] = [];
  readonly closes: { readonly code: number; readonly reason: string }[] = [];
  readonly connection: Connection;
  /** Bytes that the link says are not gone yet. */
  buffered = 0;
  /** How often an answer was complete. */
  answers = 0;
  /** Updates that could not be put in when they came. */
  pending = 0;

  constructor(options: {
    readonly rooms: Rooms;
    readonly room: RoomAddress;
    readonly member: MemberId;
    readonly doc: Y.Doc;
  }) {
    this.doc = options.doc;
    this.connection = options.rooms.connect(
      {
        send: (frame) => this.#hear(frame),
        close: (code, reason) => this.closes.push({ code, reason }),
        buffered: () => this.buffered,
      },
      { room: options.room, member: options.member, access: { cards: true, structure: true, reason: null } },
    );
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.connection.receive(updateFrame(update));
    });
    this.ask();
  }

  ask(stateVector: Uint8Array = Y.encodeStateVector(this.doc)): void {
    this.connection.receive(step1Frame(stateVector));
  }

  #hear(frame: Uint8Array): void {
    this.frames.push(frame);
    const reader = new Reader(frame);
    if (reader.uint() !== MESSAGE_SYNC) return;
    const step = reader.uint();
    const body = reader.bytes();
    if (step === SYNC_STEP_1) {
      this.#reply(Y.encodeStateAsUpdate(this.doc, body));
      return;
    }
    Y.applyUpdate(this.doc, body, this);
    if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) this.pending += 1;
    if (step === SYNC_STEP_2) this.answers += 1;
  }

  #reply(update: Uint8Array): void {
    const frame = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE_SYNC);
      encoding.writeVarUint(encoder, SYNC_STEP_2);
      encoding.writeVarUint8Array(encoder, update);
    });
    this.connection.receive(frame);
  }

  /** The update frames among what came. */
  get updates(): readonly Uint8Array[] {
    return this.frames.filter((frame) => frame[0] === MESSAGE_SYNC && frame[1] === 2);
  }

  get cards(): Y.Map<unknown> {
    return this.doc.getMap("cards");
  }
}

export function snapshotOf(doc: Y.Doc): Snapshot {
  return snapshotOfRows([{ bytes: Y.encodeStateAsUpdate(doc), version: 1 }]);
}

/** A room’s history without a room: what is read again is what the document holds then. */
export function historyOf(doc: Y.Doc): History {
  return new History({
    snapshot: snapshotOf(doc),
    read: () => Promise.resolve(snapshotOf(doc)),
    shelf: new Shelf(),
    behind: () => [],
  });
}

export async function until(what: string, holds: () => boolean, withinMs = 25_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(5);
  }
}
