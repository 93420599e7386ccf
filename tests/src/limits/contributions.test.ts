import { describe, expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { askToTakeBack } from "../support/contributions.ts";
import { openBoard, openHouse } from "../support/house.ts";
import { ask } from "../support/stories.ts";

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `id-${at}`);

describe("how much is taken back at one time", () => {
  test("LIM200 as many ids as one may name are taken, and one more is refused", async () => {
    await using house = await openHouse();
    const seat = await openBoard(house.url);
    const most = { things: ids(limits.TAKEN_BACK_MAX_COUNT), said: false };
    expect((await askToTakeBack(house.url, seat, most)).status).toBe(200);
    const more = { ...most, things: ids(limits.TAKEN_BACK_MAX_COUNT + 1) };
    expect(await askToTakeBack(house.url, seat, more)).toMatchObject({ status: 400, reason: "bad-input" });
  });

  test("LIM201 a body over its bytes is refused", async () => {
    await using house = await openHouse();
    const seat = await openBoard(house.url);
    const body = `{"things":["${"a".repeat(limits.TAKE_BACK_BODY_MAX_BYTES)}"]}`;
    const url = `${house.url}/api/boards/${seat.board.id}/contribution/withdrawal`;
    expect(await ask(url, { method: "POST", token: seat.token, body })).toMatchObject({
      status: 413,
      reason: "too-big",
    });
  });

  test("LIM202 who takes back too often in an hour waits, and who asks too often what there is", async () => {
    await using house = await openHouse();
    const seat = await openBoard(house.url);
    const url = `${house.url}/api/boards/${seat.board.id}/contribution`;
    for (let times = 0; times < limits.WITHDRAWALS_PER_MEMBER_PER_HOUR_COUNT; times += 1)
      expect((await askToTakeBack(house.url, seat, { said: false })).status).toBe(200);
    expect((await askToTakeBack(house.url, seat)).reason).toBe("too-many-tries");
    for (let times = 0; times < limits.CONTRIBUTION_READS_PER_MEMBER_PER_HOUR_COUNT; times += 1)
      expect((await ask(url, { token: seat.token })).status).toBe(200);
    expect((await ask(url, { token: seat.token })).reason).toBe("too-many-tries");
  });
});
