import { setTimeout as pause } from "node:timers/promises";
import * as encoding from "lib0/encoding";
import { describe, expect, test, vi } from "vitest";
import type { MemberId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { MESSAGE_AWARENESS } from "@tablee/shared/protocol/frames";
import { Beats, beatMs } from "./beats.ts";
import { TestRooms, until } from "./fixture.ts";
import type { Guest } from "./fixture.ts";
import { awarenessFrame } from "./frames.ts";
import { PresenceBook } from "./presence-book.ts";
import { Reader } from "./reader.ts";

interface Heard {
  readonly at: number;
  readonly clients: readonly number[];
  readonly states: readonly string[];
}

function readShown(frame: Uint8Array): Omit<Heard, "at"> {
  const reader = new Reader(frame);
  reader.uint();
  const body = new Reader(reader.bytes());
  const [clients, states]: [number[], string[]] = [[], []];
  for (let left = body.uint(); left > 0; left -= 1) {
    clients.push(body.uint());
    body.uint();
    states.push(body.text(limits.PRESENCE_MAX_BYTES));
  }
  return { clients, states };
}

function show(guest: Guest, clientId: number, clock: number): void {
  guest.connection.receive(
    awarenessFrame([{ clientId, clock, state: Buffer.from(JSON.stringify({ c: [clock, 0] })) }]),
  );
}

describe("presence", { timeout: 30_000 }, () => {
  test("SYN41 of what many show in a moment one frame goes to each, with the newest of everybody, their own included", async () => {
    await using house = await TestRooms.open();
    const room = await house.board("shown");
    const people = ["bruant", "bouleau", "cincle"].map((name) => house.guest(room, name));
    await until("in", () => people.every((one) => one.answers > 0));
    for (let clock = 1; clock <= 5; clock += 1) for (const [at, one] of people.entries()) show(one, at + 1, clock);
    const shown = (one: Guest) => one.frames.filter(([kind]) => kind === MESSAGE_AWARENESS);
    await until("shown", () => people.every((one) => shown(one).length > 0));
    await pause(3 * limits.PRESENCE_BEAT_MIN_MS);
    for (const one of people) {
      expect(shown(one)).toHaveLength(1);
      const { clients, states } = readShown(shown(one)[0] ?? encoding.encode(() => undefined));
      expect([...clients].sort((one, other) => one - other)).toEqual([1, 2, 3]);
      for (const state of states) expect(JSON.parse(state)).toMatchObject({ c: [5, 0] });
    }
  });

  test("LIM65 one client’s entry goes out so often a second, however often it comes, and the last one always does", () => {
    const book = new PresenceBook<object>();
    const owner = {};
    const out: string[] = [];
    for (let ms = 0; ms <= 1_000; ms += 5) {
      const reader = new Reader(
        awarenessFrame([{ clientId: 1, clock: ms + 1, state: Buffer.from(JSON.stringify({ c: [ms, 0] })) }]),
      );
      reader.uint();
      if (ms <= 950) book.take(reader.bytes(), owner, "roitelet" as MemberId);
      const frame = book.takeFresh(ms);
      if (frame) out.push(...readShown(frame).states);
    }
    expect(out.length).toBeGreaterThanOrEqual(limits.PRESENCE_PER_CLIENT_PER_SECOND - 1);
    expect(out.length).toBeLessThanOrEqual(limits.PRESENCE_PER_CLIENT_PER_SECOND + 1);
    expect(JSON.parse(out.at(-1) ?? "")).toMatchObject({ c: [950, 0] });
  });

  test("LIM67 a room’s beat is as quick as a display among few, and slower up to its bound the more there are", () => {
    expect(beatMs(0)).toBe(limits.PRESENCE_BEAT_MIN_MS);
    expect(beatMs(limits.PRESENCE_BEAT_SLOWEST_AT_COUNT / 2)).toBeGreaterThan(limits.PRESENCE_BEAT_MIN_MS);
    expect(beatMs(limits.PRESENCE_BEAT_SLOWEST_AT_COUNT)).toBe(limits.PRESENCE_BEAT_MAX_MS);
    expect(beatMs(2 * limits.PRESENCE_BEAT_SLOWEST_AT_COUNT)).toBe(limits.PRESENCE_BEAT_MAX_MS);
  });

  test("SYN172 presence leaves in the turn in which windows do, and by itself where none comes", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    try {
      const beaten: string[] = [];
      const roomOf = (name: string) => ({ connections: { size: 5 }, beat: () => void beaten.push(name) });
      const [written, quiet, late] = [roomOf("written"), roomOf("quiet"), roomOf("late")];
      const beats = new Beats();
      vi.advanceTimersByTime(1_000);
      beats.along([written]);
      beats.need(written, 0);
      vi.advanceTimersByTime(limits.WINDOW_MAX_MS);
      beats.need(quiet, 0);
      beats.need(late, performance.now() + 2 * limits.WINDOW_MAX_MS);
      expect(beaten).toEqual([]);
      beats.along([written]);
      // With its own window, with the windows of others when it is nearly due, and not before it may.
      expect(beaten).toEqual(["written", "quiet"]);
      vi.advanceTimersByTime(2 * limits.WINDOW_MAX_MS);
      expect(beaten).toEqual(["written", "quiet", "late"]);
      beats.need(written, 0);
      vi.advanceTimersByTime(2 * limits.WINDOW_MAX_MS);
      expect(beaten).toHaveLength(4);
      beats.close();
    } finally {
      vi.useRealTimers();
    }
  });

  test("SYN42 one whose presence is no JSON is closed, and the others are shown", async () => {
    await using house = await TestRooms.open();
    const room = await house.board("bad");
    const [bad, good] = [house.guest(room, "coucou"), house.guest(room, "genêt")];
    await until("in", () => bad.answers > 0 && good.answers > 0);
    bad.connection.receive(awarenessFrame([{ clientId: 1, clock: 1, state: Buffer.from("{") }]));
    show(good, 2, 1);
    await until("closed", () => bad.closes.length > 0);
    await until("shown", () => good.frames.some(([kind]) => kind === MESSAGE_AWARENESS));
    expect(bad.closes[0]?.code).toBe(4400);
    expect(good.closes).toEqual([]);
  });
});
