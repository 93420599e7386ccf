import { mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { SYNC_UPDATE } from "@tablee/shared/protocol/frames";
import { Bytes } from "../load/bytes.ts";
import { RelayRoom, serveRelay, wire } from "./relay.ts";

/**
 * A floor: what a server pays that merges what comes within 20 ms, waits for the disk, and sends one frame of changes and
 * one of presence. It judges nothing and holds no document.
 */

const WINDOW_MS = 20;
const dataDir = process.env["DATA_DIR"] ?? ".";

class MergingRoom extends RelayRoom {
  readonly #dirty: Set<MergingRoom>;
  updates: Uint8Array[] = [];
  #presence = new Map<number, Uint8Array>();

  constructor(dirty: Set<MergingRoom>) {
    super();
    this.#dirty = dirty;
  }

  take(frame: Buffer): void {
    const heard = wire.hear(frame);
    if (heard.kind === "update") this.updates.push(new Uint8Array(heard.body));
    else if (heard.kind === "awareness") this.#show(heard.body);
    else return;
    this.#dirty.add(this);
  }

  /** Only the newest entry of each client goes out; it is passed on as it came. */
  #show(body: Uint8Array): void {
    const bytes = new Bytes(body);
    for (let count = bytes.uint(); count > 0; count -= 1) {
      const start = bytes.at;
      const client = bytes.uint();
      bytes.uint();
      bytes.skipBlock();
      this.#presence.set(client, body.slice(start, bytes.at));
    }
  }

  window(): Uint8Array | undefined {
    const { updates } = this;
    this.updates = [];
    return updates.length > 1 ? Y.mergeUpdates(updates) : updates[0];
  }

  tell(update: Uint8Array | undefined): void {
    if (update) {
      this.keep(update);
      this.sendAll(wire.sync(SYNC_UPDATE, update));
    }
    if (this.#presence.size === 0) return;
    const entries = [...this.#presence.values()];
    this.#presence.clear();
    const body = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, entries.length);
      for (const entry of entries) encoding.writeUint8Array(encoder, entry);
    });
    this.sendAll(wire.awareness(body));
  }
}

const dirty = new Set<MergingRoom>();

/** One write and one wait for the disk for all rooms; nobody hears of a change before. */
async function flush(log: FileHandle): Promise<void> {
  const due = [...dirty].map((room) => ({ room, update: room.window() }));
  dirty.clear();
  const rows = due.flatMap(({ update }) => (update ? [Buffer.alloc(4), update] : []));
  if (rows.length > 0) {
    await log.write(Buffer.concat(rows));
    await log.datasync();
  }
  for (const { room, update } of due) room.tell(update);
}

mkdirSync(dataDir, { recursive: true });
const log = await open(path.join(dataDir, "log"), "a");
async function beat(): Promise<void> {
  if (dirty.size > 0) await flush(log);
  setTimeout(() => void beat(), WINDOW_MS);
}
void beat();
serveRelay(
  () => new MergingRoom(dirty),
  (room, frame) => room.take(frame),
);
