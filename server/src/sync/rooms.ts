import type { ObstacleCounts } from "@tablee/shared/board/obstacles";
import type { BoardId, MemberId, SheetId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { CloseName } from "@tablee/shared/protocol/close-codes";
import { roomName } from "@tablee/shared/protocol/rooms";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import type { VoiceCount, VoiceGroup } from "@tablee/shared/session/parity";
import type { Access } from "@tablee/shared/session/types";
import { PerMember } from "../budget.ts";
import type { Logger } from "../log.ts";
import { Meter } from "../metrics/meter.ts";
import type { Beside } from "../store/calls.ts";
import type { RoomLog } from "../store/room-log.ts";
import { newAllowance } from "./allowance.ts";
import { Beats } from "./beats.ts";
import { Commits } from "./commit.ts";
import { Connection } from "./connection.ts";
import { Feeder } from "./cursor.ts";
import { Folds } from "./fold.ts";
import { Answers } from "./join.ts";
import { updateIn } from "./frames.ts";
import type { Link } from "./link.ts";
import { contribution, eraseInRooms } from "./erase-rooms.ts";
import { writeAsHouse } from "./house-writes.ts";
import { CLOSED, CLOSE_WITHIN_MS, lookedAtUntilQuiet, untilQuiet } from "./quiet.ts";
import { Rest } from "./rest.ts";
import { Room } from "./room.ts";
import type { RoomHost, Together } from "./room.ts";
import { Shelf } from "./shelf.ts";
import { Stored } from "./stored.ts";
import { WriteRefusedError } from "./transports/direct.ts";
import type { ErasingWish, HouseWrite, HouseWritten } from "./transports/direct.ts";
import { Windows } from "./window.ts";
import { Archive } from "./workers/archive-host.ts";
import type { Snapshot } from "./workers/archive.ts";
import { DocHost } from "./workers/doc-host.ts";
import type { Erased } from "./workers/erase/erase.ts";
import { sheetsOf } from "./workers/house-changes.ts";

export interface SyncSeat {
  readonly room: RoomAddress;
  readonly member: MemberId;
  readonly access: Access;
}

interface Slot {
  readonly address: RoomAddress;
  readonly connections: Set<Connection>;
  readonly loading: Promise<Room | undefined>;
  room: Room | undefined;
  idle: NodeJS.Timeout | undefined;
}

/** All rooms of this process: loaded once, left when idle. */
export class Rooms {
  readonly #logger: Logger;
  readonly #meter: Meter;
  readonly #docs: DocHost;
  readonly #archive = new Archive();
  readonly #beats = new Beats();
  readonly #stored: Stored;
  readonly #folds: Folds;
  readonly #commits: Commits;
  readonly #windows: Windows;
  readonly #host: RoomHost;
  readonly #slots = new Map<string, Slot>();
  readonly #rest = new Rest(() => this.#slots.size === 0);
  readonly #allowances = new PerMember(newAllowance);
  readonly #log: RoomLog;
  /** Sheets that the house takes up now, or has taken up: `false` while that can still fail. */
  readonly #retired = new Map<string, boolean>();
  readonly #onPresence: (board: BoardId, member: MemberId) => void;
  #closing = false;

  constructor(options: {
    readonly log: RoomLog;
    readonly logger: Logger;
    readonly meter?: Meter;
    /** A member’s first connection came or last one went. */
    readonly onPresence: (board: BoardId, member: MemberId) => void;
    /** Something new is stored of a board. */
    readonly onStored?: (board: BoardId) => void;
    /** And of some private sheet at it. */
    readonly onSheet?: (board: BoardId) => void;
  }) {
    this.#logger = options.logger;
    this.#log = options.log;
    this.#onPresence = options.onPresence;
    const { log, logger, meter = new Meter() } = options;
    this.#meter = meter;
    this.#docs = new DocHost(meter);
    this.#docs.start();
    meter.gauge("rooms", () => this.#slots.size);
    meter.gauge("documents", () => this.#docs.openCount);
    meter.gauge("saving", () => Number(this.isSaving));
    this.#stored = new Stored({ log, logger, meter, archive: this.#archive });
    this.#folds = new Folds({ log, logger, archive: this.#archive });
    this.#commits = new Commits({
      log,
      logger,
      meter,
      onStored: (windows) => {
        this.#beats.along(windows.map(({ room }) => room));
        for (const { room, change } of windows) {
          this.#folds.consider(room);
          const slot = change.update && this.#slots.get(room.name);
          // Nothing of a sheet is kept in an earlier state of the board, not even that somebody wrote.
          if (slot && slot.address.sheet === undefined) options.onStored?.(slot.address.board);
          else if (slot) options.onSheet?.(slot.address.board);
        }
      },
      onFailure: () => this.#windows.giveUpAll(),
      onWithdrawn: (room) => this.#docs.drop(room.name),
      onIdle: () => this.#windows.wake(),
    });
    this.#windows = new Windows({ docs: this.#docs, commits: this.#commits, logger });
    this.#host = {
      feeder: new Feeder(),
      answers: new Answers(this.#archive),
      shelf: new Shelf(),
      meter,
      read: (name) => this.#readAgain(name),
      needsJudging: (room, sent) => this.#windows.add(room, sent),
      needsBeat: (room, at) => this.#beats.need(room, at),
    };
  }

  get isSaving(): boolean {
    return this.#commits.isSaving;
  }

  create(address: RoomAddress, firstUpdate: Uint8Array): Promise<void> {
    return this.#stored.create(address, firstUpdate);
  }

  async folded(address: RoomAddress): Promise<Uint8Array> {
    return (await this.#archive.fold(await this.#committed(address))).stored;
  }

  async voices(address: RoomAddress, groups: readonly VoiceGroup[]): Promise<readonly VoiceCount[]> {
    return this.#archive.voices(await this.#committed(address), groups);
  }

  async obstacles(address: RoomAddress, since: number): Promise<ObstacleCounts> {
    return this.#archive.obstacles(await this.#committed(address), since);
  }

  async #committed(address: RoomAddress): Promise<readonly Uint8Array[]> {
    const room = await this.#slots.get(roomName(address))?.loading;
    const updates = room ? await room.committed() : (await this.#stored.load(address))?.snapshot.frames.map(updateIn);
    if (!updates) throw new Error("nothing is stored under that name");
    return updates;
  }

  async write(address: RoomAddress, write: HouseWrite): Promise<HouseWritten> {
    const sheets = sheetsOf(write.changes).map((sheet) => roomName({ ...address, ...sheet }));
    const slot = this.#slot(address);
    try {
      const room = await slot.loading;
      if (!room) throw new WriteRefusedError("refused", "no such room");
      const written = await writeAsHouse(address, write, {
        room,
        archive: this.#archive,
        stored: this.#stored,
        retire: (sheet) => this.#retire(sheet),
        storeAlone: (together) => this.#storeAlone(together),
      });
      if (sheets.length > 0) await this.#gone(sheets);
      return written;
    } catch (error) {
      for (const name of sheets) this.#retired.delete(name);
      throw error instanceof WriteRefusedError ? error : new WriteRefusedError("not-saved", String(error));
    } finally {
      if (slot.connections.size === 0) this.#unloadLater(slot);
    }
  }

  /** Judged before it was gone, somebody may still come to it. And what was deleted leaves the files of the database. */
  async #gone(sheets: readonly string[]): Promise<void> {
    for (const name of sheets) this.#retired.set(name, true);
    const forget = (): void => sheets.forEach((name) => this.#retired.delete(name));
    setTimeout(forget, 2 * limits.HANDSHAKE_WITHIN_MS).unref();
    const failed = (error: unknown): void => this.#logger.warn({ err: error }, "the database could not be scrubbed");
    await this.#log.scrub(failed);
  }

  /**
   * What had arrived is stored, and its writers hear so before they have to go; what comes from now on stays on their
   * device. They come back when it is decided.
   */
  async #retire(address: RoomAddress): Promise<void> {
    await this.#hush(address).finally(() => this.#sendAway(address, "tryLater"));
  }

  /** The same, and they stay for what becomes of it. */
  async #hush(address: RoomAddress): Promise<void> {
    const name = roomName(address);
    this.#retired.set(name, false);
    const slot = this.#slots.get(name);
    if (!slot) return;
    for (const connection of slot.connections) connection.setAccess(CLOSED);
    const room = await slot.loading.catch(() => undefined);
    if (room) this.#folds.forget(room);
    await untilQuiet(room);
  }

  #sendAway(address: RoomAddress, why: CloseName): void {
    const slot = this.#slots.get(roomName(address));
    if (!slot) return;
    for (const connection of slot.connections) connection.close(why);
    // What is still under way is stored first.
    if (!slot.room || slot.room.isQuiet) this.#forget(slot);
  }

  contribution(wish: ErasingWish): Promise<Erased> {
    return contribution(wish, { archive: this.#archive, stored: this.#stored });
  }

  erase(wish: ErasingWish, beside: (erased: Erased) => Beside | undefined): Promise<Erased> {
    return eraseInRooms(wish, beside, {
      archive: this.#archive,
      stored: this.#stored,
      close: (room) => this.#hush(room),
      storeAlone: (together) => this.#storeAlone(together),
      open: (room) => {
        this.#retired.delete(roomName(room));
        this.#sendAway(room, "tryLater");
      },
      gone: async (rooms) => {
        // Marked before they go: whoever comes back at once is told the same.
        const scrubbed = this.#gone(rooms.map(roomName));
        for (const room of rooms) this.#sendAway(room, "epochGone");
        await scrubbed;
      },
    });
  }

  async #storeAlone({ rows, ...beside }: Omit<Together, "onStored">): Promise<void> {
    await this.#log.append(rows, beside);
  }

  countCards(sheets: readonly RoomAddress[]): Promise<number> {
    return this.#stored.countCards(sheets);
  }

  /** Frames may be handed to the connection at once: they wait until the room is loaded. */
  connect(link: Link, seat: SyncSeat): Connection {
    const slot = this.#slot(seat.room);
    const wasHere = this.isHere(seat.room.board, seat.member);
    const connection = new Connection({
      link,
      member: seat.member,
      access: seat.access,
      allowance: this.#allowances.of(seat.member),
      meter: this.#meter,
      onSpent: () => {
        this.#meter.add("budgetCloses");
        this.#logger.warn("somebody has used up the time that one may");
      },
      onClosed: () => this.#left(slot, connection),
    });
    const isGone = this.#retired.get(roomName(seat.room));
    if (this.#closing || isGone !== undefined) {
      connection.close(this.#closing ? "restart" : isGone ? "epochGone" : "tryLater");
      return connection;
    }
    slot.connections.add(connection);
    clearTimeout(slot.idle);
    if (!wasHere) this.#onPresence(seat.room.board, seat.member);
    void this.#open(slot, connection);
    return connection;
  }

  async #open(slot: Slot, connection: Connection): Promise<void> {
    try {
      const room = await slot.loading;
      if (room) connection.open(room);
      else connection.close("notFound");
    } catch {
      connection.close("tryLater");
    }
  }

  #slot(address: RoomAddress): Slot {
    const name = roomName(address);
    const held = this.#slots.get(name);
    if (held) return held;
    const loading = this.#load(address);
    const slot: Slot = { address, connections: new Set(), loading, room: undefined, idle: undefined };
    this.#slots.set(name, slot);
    void this.#settle(name, slot);
    return slot;
  }

  async #settle(name: string, slot: Slot): Promise<void> {
    try {
      slot.room = await slot.loading;
    } catch (error) {
      this.#logger.error({ err: error }, "a room could not be loaded");
    }
    if (!slot.room) this.#slots.delete(name);
  }

  async #load(address: RoomAddress): Promise<Room | undefined> {
    const loaded = await this.#stored.load(address);
    const maxBytes = address.sheet === undefined ? limits.ROOM_MAX_BYTES : limits.SHEET_ROOM_MAX_BYTES;
    return loaded && new Room({ name: roomName(address), ...loaded, host: this.#host, maxBytes });
  }

  /** Of a room that is open. What is lost by then may still be on people’s devices: they come back, and bring it. */
  async #readAgain(name: string): Promise<Snapshot> {
    const slot = this.#slots.get(name);
    const loaded = slot && (await this.#stored.load(slot.address));
    if (!loaded || this.#slots.get(name) !== slot) throw new Error("a room that is open is not in the store any more");
    if (loaded.stored.damaged > 0) {
      this.#forget(slot);
      for (const connection of slot.connections) connection.close("tryLater");
    }
    return loaded.snapshot;
  }

  #left(slot: Slot, connection: Connection): void {
    slot.connections.delete(connection);
    const { board } = slot.address;
    if (!this.isHere(board, connection.member)) this.#onPresence(board, connection.member);
    if (slot.connections.size === 0 && !this.#closing) this.#unloadLater(slot);
  }

  #unloadLater(slot: Slot): void {
    clearTimeout(slot.idle);
    slot.idle = setTimeout(() => {
      if (slot.connections.size > 0) return;
      if (slot.room && !slot.room.isQuiet) return this.#unloadLater(slot);
      this.#forget(slot);
    }, limits.ROOM_IDLE_UNLOAD_MS);
    slot.idle.unref();
  }

  /** Whoever comes next loads a live one: gone from the map in the same turn in which it was found to be done with. */
  #forget(slot: Slot): void {
    clearTimeout(slot.idle);
    slot.room?.history.close();
    this.#slots.delete(roomName(slot.address));
    this.#docs.drop(roomName(slot.address));
    this.#rest.consider();
  }

  *#of(board: BoardId): Generator<Connection> {
    for (const slot of this.#slots.values()) if (slot.address.board === board) yield* slot.connections;
  }

  isHere(board: BoardId, member: MemberId): boolean {
    return this.countOf(board, member) > 0;
  }

  countOf(board: BoardId, member: MemberId): number {
    return [...this.#of(board)].filter((connection) => connection.member === member).length;
  }

  setAccess(board: BoardId, accessFor: (member: MemberId, sheet: SheetId | undefined) => Access | null): void {
    for (const { address, connections } of this.#slots.values())
      // One that is closed for a moment stays so, whoever is judged again meanwhile.
      if (address.board === board && !this.#retired.has(roomName(address)))
        for (const connection of connections) {
          const access = accessFor(connection.member, address.sheet);
          if (access) connection.setAccess(access);
          else connection.close("notFound");
        }
  }

  disconnectMember(board: BoardId, member: MemberId, why: CloseName): void {
    for (const connection of this.#of(board)) if (connection.member === member) connection.close(why);
  }

  async leave(board: BoardId): Promise<void> {
    const slots = [...this.#slots].filter(([, { address }]) => address.board === board);
    for (const connection of this.#of(board)) connection.close("notFound");
    await lookedAtUntilQuiet(slots.flatMap(([, { room }]) => room ?? []));
    for (const [name, slot] of slots) if (this.#slots.get(name) === slot) this.#forget(slot);
  }

  /** Stores what is open, then says *service restart* to everybody. */
  async close(): Promise<void> {
    this.#closing = true;
    // A store that cannot write must not keep the process alive for ever: the clients still hold what was not stored.
    await Promise.race([
      this.#windows.settled().then(() => this.#folds.settled()),
      new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref()),
    ]);
    for (const slot of this.#slots.values()) {
      clearTimeout(slot.idle);
      for (const connection of slot.connections) connection.close("restart");
    }
    this.#beats.close();
    this.#rest.close();
    this.#docs.close();
    this.#archive.close();
    this.#slots.clear();
  }
}
