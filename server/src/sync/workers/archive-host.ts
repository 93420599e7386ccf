import type { StoredRow } from "../../store/room-log.ts";
import type { ArchiveCalls } from "./archive-calls.ts";
import { snapshotOfRows } from "./archive.ts";
import type { Snapshot } from "./archive.ts";
import { Thread } from "./calls.ts";
import { pack, unpack } from "../../parcel.ts";

const MEMORY_MB = 1_024;
const IDLE_MS = 5_000;
/** Where one log grew long another soon does. A new thread spends 0.3 s of CPU on its first fold, most of it on itself. */
const IDLE_AFTER_FOLD_MS = 30_000;
/** Merging so little takes less than a millisecond or two, and the thread would first have to start. */
const AT_ONCE_BYTES = 48 * 1_024;

/** The main thread’s side of the work on stored bytes. */
export class Archive {
  #thread: Thread<ArchiveCalls> | undefined;
  #asked = 0;
  #idle: NodeJS.Timeout | undefined;

  async load(rows: readonly StoredRow[]): Promise<Snapshot> {
    if (rows.reduce((sum, { bytes }) => sum + bytes.length, 0) <= AT_ONCE_BYTES) return snapshotOfRows(rows);
    const versions = rows.map(({ version }) => version);
    const parcel = pack(rows.map(({ bytes }) => bytes));
    return snapshotIn(await this.#ask((thread) => thread.ask("load", { versions, parcel })));
  }

  /** `stored`: the whole content in V2, garbage collected. */
  async fold(updates: readonly Uint8Array[]): Promise<{ readonly stored: Uint8Array; readonly snapshot: Snapshot }> {
    const parcel = pack(updates);
    const [stored = new Uint8Array(), ...parts] = await this.#ask(
      (thread) => thread.ask("fold", { parcel }),
      IDLE_AFTER_FOLD_MS,
    );
    return { stored: stored.slice(), snapshot: snapshotIn(parts.map((part) => part.slice())) };
  }

  /** What one lacks whose state vector this is, as update frames. */
  async lacking(updates: readonly Uint8Array[], stateVector: Uint8Array): Promise<readonly Uint8Array[]> {
    const parcel = pack([stateVector, ...updates]);
    return this.#ask((thread) => thread.ask("lacking", { parcel }));
  }

  async #ask(
    call: (thread: Thread<ArchiveCalls>) => Promise<ArchiveCalls[keyof ArchiveCalls]["answer"]>,
    idleMs = IDLE_MS,
  ): Promise<Uint8Array[]> {
    clearTimeout(this.#idle);
    if (!this.#thread || this.#thread.ended)
      this.#thread = new Thread({ entry: new URL("./archive-worker.ts", import.meta.url), memoryMb: MEMORY_MB });
    this.#asked += 1;
    try {
      return unpack((await call(this.#thread)).parcel);
    } finally {
      this.#asked -= 1;
      if (this.#asked === 0) this.#idle = setTimeout(() => this.close(), idleMs).unref();
    }
  }

  close(): void {
    clearTimeout(this.#idle);
    this.#thread?.end();
    this.#thread = undefined;
  }
}

function snapshotIn([
  stateVector = new Uint8Array([0]),
  deletions = new Uint8Array(),
  ...frames
]: Uint8Array[]): Snapshot {
  return { stateVector, deletions, frames };
}
