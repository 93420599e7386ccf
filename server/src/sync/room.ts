import * as Y from "yjs";
import type { MemberId } from "@tablee/shared/ids";
import { openRoots } from "@tablee/shared/board/schema";
import { touchesStructure } from "@tablee/shared/board/structure";
import * as limits from "@tablee/shared/limits";
import type { CloseName } from "@tablee/shared/protocol/close-codes";
import type { LoggedUpdate, StoredRoom } from "../store/room-log.ts";
import type { Connection } from "./connection.ts";
import { step1Frame, step2Frame, updateFrame } from "./frames.ts";
import { judgeUpdate } from "./gate.ts";
import { viewOf } from "./gate-view.ts";
import { PresenceBook } from "./presence-book.ts";
import { BadBytesError } from "./reader.ts";

/** What the room asks of the house: one commit for all rooms, and one beat for presence. */
export interface RoomHost {
  needsCommit(room: Room): void;
  needsBeat(room: Room): void;
}

const EMPTY_UPDATE = new Uint8Array([0, 0]);

/**
 *   frame ──gate──► doc ──► window ──commit──► stored ──► echo to all, the sender included
 *
 * The doc runs ahead of the store by one window. Whoever joins is answered from what is stored, never from the doc.
 */
export class Room {
  readonly name: string;
  readonly connections = new Set<Connection>();
  readonly #host: RoomHost;
  readonly #doc = new Y.Doc();
  readonly #presence = new PresenceBook<Connection>();
  readonly #owners: Map<number, MemberId>;
  #stored: Uint8Array[];
  #window: Uint8Array[] = [];
  #newOwners: { clientId: number; member: MemberId }[] = [];
  /** Changes that were here already: their senders wait for the word that they are stored. */
  #known: { connection: Connection; update: Uint8Array }[] = [];
  #taken:
    | {
        window: Uint8Array[];
        owners: { clientId: number; member: MemberId }[];
        known: { connection: Connection; update: Uint8Array }[];
      }
    | undefined;
  #seq: number;
  rows: number;
  bytes: number;

  constructor(options: { readonly name: string; readonly stored: StoredRoom; readonly host: RoomHost }) {
    this.name = options.name;
    this.#host = options.host;
    this.#owners = new Map(options.stored.owners);
    this.#stored = options.stored.rows.map(({ bytes, version }) =>
      version === 2 ? Y.convertUpdateFormatV2ToV1(bytes) : bytes,
    );
    this.rows = options.stored.logRows;
    this.bytes = options.stored.logBytes;
    this.#seq = options.stored.seq;
    openRoots(this.#doc);
    for (const update of this.#stored) Y.applyUpdate(this.#doc, update);
    this.#doc.on("update", (update: Uint8Array) => this.#window.push(update));
  }

  /** Everything stored, as one update; merged once for all who join. */
  #storedUpdate(): Uint8Array {
    const [first, ...more] = this.#stored;
    if (more.length > 0) this.#stored = [Y.mergeUpdates(this.#stored)];
    return this.#stored[0] ?? first ?? EMPTY_UPDATE;
  }

  enter(connection: Connection): void {
    this.connections.add(connection);
    this.ask(connection);
    this.showAll(connection);
  }

