import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { Cursor, Feeder } from "./cursor.ts";
import { historyOf, TestRooms, until } from "./fixture.ts";
import { updateFrame, updateIn } from "./frames.ts";
import { Answers } from "./join.ts";
import { Archive } from "./workers/archive-host.ts";

const CARDS = 600;

/** About 1.2 MB that several people wrote, each on what the others had. */
function fill(doc: Y.Doc): void {
  for (let at = 0; at < CARDS; at += 1) {
    doc.clientID = 1 + (at % 7);
    const text = new Y.Text(`Carte ${at} ${"é".repeat(1_000)}`);
    doc.getMap("cards").set(`c${at}`, new Y.Map([["text", text]]));
    if (at > 0) text.insert(0, "avant ");
    if (at % 9 === 0) doc.getMap("cards").delete(`c${at - 3}`);
  }
}

describe("joins", { timeout: 40_000 }, () => {
  test("SYN32 a large board comes in pieces that stand on each other, complete with what is written meanwhile", async () => {
    await using house = await TestRooms.open();
    const room = await house.board("large", fill);
    const writer = house.guest(room, "grive");
    await until("in", () => writer.answers > 0);
    const size = writer.cards.size;
    const herd = Array.from({ length: 12 }, (_, at) => house.guest(room, `joiner-${at}`));
    for (let at = 0; at < 40; at += 1) {
      writer.cards.set(`new${at}`, at);
      if (at % 4 === 0) await pause(3);
    }
    await until("all have all", () =>
      [writer, ...herd].every((one) => one.answers > 0 && one.cards.size === size + 40),
    );
    for (const one of herd) {
      expect(one.pending).toBe(0);
      expect(Y.encodeStateVector(one.doc)).toEqual(Y.encodeStateVector(writer.doc));
      expect(one.updates.length).toBeGreaterThan(4);
      // A piece ends with the change that fills it.
      for (const frame of one.updates) expect(frame.length).toBeLessThan(1.1 * limits.JOIN_CHUNK_MAX_BYTES);
      // What fills a screen comes by itself.
      expect(one.updates[0]?.length).toBeLessThan(1.1 * limits.JOIN_FIRST_CHUNK_MAX_BYTES);
    }
    // The pieces are the same objects for all: encoded once.
    expect(herd.every((one) => herd[0]?.updates.some((frame) => one.updates.includes(frame)))).toBe(true);
    expect(house.log.loads).toHaveLength(1);
  });

  test("SYN33 a reader whose link is full is queued nothing and keeps nobody waiting; when it drains it is sent what it lacks", async () => {
    await using house = await TestRooms.open();
    const room = await house.board("slow");
    const [writer, reader] = [house.guest(room, "huppe"), house.guest(room, "chardon")];
    writer.cards.set("first", 1);
    await until("in", () => reader.cards.has("first"));
    reader.buffered = limits.SEND_BUFFER_MAX_BYTES + 1;
    const before = reader.frames.length;
    for (let at = 0; at < 60; at += 1) {
      writer.cards.set(`c${at}`, at);
      const frames = writer.updates.length;
      await until("the writer is told", () => writer.updates.length > frames);
    }
    expect(reader.frames).toHaveLength(before);
    reader.buffered = limits.JOIN_AHEAD_BYTES;
    await until("caught up", () => reader.cards.size === 61);
    // Sixty windows, put together.
    expect(reader.frames.length - before).toBeLessThan(5);
    expect(reader.closes).toEqual([]);
    writer.cards.set("last", 1);
    await until("live again", () => reader.cards.has("last"));
  });

  test("LIM61 a link is handed so much ahead; one to which nothing can be sent for too long is closed", () => {
    let buffered: number = limits.JOIN_AHEAD_BYTES;
    let slow = 0;
    const sent: Uint8Array[] = [];
    const cursor = new Cursor({
      link: {
        send: (frame) => sent.push(frame),
        close: () => undefined,
        buffered: () => buffered,
      },
      history: historyOf(new Y.Doc()),
      feeder: new Feeder(),
      onSlow: () => (slow += 1),
      onCut: () => undefined,
    });
    const piece = new Uint8Array(limits.JOIN_CHUNK_MAX_BYTES);
    cursor.answer([piece, piece], 0);
    expect(cursor.feed(0)).toBe("sent");
    buffered += 1;
    expect(cursor.feed(10)).toBe("full");
    expect(cursor.feed(9 + limits.SLOW_READER_MAX_MS)).toBe("full");
    expect([sent.length, slow]).toEqual([1, 0]);
    expect(cursor.feed(10 + limits.SLOW_READER_MAX_MS)).toBe("done");
    expect([sent.length, slow]).toEqual([1, 1]);
  });

  test("SYN36 who comes back is sent what they lack: nothing to read for one who has all, and one working-out for a herd", async () => {
    await using house = await TestRooms.open();
    const room = await house.board("back", fill);
    const first = house.guest(room, "sittelle");
    await until("in", () => first.answers > 0);
    const had = Y.encodeStateAsUpdate(first.doc);
    const copy = (update: Uint8Array): Y.Doc => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, update);
      return doc;
    };
    const whole = house.guest(room, "sittelle", copy(had));
    await until("told", () => whole.answers > 0);
    const heard = whole.frames.reduce((sum, { length }) => sum + length, 0);
    expect(heard).toBeLessThan(2_000);

    const half = new Y.Doc();
    for (const frame of first.updates.slice(0, 2)) Y.applyUpdate(half, updateIn(frame));
    const asked = vi.spyOn(Archive.prototype, "lacking");
    const herd = Array.from({ length: 6 }, (_, at) =>
      house.guest(room, `back-${at}`, copy(Y.encodeStateAsUpdate(half))),
    );
    await until("all have all", () => herd.every((one) => one.answers > 0));
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
    for (const one of herd) {
      expect(one.pending).toBe(0);
      expect(one.cards.toJSON()).toEqual(first.cards.toJSON());
      expect(one.frames.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(
        had.length - limits.JOIN_CHUNK_MAX_BYTES,
      );
    }
  });

  test("LIM62 the answers kept for a snapshot are so many, the newest", async () => {
    const archive = new Archive();
    const asked = vi.spyOn(archive, "lacking").mockImplementation(() => Promise.resolve([]));
    const answers = new Answers(archive);
    const snapshot = [updateFrame(new Uint8Array([0, 0]))];
    const vector = (at: number) => Y.encodeStateVector(new Map([[at, 1]]));
    for (let at = 0; at <= limits.ANSWERS_KEPT_MAX_COUNT; at += 1) await answers.lacking(snapshot, vector(at));
    await answers.lacking(snapshot, vector(limits.ANSWERS_KEPT_MAX_COUNT));
    expect(asked).toHaveBeenCalledTimes(limits.ANSWERS_KEPT_MAX_COUNT + 1);
    await answers.lacking(snapshot, vector(0));
    expect(asked).toHaveBeenCalledTimes(limits.ANSWERS_KEPT_MAX_COUNT + 2);
    archive.close();
  });

  test("LIM63 who asks again and again is closed with a code to come back from, and costs one answer at a time", async () => {
    await using house = await TestRooms.open();
    const room = await house.board("asked", fill);
    const [curious, other] = [house.guest(room, "choucas"), house.guest(room, "trèfle")];
    await until("in", () => curious.answers > 0 && other.answers > 0);
    const from = performance.now();
    for (let at = 0; at < limits.QUESTIONS_PER_MEMBER_BURST - 1; at += 1) curious.ask(new Uint8Array([0]));
    expect(curious.closes).toEqual([]);
    // One more than is given back in the meantime.
    const back = Math.ceil(((performance.now() - from) / 1_000) * limits.QUESTIONS_PER_MEMBER_PER_SECOND);
    for (let at = 0; at <= back; at += 1) curious.ask(new Uint8Array([0]));
    expect(curious.closes.map(({ code }) => code)).toEqual([CLOSE.tooFast.code]);
    other.cards.set("still", 1);
    await until("the other is served", () => other.updates.length > 0 && other.closes.length === 0);
  });

  test("LIM64 a state vector that is none, or names more clients than may be, closes its sender alone", async () => {
    await using house = await TestRooms.open();
    const room = await house.board("vectors");
    const many = new Map(Array.from({ length: limits.STATE_VECTOR_CLIENTS_MAX_COUNT + 1 }, (_, at) => [at, 1]));
    for (const vector of [new Uint8Array([3, 1]), new Uint8Array([0, 0]), Y.encodeStateVector(many)]) {
      const guest = house.guest(room, "gobemouche");
      await until("in", () => guest.answers > 0);
      guest.ask(vector);
      expect(guest.closes.map(({ code }) => code)).toEqual([CLOSE.badFrame.code]);
    }
  });

  test("SYN37 a herd of newcomers is served in turns of some milliseconds, and a link that is full waits alone", async () => {
    const feeder = new Feeder();
    const order: string[] = [];
    const spin = (ms: number) => {
      for (const end = performance.now() + ms; performance.now() < end;);
    };
    const cursor = (name: string, frames: number) => ({
      get left() {
        return frames;
      },
      feed: () => {
        if (frames === 0) return "done" as const;
        frames -= 1;
        order.push(name);
        spin(3);
        return "sent" as const;
      },
    });
    // How many frames went out between two turns of the loop: whatever else the machine does, each takes 3 ms and more.
    let most = 0;
    let last = 0;
    const look = (): void => {
      most = Math.max(most, order.length - last);
      last = order.length;
      if (order.length < 60) setImmediate(look);
    };
    setImmediate(look);
    let full = true;
    feeder.add({ left: 0, feed: () => (full ? "full" : "done") });
    for (const name of ["a", "b", "c"]) feeder.add(cursor(name, 20));
    await until("all served", () => order.length === 60);
    full = false;
    expect(order.join("")).toBe(["a", "b", "c"].map((name) => name.repeat(20)).join(""));
    expect(most).toBeLessThanOrEqual(4);
  });

  test("SYN189 whoever has the least left is served first, whole, and a turn hands over so many bytes", async () => {
    const feeder = new Feeder();
    const order: string[] = [];
    let handed = 0;
    let most = 0;
    const piece = limits.JOIN_CHUNK_MAX_BYTES;
    // Each more than a turn hands over.
    const many = 2 * Math.ceil((4 * 1_024 * 1_024) / piece);
    const cursor = (name: string, pieces: number) => ({
      get left() {
        return pieces * piece;
      },
      feed: () => {
        if (pieces === 0) return "done" as const;
        pieces -= 1;
        order.push(name);
        handed += piece;
        return "sent" as const;
      },
    });
    const look = (): void => {
      most = Math.max(most, handed);
      handed = 0;
      if (order.length < 2 * many + 2) setImmediate(look);
    };
    setImmediate(look);
    for (const name of ["a", "b"]) feeder.add(cursor(name, many));
    setImmediate(() => feeder.add(cursor("little", 2)));
    await until("all served", () => order.length === 2 * many + 2);
    expect(order.indexOf("little")).toBeLessThan(many);
    expect(order.filter((name) => name !== "little").join("")).toBe("a".repeat(many) + "b".repeat(many));
    // Four megabytes and the piece that goes beyond.
    expect(most).toBeLessThanOrEqual(4 * 1_024 * 1_024 + piece);
  });
});
