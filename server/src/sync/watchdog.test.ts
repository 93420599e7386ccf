import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { conflicts, TestRooms, until } from "./fixture.ts";
import type { Guest } from "./fixture.ts";
import { updateFrame } from "./frames.ts";

describe("an update that takes seconds", () => {
  let house: TestRooms;
  beforeAll(async () => {
    house = await TestRooms.open();
  });
  afterAll(async () => {
    await house[Symbol.asyncDispose]();
  });

  /** How long each change of somebody takes to come back. */
  async function echoes(guest: Guest, until: () => boolean): Promise<number[]> {
    const taken: number[] = [];
    for (let at = 0; !until(); at += 1) {
      const [from, before] = [performance.now(), guest.updates.length];
      guest.cards.set("beat", at);
      while (guest.updates.length === before) await pause(2);
      taken.push(performance.now() - from);
    }
    return taken;
  }

  test("SYN34 it is ended with the thread that is busy with it: its sender is closed, what came with it is stored, and another room waits a moment", async () => {
    const [room, far] = [await house.board("hostile"), await house.board("far")];
    const [villain, honest] = [house.guest(room, "pie"), house.guest(room, "merle")];
    const elsewhere = house.guest(far, "houx");
    honest.cards.set("before", 1);
    elsewhere.cards.set("before", 1);
    await until("in", () => villain.cards.has("before") && elsewhere.updates.length > 1);
    const beating = echoes(elsewhere, () => villain.closes.length > 0);
    const from = performance.now();
    villain.connection.receive(updateFrame(conflicts()));
    honest.cards.set("with it", 1);
    const fresh = house.guest(room, "tarin");
    await until("the honest change is stored", () => fresh.cards.has("with it"));
    expect(villain.closes.map(({ code }) => code)).toEqual([CLOSE.refused.code]);
    expect(performance.now() - from).toBeGreaterThan(limits.UPDATE_APPLY_MAX_MS);
    expect(fresh.cards.has("k")).toBe(false);
    expect([...honest.closes, ...fresh.closes, ...elsewhere.closes]).toEqual([]);
    expect(Math.max(...(await beating))).toBeLessThan(limits.UPDATE_APPLY_MAX_MS + 20_000);
    honest.cards.set("after", 1);
    await until("life goes on", () => fresh.cards.has("after"));
  }, 60_000);
});