  leave(connection: Connection): void {
    this.connections.delete(connection);
    this.#presence.leave(connection);
    if (this.#presence.hasFresh) this.#host.needsBeat(this);
  }

  /** Asks a client for what it has and the store has not. */
  ask(connection: Connection): void {
    connection.send(step1Frame(Y.encodeStateVectorFromUpdate(this.#storedUpdate())));
  }

  /** Answers a client’s state vector. */
  answer(connection: Connection, stateVector: Uint8Array): void {
    let update: Uint8Array;
    try {
      update = Y.diffUpdate(this.#storedUpdate(), stateVector);
    } catch (cause) {
      throw new BadBytesError("a state vector cannot be read", { cause });
    }
    connection.send(step2Frame(update));
  }

  /** Judges an update, applies it, and puts it in the window. Throws BadBytesError; then nothing has changed. */
  take(connection: Connection, update: Uint8Array): void {
    const { newFrom, empty } = judgeUpdate(update, viewOf(this.#doc));
    if (empty) return;
    for (const client of newFrom) {
      const owner = this.#owners.get(client);
      if (owner !== undefined && owner !== connection.member)
        throw new BadBytesError("changes in somebody else’s name");
    }
    if (!connection.access.structure && touchesStructure(this.#doc, update)) {
      connection.close("refused", "structure-locked");
      return;
    }
    const before = this.#window.length;
    Y.applyUpdate(this.#doc, update, connection);
    // The gate saw to it: what waits for something that never comes would be handed to every newcomer.
    const { pendingStructs, pendingDs } = this.#doc.store;
    if (pendingStructs !== null || pendingDs !== null)
      throw new Error("an update passed the gate and cannot be put in");
    if (this.#window.length === before) this.#known.push({ connection, update });
    for (const clientId of newFrom) {
      if (this.#owners.has(clientId)) continue;
      this.#owners.set(clientId, connection.member);
      this.#newOwners.push({ clientId, member: connection.member });
    }
    this.#host.needsCommit(this);
  }

  show(connection: Connection, body: Uint8Array): void {
    this.#presence.take(body, connection, connection.member);
    if (this.#presence.hasFresh) this.#host.needsBeat(this);
  }

  showAll(connection: Connection): void {
    const frame = this.#presence.all();
    if (frame) connection.send(frame);
  }

  /** Sends what has changed in presence, one frame for everybody. */
  beat(): void {
    const frame = this.#presence.takeFresh();
    if (frame) for (const connection of this.connections) connection.send(frame);
  }

  /** Closes the window: what it held is to be stored now. Undefined when there is nothing to store. */
  takeWindow(): LoggedUpdate | undefined {
    this.#taken ??= { window: [], owners: [], known: [] };
    this.#taken.window.push(...this.#window);
    this.#taken.owners.push(...this.#newOwners);
    this.#taken.known.push(...this.#known);
    this.#window = [];
    this.#newOwners = [];
    this.#known = [];
    const { window, owners } = this.#taken;
    if (window.length === 0) return undefined;
    const bytes = window.length === 1 && window[0] ? window[0] : Y.mergeUpdates(window);
    this.#taken.window = [bytes];
    return { room: this.name, bytes, owners };
  }

  /** The window is stored, as row `seq` unless it was empty: now it may be said. */
  committed(seq: number | undefined): void {
    this.#seq = seq ?? this.#seq;
    const taken = this.#taken;
    this.#taken = undefined;
    if (!taken) return;
    const [bytes] = taken.window;
    if (bytes) {
      this.#stored.push(bytes);
      this.rows += 1;
      this.bytes += bytes.length;
      const frame = updateFrame(bytes);
      for (const connection of this.connections) connection.send(frame);
    }
    for (const { connection, update } of taken.known) connection.send(updateFrame(update));
  }

  get wantsFold(): boolean {
    return this.rows >= limits.LOG_FOLD_ROWS_COUNT || this.bytes >= limits.LOG_FOLD_BYTES;
  }

  /** The whole content in V2, garbage collected; undefined while the doc is ahead of the store. */
  foldable(): { bytes: Uint8Array; seq: number } | undefined {
    if (this.#window.length > 0 || this.#taken) return undefined;
    return { bytes: Y.encodeStateAsUpdateV2(this.#doc), seq: this.#seq };
  }

  folded(): void {
    this.rows = 0;
    this.bytes = 0;
    if (this.#window.length === 0 && !this.#taken) this.#stored = [Y.encodeStateAsUpdate(this.#doc)];
  }

  get isQuiet(): boolean {
    return this.connections.size === 0 && this.#window.length === 0 && this.#known.length === 0 && !this.#taken;
  }

  closeAll(name: CloseName): void {
    for (const connection of this.connections) connection.close(name);
  }

  destroy(): void {
    this.#doc.destroy();
  }
}
