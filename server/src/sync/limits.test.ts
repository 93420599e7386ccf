import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { Budget } from "../budget.ts";
import { createLog } from "../log.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/open.ts";
import { RoomLog } from "../store/room-log.ts";
import type { LoggedUpdate } from "../store/room-log.ts";
import { awarenessFrame, updateFrame } from "./frames.ts";
import type { Shown } from "./frames.ts";
import { judgeUpdate } from "./gate.ts";
import { viewOf } from "./gate-view.ts";
import { Pace } from "./pace.ts";
import { PresenceBook } from "./presence-book.ts";
import { BadBytesError, Reader } from "./reader.ts";
import { Rooms } from "./rooms.ts";

const nothing = viewOf(new Y.Doc());

/** Bytes as somebody would forge them, number by number. */
function bytes(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode(write);
}

function refusal(update: Uint8Array): string {
  try {
    judgeUpdate(update, nothing);
    return "let through";
  } catch (error) {
    if (error instanceof BadBytesError) return error.message;
    throw error;
  }
}

function written(write: (cards: Y.Map<unknown>) => void): Uint8Array {
  const doc = new Y.Doc();
  write(doc.getMap("cards"));
  return Y.encodeStateAsUpdate(doc);
}

/** A count, and as many bytes behind it as make it believable. */
function claim(...numbers: readonly number[]): Uint8Array {
  return bytes((encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
    encoding.writeUint8Array(encoder, new Uint8Array((numbers.at(-1) ?? 0) + 10));
  });
}

describe("what one update may claim", () => {
  test("LIM9 more clients, changes or deletions than an update may have are refused before anything is made of them", () => {
    expect(refusal(claim(limits.UPDATE_CLIENTS_MAX_COUNT + 1))).toBe("too many clients");
    expect(refusal(claim(1, limits.UPDATE_STRUCTS_MAX_COUNT + 1))).toBe("too many structs");
    expect(refusal(claim(0, 1, 7, limits.UPDATE_DELETE_RANGES_MAX_COUNT + 1))).toBe("too many deletions");
    expect(refusal(claim(0, limits.UPDATE_CLIENTS_MAX_COUNT + 1))).toBe("too many clients");
  });

  test("LIM10 a text or a nesting over its limit is refused, and at the limit let through", () => {
    const long = "x".repeat(limits.UPDATE_STRING_MAX_BYTES);
    expect(refusal(written((cards) => cards.set("a", long)))).toBe("let through");
    expect(refusal(written((cards) => cards.set("a", `${long}x`)))).toBe("a text is too long");
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(refusal(written((cards) => cards.set("a", nested(limits.UPDATE_ANY_DEPTH_MAX))))).toBe("let through");
    expect(refusal(written((cards) => cards.set("a", nested(limits.UPDATE_ANY_DEPTH_MAX + 1))))).toBe(
      "a value is nested too deeply",
    );
  });
});

describe("what one connection may show", () => {
  const iris = "iris" as MemberId;
  function show(book: PresenceBook<object>, owner: object, shown: readonly Shown[]): void {
    const frame = new Reader(awarenessFrame(shown));
    frame.uint();
    book.take(frame.bytes(), owner, iris);
  }
  const one = (clientId: number, state = "{}"): Shown => ({ clientId, clock: 1, state: Buffer.from(state) });

  test("LIM11 a connection shows itself under so many ids, and those beyond are passed over", () => {
    const book = new PresenceBook<object>();
    const ids = Array.from({ length: limits.CLIENT_IDS_PER_CONNECTION_MAX_COUNT + 1 }, (_, at) => at + 1);
    const owner = {};
    show(
      book,
      owner,
      ids.map((id) => one(id)),
    );
    const all = new Reader(book.all() ?? new Uint8Array());
    all.uint();
    expect(new Reader(all.bytes()).uint()).toBe(limits.CLIENT_IDS_PER_CONNECTION_MAX_COUNT);
    show(book, {}, [one(99)]);
    const more = new Reader(book.all() ?? new Uint8Array());
    more.uint();
    expect(new Reader(more.bytes()).uint()).toBe(limits.CLIENT_IDS_PER_CONNECTION_MAX_COUNT + 1);
  });

  test("LIM12 a presence over its size is refused, and at it shown", () => {
    const stateOf = (size: number) => JSON.stringify({ x: "x".repeat(size - 8) });
    const book = new PresenceBook<object>();
    show(book, {}, [one(1, stateOf(limits.PRESENCE_MAX_BYTES))]);
    expect(book.hasFresh).toBe(true);
    expect(() => show(book, {}, [one(2, stateOf(limits.PRESENCE_MAX_BYTES + 1))])).toThrow("too large");
  });
});

