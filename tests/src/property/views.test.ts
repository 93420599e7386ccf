import process from "node:process";
import { expect, test } from "vitest";
import { editArea, sortedZones } from "@tablee/client/board/actions/areas";
import { createWorkspace } from "@tablee/client/board/workspace";
import { addCards } from "@tablee/shared/board/edit-cards";
import { joinBoard, openBoard, openHouse } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { chosenSeed } from "../support/random.ts";
import { playViews } from "./views.ts";

const seed = chosenSeed();
const BOARDS_COUNT = 12;

test(`BRD35 whatever two people do, one on the canvas and one in the list, both views show the same cards, order and words (seed ${seed})`, async () => {
  await using house = await openHouse();
  const done = new Set<string>();
  for (let one = seed; one < seed + BOARDS_COUNT; one += 1) {
    try {
      for (const id of (await playViews(house, one)).done) done.add(id);
    } catch (cause) {
      throw new Error(`seed ${one}: ${String(cause)}`, { cause });
    }
  }
  process.stdout.write(`seed ${seed}: ${BOARDS_COUNT} boards, ${done.size} kinds of action\n`);
  expect(done.size).toBeGreaterThan(30);
}, 90_000);

test("CAN25 an area that is given another place in reading order goes there, also where something lies over it", async () => {
  await using house = await openHouse();
  const board = await openBoard(house.url);
  const member = new Headless(house.url, await joinBoard(house.url, board.board.code));
  await member.saved();
  const ws = createWorkspace(member.table);
  const [first, second, third] = sortedZones(ws);
  if (!first || !second || !third) throw new Error("the table has no areas");
  addCards(ws.hand(), [{ text: "Par-dessus", place: { ...first.rect, zone: null, group: null } }]);
  const moved = editArea(ws, first, { title: first.title, colour: null, after: third.id, size: null });
  expect(moved.ok).toBe(true);
  expect(
    sortedZones(ws)
      .map(({ id }) => id)
      .slice(0, 3),
  ).toEqual([second.id, third.id, first.id]);
  const [, , last] = sortedZones(ws);
  expect(last?.rect.x).toBeGreaterThan(third.rect.x);
  expect(last?.rect).toMatchObject({ w: first.rect.w, h: first.rect.h });
  ws.close();
});
