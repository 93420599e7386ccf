import process from "node:process";
import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";
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
