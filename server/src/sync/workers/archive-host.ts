import type { ObstacleCounts } from "@tablee/shared/board/obstacles";
import { yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { VoiceCount, VoiceGroup } from "@tablee/shared/session/parity";
import type { StoredRoom } from "../../store/room-log.ts";
import type { ArchiveCalls } from "./archive-calls.ts";
import { snapshotOfRows } from "./archive.ts";
import type { Snapshot } from "./archive.ts";
import { Thread } from "./calls.ts";
import type { Asking } from "./erase/asking.ts";
import type { Erased, StoredDoc } from "./erase/erase.ts";
import type { HouseDone, HouseWork } from "./house-changes.ts";
import { pack, unpack } from "../../parcel.ts";
import type { Parcel } from "../../parcel.ts";

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

  /** A large room’s bytes are handed over: its rows are empty afterwards. */
  async load({ rows, parcel }: Pick<StoredRoom, "rows" | "parcel">): Promise<Snapshot> {
    if (parcel.buffer.byteLength <= AT_ONCE_BYTES) return snapshotOfRows(rows);
    const versions = rows.map(({ version }) => version);
    return snapshotIn(await this.#ask((thread) => thread.ask("load", { versions, parcel })));
  }

  /** `stored`: the whole content in V2, garbage collected. */
  async fold(updates: readonly Uint8Array[]): Promise<{ readonly stored: Uint8Array; readonly snapshot: Snapshot }> {
    const answer = await this.#ask((thread) => thread.ask("fold", { parcel: pack(updates) }), IDLE_AFTER_FOLD_MS);
    return { stored: answer.stored, snapshot: snapshotIn(answer) };
  }

  /** What the changes make of a board, and of the sheets that they take up. */
  async change({ changes, at, board, sheets, owners }: HouseWork): Promise<Reply<HouseDone>> {
    const counts = [...sheets].map(([sheet, { length: count }]) => ({ sheet, count }));
    const parcel = pack([...board, ...[...sheets.values()].flat()]);
    const wish = { changes, at, boardCount: board.length, sheets: counts, owners, parcel };
    const answer = await this.#ask((thread) => thread.ask("change", wish));
    if (!answer.reply.ok) return answer.reply;
    const { hasUpdate, sheets: made, heard } = answer.reply.value;
    const written = unpack(answer.parcel);
    const update = hasUpdate ? written.shift() : undefined;
    const sheetsLeft = new Map(made.map((sheet, index) => [sheet, written[index] ?? new Uint8Array()]));
    return yes({ update, sheets: sheetsLeft, heard });
  }

  /** How many cards a reveal of these sheets would publish, all together. */
  async countCards(sheets: readonly (readonly Uint8Array[])[]): Promise<number> {
    const wish = { counts: sheets.map(({ length }) => length), parcel: pack(sheets.flat()) };
    return (await this.#ask((thread) => thread.ask("count", wish))).cards;
  }

  /** How the cards are spread over knowledge types: what parity is made of. */
  async voices(updates: readonly Uint8Array[], groups: readonly VoiceGroup[]): Promise<readonly VoiceCount[]> {
    return (await this.#ask((thread) => thread.ask("voices", { parcel: pack(updates), groups }))).counts;
  }

  /** How it stands with the obstacles of a board; removed ones since a moment. */
  async obstacles(updates: readonly Uint8Array[], since: number): Promise<ObstacleCounts> {
    return (await this.#ask((thread) => thread.ask("obstacles", { since, parcel: pack(updates) }))).counts;
  }

  /** What somebody brought goes out of these documents. */
  async erase(documents: readonly StoredDoc[], asking: Asking): Promise<Erased> {
    const asked = documents.map(({ updates, ...one }) => ({ ...one, count: updates.length }));
    const parcel = pack(documents.flatMap(({ updates }) => updates));
    const { parcel: made, ...erased } = await this.#ask((thread) =>
      thread.ask("erase", { documents: asked, asking, parcel }),
    );
    const written = unpack(made);
    const all = documents.map((_, at) => (erased.unreadable.includes(at) ? null : (written.shift() ?? null)));
    return { ...erased, documents: all };
  }

  /** What one lacks whose state vector this is, as update frames. */
  async lacking(updates: readonly Uint8Array[], stateVector: Uint8Array): Promise<readonly Uint8Array[]> {
    const parcel = pack([stateVector, ...updates]);
    return unpack((await this.#ask((thread) => thread.ask("lacking", { parcel }))).parcel);
  }

  async #ask<Answer>(call: (thread: Thread<ArchiveCalls>) => Promise<Answer>, idleMs = IDLE_MS): Promise<Answer> {
    clearTimeout(this.#idle);
    if (!this.#thread || this.#thread.ended)
      this.#thread = new Thread({ entry: new URL("./archive-worker.ts", import.meta.url), memoryMb: MEMORY_MB });
    this.#asked += 1;
    try {
      return await call(this.#thread);
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

function snapshotIn({ parcel }: { readonly parcel: Parcel }): Snapshot {
  const [stateVector = new Uint8Array([0]), deletions = new Uint8Array(), ...frames] = unpack(parcel);
  return { stateVector, deletions, frames };
}