test("LIM13 a rate lets its burst through, refuses what is over it, and gives so much back in each second", () => {
  for (const [perSecond, burst] of [
    [limits.FRAMES_PER_MEMBER_PER_SECOND_COUNT, limits.FRAMES_PER_MEMBER_BURST_COUNT],
    [limits.BYTES_PER_MEMBER_PER_SECOND, limits.BYTES_PER_MEMBER_BURST],
    [limits.COMMANDS_PER_MEMBER_PER_SECOND_COUNT, limits.COMMANDS_PER_MEMBER_BURST_COUNT],
    [limits.CPU_MICROS_PER_MEMBER_PER_SECOND, limits.CPU_MICROS_PER_MEMBER_BURST],
    [limits.QUESTIONS_PER_MEMBER_PER_SECOND, limits.QUESTIONS_PER_MEMBER_BURST],
  ] as const) {
    const budget = new Budget({ perSecond, burst, now: 0 });
    expect(budget.take(burst, 0)).toBe(true);
    expect(budget.take(1, 0)).toBe(false);
    expect(budget.take(perSecond + 1, 1_000)).toBe(false);
    expect(budget.take(perSecond, 1_000)).toBe(true);
  }
});

/** On a machine that does other things besides. */
const SOON = { timeout: 15_000 };

