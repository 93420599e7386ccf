import type { MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { CloseName } from "@tablee/shared/protocol/close-codes";
import type { Meter } from "../metrics/meter.ts";
import type { Beside } from "../store/calls.ts";
import type { LoggedUpdate, StoredRoom } from "../store/room-log.ts";
import type { Connection } from "./connection.ts";
import { Cursor } from "./cursor.ts";
import type { Feeder } from "./cursor.ts";
import { updateFrame, updateIn } from "./frames.ts";
import { History } from "./history.ts";
import { answerQuestion, sendWhole } from "./join.ts";
import type { Answers } from "./join.ts";
import { PresenceBook } from "./presence-book.ts";
import type { Shelf } from "./shelf.ts";
import type { Snapshot } from "./workers/archive.ts";
import type { IfEarly, Owned } from "./workers/docs.ts";

/** Who sent an update and hears what becomes of it: somebody’s connection, or the house itself. */
export type Writer = Pick<
  Connection,
  | "member"
  | "access"
  | "isCutOff"
  | "isAsked"
  | "newClientIdsLeft"
  | "beganClientId"
  | "beAsked"
  | "send"
  | "settle"
  | "close"
>;

/** What is stored together with an update of the house, or not at all. */
export interface Together extends Beside {
  /** The first rows of other rooms. */
  readonly rows: readonly LoggedUpdate[];
  /** It is stored. */
  readonly onStored: () => void;
}

/** An update as it came, with what its sender may. */
export interface Sent {
  readonly connection: Writer;
  /** Of the house: such an update is a window by itself. */
  readonly together?: Together;
  readonly update: Uint8Array;
  readonly ifEarly: IfEarly;
  readonly mayChangeStructure: boolean;
  /** When it came. */
  readonly at: number;
}

/** A judged window of one room. */
export interface RoomChange {
  /** Undefined when nothing really changed. */
  readonly update: Uint8Array | undefined;
  readonly ends: readonly (readonly [client: number, clock: number])[];
  readonly owners: readonly Owned[];
  /** Changes that were here already: their senders wait for the word that they are stored. */
  readonly known: readonly Sent[];
}

/** What the room asks of the house. */
export interface RoomHost {
  readonly feeder: Feeder;
  readonly answers: Answers;
  readonly shelf: Shelf;
  readonly meter: Meter;
  /** All that is stored of a room by now. */
  read(name: string): Promise<Snapshot>;
  needsJudging(room: Room, sent: Sent): void;
  /** `at`: when the first of what has changed in presence may go out. */
  needsBeat(room: Room, at: number): void;
}

/**
 * A room's life. It holds bytes, never a document:
 *
 *            store ──load──► archive thread: merge, cut ──► History = snapshot + tail
 *              ▲                                              │ shelf.ts: snapshots nobody asks for go,
 *              └────────────────── read again ◄───────────────┘ when others need the space
 *
 *   frame ─► connection ─► window.ts ─► doc thread ─────► commit.ts ─► store: one transaction
 *            budgets        gathers      gate.ts, owner,                │
 *                           5 to 25 ms   lock, apply                    ▼
 *   all connections ◄── cursor.ts: one frame, the same for all ◄── History.push
 *
 *   question (step 1) ─► join.ts ─► cursor.ts: snapshot or what is lacking, then the tail, then step 2
 *   many rows ─────────► fold.ts ─► archive thread: through a doc ─► store, History.replace
 *   nobody here ───────► rooms.ts lets it go
 *
 * Whoever joins is answered from what is stored; what is judged and not stored yet is known to the doc thread alone.
 */
export class Room {
  readonly name: string;
  readonly connections = new Set<Connection>();
  readonly history: History;
  readonly owners: Map<number, MemberId>;
  readonly #host: RoomHost;
  readonly #presence = new PresenceBook<Connection>({
    onBad: (connection, error) => connection.close("badFrame", error.message),
    writerOf: (clientId) => this.owners.get(clientId),
  });
  readonly #maxBytes: number;
  #isBeatDue = false;
  #onQuiet: (() => void)[] = [];
  /** Accepted and not stored yet, oldest first. */
  #ahead: Uint8Array[] = [];
  /** Updates under way, and work on the room that must not lose it. */
  #underWay = 0;
  seq: number;
  /** Of the log, since the snapshot in the store. */
  rows: number;
  bytes: number;
  /** Somebody was refused for want of room: what is deleted now is to leave at once. */
  needsFold = false;

  constructor(options: {
    readonly name: string;
    readonly stored: StoredRoom;
    readonly snapshot: Snapshot;
    readonly host: RoomHost;
    readonly maxBytes?: number;
  }) {
    this.name = options.name;
    this.#maxBytes = options.maxBytes ?? limits.ROOM_MAX_BYTES;
    this.#host = options.host;
    this.owners = new Map(options.stored.owners);
    this.history = new History({
      snapshot: options.snapshot,
      shelf: options.host.shelf,
      read: () => this.#host.read(this.name),
      behind: () => this.#behind(),
    });
    this.rows = options.stored.logRows;
    this.bytes = options.stored.logBytes;
    this.seq = options.stored.seq;
  }

  enter(connection: Connection): Cursor {
    this.connections.add(connection);
    const cursor = new Cursor({
      link: connection.link,
      history: this.history,
      feeder: this.#host.feeder,
      onSlow: () => connection.close("slow"),
      onCut: () => sendWhole(this.history, connection),
    });
    this.ask(connection);
    this.showAll(connection);
    return cursor;
  }

  leave(connection: Connection): void {
    this.connections.delete(connection);
    if (connection.cursor) this.#host.feeder.drop(connection.cursor);
    this.#presence.leave(connection);
    this.#needBeat();
  }

  #needBeat(): void {
    if (this.#isBeatDue || !this.#presence.hasFresh) return;
    this.#isBeatDue = true;
    this.#host.needsBeat(this, this.#presence.freshAt);
  }

  /** Asks a client for what it has and the store has not. */
  ask(connection: Connection): void {
    connection.question(this.history.stateVector());
  }

  answer(connection: Connection, stateVector: Uint8Array): void {
    this.#host.meter.add("joins");
    answerQuestion({ history: this.history, connection, stateVector, answers: this.#host.answers });
  }

  /** Whether the update is now under way: it will be settled. */
  take(connection: Writer, { update, ifEarly, together }: Pick<Sent, "update" | "ifEarly" | "together">): boolean {
    if (isEmpty(update)) return false;
    // What a client brings that has nothing new: all the deletions it knows. No doc is opened for it.
    if (this.#ahead.length === 0 && this.#underWay === 0 && this.history.isAllDeletions(update)) {
      connection.send(this.history.deletions);
      return false;
    }
    if (this.#isFullFor(update)) {
      this.needsFold = true;
      connection.close("refused", "board-full");
      return false;
    }
    this.#underWay += 1;
    const { structure: mayChangeStructure } = connection.access;
    const at = performance.now();
    this.#host.needsJudging(this, {
      connection,
      update,
      ifEarly,
      mayChangeStructure,
      at,
      ...(together && { together }),
    });
    return true;
  }

  /** Deletions are taken all the same: they make room. */
  #isFullFor(update: Uint8Array): boolean {
    const isDeletion = update[0] === 0;
    return !isDeletion && this.history.bytes + update.length > this.#maxBytes;
  }

  /** All that is stored. */
  committed(): Promise<Uint8Array[]> {
    return this.history.whole((frames) => [...frames.map(updateIn), ...this.history.later()]);
  }

  /** And what was accepted since: what a doc is opened from. */
  content(): Promise<Uint8Array[]> {
    return this.history.whole((frames) => [...frames.map(updateIn), ...this.history.later(), ...this.#ahead]);
  }

  /** What was accepted could not be stored, and is given up. Nobody was told of it, so nobody has written on it. */
  withdraw({ update }: RoomChange): void {
    this.#ahead = this.#ahead.filter((one) => one !== update);
  }

  accept({ update, owners }: RoomChange): void {
    if (update) this.#ahead.push(update);
    for (const { clientId, member } of owners) this.owners.set(clientId, member);
  }

  /** The oldest accepted change is stored, as row `seq`: now it may be said. */
  stored({ update, ends, known }: RoomChange, seq: number | undefined): void {
    if (update) {
      this.#ahead.shift();
      this.seq = seq ?? this.seq;
      this.rows += 1;
      this.bytes += update.length;
      const frame = this.history.push(update, ends);
      for (const connection of this.connections) connection.cursor?.deliver(frame);
    }
    for (const { connection, update: same } of known) connection.send(updateFrame(same));
  }

  /** An update is stored, refused or dropped, or some other work has come to its end. */
  settle(): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) for (const resolve of this.#onQuiet.splice(0)) resolve();
  }

  /** Resolves when nothing is under way. */
  quiet(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#underWay === 0) resolve();
      else this.#onQuiet.push(resolve);
    });
  }

  /** Work on the room begins that ends with `settle`. */
  hold(): void {
    this.#underWay += 1;
  }

  get isQuiet(): boolean {
    return this.connections.size === 0 && this.#underWay === 0;
  }

  show(connection: Connection, body: Uint8Array): void {
    this.#presence.take(body, connection, connection.member);
    this.#needBeat();
  }

  /** Client ids under which members show themselves: nobody else may be the first to write there. */
  shown(): readonly Owned[] {
    return this.#presence.members();
  }

  showAll(connection: Connection): void {
    const frame = this.#presence.all();
    if (frame) connection.send(frame);
  }

  /** Sends what has changed in presence, one frame for everybody. */
  beat(now: number): void {
    this.#isBeatDue = false;
    const frame = this.#presence.takeFresh(now);
    if (frame) {
      this.#host.meter.add("presenceBeats");
      for (const connection of this.connections) connection.show(frame);
    }
    this.#needBeat();
  }

  /** The store now holds this snapshot of all up to `position`, in place of so many rows. */
  folded(snapshot: Snapshot, at: { readonly position: number; readonly rows: number; readonly bytes: number }): void {
    this.rows -= at.rows;
    this.bytes -= at.bytes;
    this.history.replace(snapshot, at.position);
  }

  *#behind(): Generator<number> {
    for (const { cursor } of this.connections) if (cursor?.isLive === false) yield cursor.position;
  }

  closeAll(name: CloseName): void {
    for (const connection of this.connections) connection.close(name);
  }
}

function isEmpty(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}
