import type { Logger } from "../log.ts";
import type { Meter } from "../metrics/meter.ts";
import type { RoomLog, StoredRoom } from "../store/room-log.ts";
import type { Archive } from "./workers/archive-host.ts";
import type { Snapshot } from "./workers/archive.ts";

export interface Loaded {
  readonly stored: StoredRoom;
  readonly snapshot: Snapshot;
}

/** Rooms as they are stored, ready to be sent. */
export class Loads {
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

  async load(name: string): Promise<Loaded | undefined> {
    const stored = await this.#log.load(name);
    if (!stored) return undefined;
    if (stored.damaged > 0) {
      this.#meter.add("damagedRooms");
      this.#logger.error({ rows: stored.damaged }, "stored rows are damaged; serving what came before");
    }
    return { stored, snapshot: await this.#archive.load(stored) };
  }

  /** Of a room that is open. */
  async again(name: string): Promise<Snapshot> {
    const loaded = await this.load(name);
    if (!loaded) throw new Error("a room that is open is not in the store any more");
    return loaded.snapshot;
  }
}
