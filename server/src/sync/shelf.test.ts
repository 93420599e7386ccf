import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import type { MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { roomName } from "@tablee/shared/protocol/rooms";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import type { Connection } from "./connection.ts";
import { Cursor, Feeder } from "./cursor.ts";
import { historyOf, snapshotOf, TestRooms, until } from "./fixture.ts";
import { COMPLETE_FRAME, step1Frame, updateIn } from "./frames.ts";
import { sendWhole } from "./join.ts";
import type { Link } from "./link.ts";

const BOARDS = 4;
/** Three of them are kept, the fourth is too much. */
const BOARD_BYTES = Math.ceil(limits.SNAPSHOTS_KEPT_MAX_BYTES / (BOARDS - 0.5));
const PART_BYTES = 400_000;

function fill(doc: Y.Doc): void {
  for (let bytes = 0; bytes < BOARD_BYTES; bytes += PART_BYTES)
    doc.getMap("cards").set(`c${bytes}`, "x".repeat(PART_BYTES));
}

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  // A context of its own is the only place where the flag can still be seen.
  return runInNewContext("gc") as () => void;
}

/** Somebody who opens a board and keeps nothing of it. */
async function look(house: TestRooms, room: RoomAddress) {
  const large: WeakRef<Uint8Array>[] = [];
  let isComplete = false;
  const link: Link = {
    send: (frame) => {
      if (frame.length > limits.JOIN_CHUNK_MAX_BYTES) large.push(new WeakRef(frame));
      isComplete ||= frame === COMPLETE_FRAME;
    },
    close: () => undefined,
    buffered: () => 0,
  };
  const access = { cards: true, structure: true, reason: null };
  const connection = house.rooms.connect(link, { room, member: "bouscarle" as MemberId, access });
  connection.receive(step1Frame(new Uint8Array([0])));
  await until("in", () => isComplete);
  return { large, connection };
}

async function boards(house: TestRooms): Promise<readonly RoomAddress[]> {
  return Promise.all(Array.from({ length: BOARDS }, (_, at) => house.board(`board-${at}`, fill)));
}