describe("rooms and the store", { timeout: 40_000 }, () => {
  let dataDir: string;
  let store: Store;
  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), "tablee-limits-"));
    store = await openStore(dataDir);
  });
  afterAll(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** The real log, that notes when it was used, and can be told to fail. */
  class NotedLog extends RoomLog {
    readonly loads: number[] = [];
    readonly appends: number[] = [];
    failures = 0;
    override load(room: string): ReturnType<RoomLog["load"]> {
      this.loads.push(performance.now());
      return super.load(room);
    }
    override append(...args: Parameters<RoomLog["append"]>): Promise<number[]> {
      this.appends.push(performance.now());
      if (this.failures > 0) {
        this.failures -= 1;
        return Promise.reject(new Error("the disk is full"));
      }
      return super.append(...args);
    }
  }

  async function open(board: string) {
    const log = new NotedLog(store);
    const rooms = new Rooms({ log, logger: createLog("silent"), onPresence: () => undefined });
    const room = { board: board as BoardId, epoch: 1 };
    const doc = new Y.Doc();
    doc.getMap("cards").set("first", new Y.Map());
    await rooms.create(room, Y.encodeStateAsUpdate(doc));
    const received: Uint8Array[] = [];
    const closes: number[] = [];
    const connect = (buffered = 0) =>
      rooms.connect(
        {
          send: (frame) => received.push(frame),
          close: (code) => closes.push(code),
          buffered: () => buffered,
        },
        { room, member: "iris" as MemberId, access: { cards: true, structure: true, reason: null } },
      );
    const mine = new Y.Doc();
    const edit = (key: string, value: unknown = 1): Uint8Array => {
      const before = Y.encodeStateVector(mine);
      mine.getMap("meta").set(key, value);
      return updateFrame(Y.encodeStateAsUpdate(mine, before));
    };
    return { log, rooms, received, closes, connect, edit };
  }

  function settled(): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, 10 * limits.WINDOW_MAX_MS);
    });
  }

  async function rowsOf(table: "updates" | "snapshots", room: string): Promise<number> {
    return (await store.db.selectFrom(table).select("seq").where("room", "=", room).execute()).length;
  }

  test("LIM14 a log of more rows or bytes than its limit is folded, and nothing of it is lost", async () => {
    const rows = await open("rows");
    const doc = new Y.Doc();
    const batch: LoggedUpdate[] = [];
    doc.on("update", (update: Uint8Array) => batch.push({ room: "rows.1", bytes: update, owners: [] }));
    for (let at = 0; at < limits.LOG_FOLD_ROWS_COUNT; at += 1) doc.getMap("lines").set(`l${at}`, at);
    await rows.log.append(batch);
    const connection = rows.connect();
    await settled();
    connection.receive(rows.edit("schema"));
    await vi.waitFor(async () => expect(await rowsOf("updates", "rows.1")).toBe(0), SOON);
    expect(await rowsOf("snapshots", "rows.1")).toBe(1);
    const long = await open("bytes");
    const other = long.connect();
    await settled();
    const text = "x".repeat(limits.UPDATE_STRING_MAX_BYTES);
    for (let sum = 0; sum < limits.LOG_FOLD_BYTES; sum += text.length) other.receive(long.edit("extra", text));
    await vi.waitFor(async () => expect(await rowsOf("snapshots", "bytes.1")).toBe(1), SOON);
    const stored = await rows.log.load("rows.1");
    const copy = new Y.Doc();
    for (const { bytes, version } of stored?.rows ?? []) {
      if (version === 2) Y.applyUpdateV2(copy, bytes);
      else Y.applyUpdate(copy, bytes);
    }
    expect(copy.getMap("lines").size).toBe(limits.LOG_FOLD_ROWS_COUNT);
    await Promise.all([rows.rooms.close(), long.rooms.close()]);
  });

  test("LIM15 alone a change is stored at once, in a crowd all of one window together, and a failed store is tried again", async () => {
    const { log, rooms, connect, edit, closes } = await open("windows");
    const connection = connect();
    // The first change of a room opens its document; the house is awake from then on.
    connection.receive(edit("schema", 0));
    await vi.waitFor(() => expect(log.appends.length).toBeGreaterThan(1), SOON);
    await settled();
    // How long a lone change waits is proved where the clock is an argument: SYN31.
    for (let at = 1; at <= 3; at += 1) {
      log.appends.length = 0;
      connection.receive(edit("schema", at));
      await vi.waitFor(() => expect(log.appends).toHaveLength(1), SOON);
      await settled();
    }
    expect(new Pace().waitMs(performance.now())).toBe(0);
    log.appends.length = 0;
    for (let at = 6; at < 40; at += 1) connection.receive(edit("schema", at));
    const quiet = async (before: number): Promise<void> => {
      await settled();
      if (log.appends.length !== before) await quiet(log.appends.length);
    };
    await quiet(0);
    // The first at once, the others together: in two windows where a machine is so slow that one does not hold them.
    expect([1, 2, 3]).toContain(log.appends.length);
    log.appends.length = 0;
    log.failures = 1;
    connection.receive(edit("schema", 99));
    await vi.waitFor(() => expect(log.appends).toHaveLength(2), SOON);
    // Node’s timers count whole milliseconds, and come up to one early.
    expect((log.appends[1] ?? 0) - (log.appends[0] ?? 0)).toBeGreaterThan(limits.SAVE_RETRY_MS - 1);
    expect(closes).toEqual([1013]);
    await rooms.close();
  });

  test("LIM16 a reader who is so far behind is closed and comes back; the others are served", async () => {
    const { rooms, connect, closes, received, edit } = await open("slow");
    connect(limits.SEND_BUFFER_MAX_BYTES + 1);
    const other = connect(limits.SEND_BUFFER_MAX_BYTES);
    await vi.waitFor(() => expect(closes).toEqual([4408]), SOON);
    const before = received.length;
    other.receive(edit("schema"));
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(before), SOON);
    await rooms.close();
  });

  test("LIM68 whose changes take more of the server’s time than one may is closed with a code to come back from", async () => {
    const { rooms, connect, closes, edit } = await open("costly");
    const connection = connect();
    await settled();
    connection.receive(edit("schema"));
    connection.settle(limits.CPU_MICROS_PER_MEMBER_BURST - 100_000);
    expect(closes).toEqual([]);
    connection.settle(limits.CPU_MICROS_PER_MEMBER_PER_SECOND);
    expect(closes).toEqual([4429]);
    await rooms.close();
  });

  test("LIM17 a room that nobody is in leaves the memory after a while, and is read again for who comes next", async () => {
    const { log, rooms, connect, received } = await open("idle");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const connection = connect();
      await vi.waitFor(() => expect(received).toHaveLength(1), SOON);
      connection.closed();
      vi.advanceTimersByTime(limits.ROOM_IDLE_UNLOAD_MS - 1);
      connect().closed();
      expect(log.loads).toHaveLength(1);
      vi.advanceTimersByTime(limits.ROOM_IDLE_UNLOAD_MS + 1);
      connect();
      await vi.waitFor(() => expect(received.length).toBeGreaterThan(1), SOON);
      expect(log.loads).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
    await rooms.close();
  });
});
