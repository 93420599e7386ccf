import * as Y from "yjs";
import { roomName } from "@tablee/shared/protocol/rooms";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import type { Logger } from "../log.ts";
import type { Meter } from "../metrics/meter.ts";
import { pack } from "../parcel.ts";
import type { Owner } from "../store/calls.ts";
import type { RoomLog, StoredRoom } from "../store/room-log.ts";
import { updateIn } from "./frames.ts";
import { HOUSE } from "./house.ts";
import type { Archive } from "./workers/archive-host.ts";
import type { Snapshot } from "./workers/archive.ts";

export interface Loaded {
  readonly stored: StoredRoom;
  readonly snapshot: Snapshot;
}

const EMPTY: StoredRoom = {
  rows: [],
  parcel: pack([]),
  owners: new Map(),
  seq: 0,
  logRows: 0,
  logBytes: 0,
  damaged: 0,
};

/** Whoever wrote in it, as the house. */
export function ownersIn(update: Uint8Array): Owner[] {
  const writers = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update)).keys();
  return [...writers].map((clientId) => ({ clientId, member: HOUSE }));
}

/** Rooms as they are stored: a new one is written, any is read, ready to be sent. */
export class Stored {
  readonly #log: RoomLog;
  readonly #archive: Archive;
  readonly #logger: Logger;
  readonly #meter: Meter;

  constructor(options: {
    readonly log: RoomLog;
    readonly archive: Archive;
    readonly logger: Logger;
    readonly meter: Meter;
  }) {
    this.#log = options.log;
    this.#archive = options.archive;
    this.#logger = options.logger;
    this.#meter = options.meter;
  }

  /** Writes the first content of a room that nobody has opened yet. */
  async create(address: RoomAddress, firstUpdate: Uint8Array): Promise<void> {
    await this.#log.append([{ room: roomName(address), bytes: firstUpdate, owners: ownersIn(firstUpdate) }]);
  }

  /** A sheet begins empty: whoever may come to it was judged before. */
  async load(address: RoomAddress): Promise<Loaded | undefined> {
    const stored = (await this.#log.load(roomName(address))) ?? (address.sheet === undefined ? undefined : EMPTY);
    if (!stored) return undefined;
    if (stored.damaged > 0) {
      this.#meter.add("damagedRooms");
      this.#logger.error({ rows: stored.damaged }, "stored rows are damaged; serving what came before");
    }
    return { stored, snapshot: await this.#archive.load(stored) };
  }

  /** That a reveal of these sheets would publish, all together. */
  async countCards(sheets: readonly RoomAddress[]): Promise<number> {
    const read: (readonly Uint8Array[])[] = [];
    for (const sheet of sheets) read.push((await this.load(sheet))?.snapshot.frames.map(updateIn) ?? []);
    return this.#archive.countCards(read);
  }
}