describe("what is kept of open boards", { timeout: 60_000 }, () => {
  test("SYN185 all open boards together keep so many bytes, those asked for last; who comes to another is shown all of it", async () => {
    await using house = await TestRooms.open();
    const rooms = await boards(house);
    const first = [];
    for (const room of rooms) {
      const guest = house.guest(room, "grèbe");
      first.push(guest);
      await until("in", () => guest.answers > 0);
    }
    expect(house.log.loads).toHaveLength(BOARDS);
    const [oldest] = first;
    const [let_go, ...kept] = rooms;
    if (!oldest || !let_go) throw new Error("no boards");
    const count = oldest.cards.size;
    for (const room of kept) {
      const next = house.guest(room, "sureau");
      await until("in", () => next.answers > 0);
    }
    expect(house.log.loads).toHaveLength(BOARDS);

    // The board that was let go is read once for all who come together, and what is written meanwhile is not missed.
    const herd = Array.from({ length: 5 }, (_, at) => house.guest(let_go, `sureau-${at}`));
    oldest.cards.set("meanwhile", 1);
    await until("all have all", () =>
      [oldest, ...herd].every((one) => one.answers > 0 && one.cards.size === count + 1),
    );
    expect(house.log.loads).toHaveLength(BOARDS + 1);
    expect(herd.every((one) => one.pending === 0 && one.closes.length === 0)).toBe(true);
  });

  test("SYN186 a board that was let go can be written on, and asks nobody for what is stored", async () => {
    await using house = await TestRooms.open();
    const rooms = await boards(house);
    const guests = [];
    for (const room of rooms) {
      const guest = house.guest(room, "bruant");
      guests.push(guest);
      await until("in", () => guest.answers > 0);
    }
    const [writer] = guests;
    const [room] = rooms;
    if (!writer || !room) throw new Error("no boards");
    const before = writer.updates.length;
    writer.cards.delete("c0");
    writer.cards.set("last", 1);
    await until("told", () => writer.updates.length > before);
    expect(house.log.loads).toHaveLength(BOARDS + 1);
    const back = house.guest(room, "aulne", writer.doc);
    await until("in", () => back.answers > 0);
    // Everything is there: what it is sent is no more than the deletions.
    expect(back.frames.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(PART_BYTES);
    const fresh = house.guest(room, "orme");
    await until("all", () => fresh.answers > 0);
    expect(fresh.cards.toJSON()).toEqual(writer.cards.toJSON());
  });

  test("SYN188 what was let go is held by nothing, whoever still sits at the board, and its memory comes back", async () => {
    await using house = await TestRooms.open();
    const collect = collector();
    const sent: WeakRef<Uint8Array>[] = [];
    for (const room of await boards(house)) sent.push(...(await look(house, room)).large);
    const pieces = sent.length / BOARDS;
    await until("the first board’s memory is free", () => {
      collect();
      return sent.slice(0, pieces).every((frame) => frame.deref() === undefined);
    });
    expect(sent.slice(pieces).every((frame) => frame.deref() !== undefined)).toBe(true);
  });

  test("SYN190 when the last room has been left, what was held for it comes back by itself", async () => {
    await using house = await TestRooms.open();
    const room = await house.board("left", fill);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const comeAndGo = async (): Promise<readonly WeakRef<Uint8Array>[]> => {
        const { large, connection } = await look(house, room);
        connection.closed();
        return large;
      };
      const large = await comeAndGo();
      const held = (): number => large.filter((frame) => frame.deref() !== undefined).length;
      expect(held()).toBe(large.length);
      // What was looked at lasts until the end of the turn.
      await pause(0);
      vi.advanceTimersByTime(limits.ROOM_IDLE_UNLOAD_MS);
      vi.advanceTimersByTime(5_000);
      await pause(0);
      expect(held()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test("STO27 damage that shows when a board is read again sends those who sit at it to come back, and they bring what was lost", async () => {
    await using house = await TestRooms.open();
    const [room, ...others] = await boards(house);
    if (!room) throw new Error("no boards");
    const first = house.guest(room, "pipit");
    await until("in", () => first.answers > 0);
    first.cards.set("folded", 1);
    await until("folded", () => house.log.folds === 1);
    const before = first.updates.length;
    first.cards.set("lost", 1);
    await until("told", () => first.updates.length > before);
    for (const other of others) {
      const guest = house.guest(other, "pipit");
      await until("in", () => guest.answers > 0);
    }
    await house.store.db.updateTable("updates").set({ checksum: 1 }).where("room", "=", roomName(room)).execute();
    const [next, again] = [house.guest(room, "saule"), house.guest(room, "saule")];
    await until("all sent away", () => [first, next, again].every(({ closes }) => closes.length > 0));
    expect([first, next, again].flatMap(({ closes }) => closes.map(({ code }) => code))).toEqual(
      Array.from({ length: 3 }, () => CLOSE.tryLater.code),
    );
    const back = house.guest(room, "pipit", first.doc);
    const fresh = house.guest(room, "saule");
    await until("all there", () => back.answers > 0 && fresh.answers > 0 && fresh.cards.has("lost"));
    expect(fresh.cards.toJSON()).toEqual(first.cards.toJSON());
  });

  test("SYN187 one who is behind what was folded and let go is sent the whole, read again", async () => {
    const doc = new Y.Doc();
    doc.getMap("cards").set("a", 1);
    const history = historyOf(doc);
    const sent: Uint8Array[] = [];
    let buffered = 0;
    const cursor: Cursor = new Cursor({
      link: { send: (frame) => sent.push(frame), close: () => undefined, buffered: () => buffered },
      history,
      feeder: new Feeder(),
      onSlow: () => undefined,
      onCut: () => sendWhole(history, connection),
    });
    const connection = {
      cursor,
      answer: (frames: readonly Uint8Array[], position: number) => cursor.answer(frames, position),
      close: () => undefined,
    } as unknown as Connection;
    buffered = limits.SEND_BUFFER_MAX_BYTES + 1;
    doc.on("update", (update: Uint8Array) => cursor.deliver(history.push(update, [])));
    doc.getMap("cards").set("b", 2);
    expect(cursor.isLive).toBe(false);
    history.replace(snapshotOf(doc), history.position);
    history.letGo();
    buffered = 0;
    await until("live again", () => cursor.isLive);
    const got = new Y.Doc();
    for (const frame of sent.filter((one) => one[1] === 2)) Y.applyUpdate(got, updateIn(frame));
    expect(got.getMap("cards").toJSON()).toEqual({ a: 1, b: 2 });
  });
});
