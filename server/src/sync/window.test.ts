import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import * as limits from "@tablee/shared/limits";
import { TestRooms, until } from "./fixture.ts";
import { Pace } from "./pace.ts";

describe("how long a window stays open", () => {
  test("SYN31 a window is short while little is to be delivered, longer the more there is, and short again after", () => {
    const pace = new Pace();
    expect(pace.waitMs(0)).toBe(0);
    let now = 0;
    const turn = (deliveries: number, everyMs: number) => {
      now += everyMs;
      pace.closed(now, deliveries);
    };
    for (let at = 0; at < 50; at += 1) turn(5, 40);
    expect(pace.windowMs).toBeLessThan(limits.WINDOW_MIN_MS + 1);
    expect(pace.waitMs(now + 40)).toBe(0);
    for (let at = 0; at < 50; at += 1) turn(6 * 200, 10);
    expect(pace.windowMs).toBe(limits.WINDOW_MAX_MS);
    expect(pace.waitMs(now)).toBe(limits.WINDOW_MAX_MS);
    for (let at = 0; at < 50; at += 1) turn(1, 200);
    expect(pace.windowMs).toBeLessThan(limits.WINDOW_MIN_MS + 1);
  });
});

test("SYN30 what many change in one moment is stored as one row and reaches each as one frame, the same bytes for all", async () => {
  await using house = await TestRooms.open();
  const room = await house.board("many");
  const people = ["buse", "geai", "pinson", "sureau"].map((name) => house.guest(room, name));
  people[0]?.cards.set("first", 1);
  await until("all in", () => people.every((one) => one.answers > 0 && one.cards.has("first")));
  await pause(2 * limits.WINDOW_MAX_MS);
  const before = people.map((one) => one.updates.length);
  const appends = house.log.appends.length;
  for (const [at, one] of people.entries())
    for (let card = 0; card < 5; card += 1) one.cards.set(`${at}-${card}`, card);
  await until("everybody has everything", () => people.every((one) => one.cards.size === 21));
  await pause(2 * limits.WINDOW_MAX_MS);
  const frames = people.map((one, at) => one.updates.slice(before[at]));
  expect(frames.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  expect(new Set(frames.map(([frame]) => frame)).size).toBe(1);
  expect(house.log.appends.slice(appends).map((batch) => batch.length)).toEqual([1]);
}, 30_000);

test("SYN171 while the disk is slow windows are judged on, and all of them are stored in one go when it is done", async () => {
  await using house = await TestRooms.open();
  const room = await house.board("slow");
  const [one, other] = [house.guest(room, "martinet"), house.guest(room, "orme")];
  one.cards.set("first", 1);
  await until("in", () => other.cards.has("first"));
  const judged = () => house.meter.histogram("apply")?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
  const before = house.log.appends.length;
  let goOn = (): void => undefined;
  house.log.slow = new Promise((resolve) => (goOn = resolve));
  for (const key of ["a", "b", "c", "d"]) {
    const count = judged();
    one.cards.set(key, 1);
    await until(`${key} is judged`, () => judged() > count, 5_000);
  }
  expect([...other.cards.keys()]).toEqual(["first"]);
  goOn();
  await until("all is said", () => other.cards.size === 5);
  expect(house.log.appends.slice(before).map(({ length }) => length)).toEqual([1, 3]);
}, 30_000);

test("LIM60 what one person sends beyond the bytes of a window waits for the next, in order, and loses nothing", async () => {
  await using house = await TestRooms.open();
  const room = await house.board("much");
  const [one, other] = [house.guest(room, "loriot"), house.guest(room, "fusain")];
  one.cards.set("first", 1);
  await until("in", () => other.cards.has("first"));
  const before = other.updates.length;
  const text = "x".repeat(limits.WINDOW_BYTES_PER_CONNECTION_MAX_BYTES / 4);
  for (let at = 0; at < 8; at += 1) one.cards.set("long", `${at}${text}`);
  await until("all has come", () => String(other.cards.get("long")).startsWith("7"));
  expect(other.updates.length - before).toBeGreaterThan(1);
  expect(Y.encodeStateVector(other.doc)).toEqual(Y.encodeStateVector(one.doc));
}, 30_000);
