import * as Y from "yjs";
import type { MemberId } from "@tablee/shared/ids";
import { roomName } from "@tablee/shared/protocol/rooms";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import type { Logger } from "../log.ts";
import type { Meter } from "../metrics/meter.ts";
import type { RoomLog, StoredRoom } from "../store/room-log.ts";
import type { Archive } from "./workers/archive-host.ts";
import type { Snapshot } from "./workers/archive.ts";

export interface Loaded {
  readonly stored: StoredRoom;
  readonly snapshot: Snapshot;
}

/** Owns what the house wrote into a new board: no member has this id, so none can write on in its name. */
const NOBODY = "house" as MemberId;

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
    const writers = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(firstUpdate)).keys();
    const owners = [...writers].map((clientId) => ({ clientId, member: NOBODY }));
    await this.#log.append([{ room: roomName(address), bytes: firstUpdate, owners }]);
  }

  async load(name: string): Promise<Loaded | undefined> {
    const stored = await this.#log.load(name);
    if (!stored) return undefined;
    if (stored.damaged > 0) {
      this.#meter.add("damagedRooms");
      this.#logger.error({ rows: stored.damaged }, "stored rows are damaged; serving what came before");
    }
    return { stored, snapshot: await this.#archive.load(stored) };
  }
}
