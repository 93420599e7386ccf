import { afterAll, beforeAll, expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { FRAME_MAX_BYTES } from "@tablee/shared/limits";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

const TEXT = "é".repeat(1_500);
const COUNT = Math.ceil((1.5 * FRAME_MAX_BYTES) / (2 * TEXT.length));

test.each([
  { way: "WebSocket", polling: false },
  { way: "long-polling", polling: true },
])("FIL15 one change larger than a frame is saved and reaches the others, by $way", async ({ polling }) => {
  const opened = await openBoard(house.url);
  await using writer = new Headless(house.url, opened, { polling });
  await using reader = new Headless(house.url, await joinBoard(house.url, opened.board.code));
  await writer.saved();
  await reader.saved();
  const place = { x: 0, y: 0, zone: null, group: null };
  const added = addCards(
    writer.hand,
    Array.from({ length: COUNT }, (_, index) => ({ text: `${index} ${TEXT}`, place })),
  );
  expect(added.ok).toBe(true);
  await until("all have come", () => reader.board().cards.size === COUNT, 20_000);
  await writer.saved();
  expect(reader.texts()).toEqual(writer.texts());
});
