import { expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { openBoard, openHouse } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { exportStories, tell } from "../support/stories.ts";

test("LIM187 whom a file is given to is said in so many characters, and not in one more", async () => {
  await using house = await openHouse();
  const seat = await openBoard(house.url, { template: "free" });
  const to = "é".repeat(limits.EXPORT_TO_MAX_CHARS);
  const wish = { audience: "training" };
  expect((await exportStories(house.url, seat, { ...wish, to })).status).toBe(200);
  expect(await exportStories(house.url, seat, { ...wish, to: `${to}e` })).toMatchObject({
    status: 400,
    reason: "bad-input",
  });
});

test("LIM192 a member exports so often in an hour, and not once more", async () => {
  await using house = await openHouse();
  const seat = await openBoard(house.url, { template: "free" });
  const wish = { audience: "this-group" };
  for (let at = 0; at < limits.EXPORTS_PER_MEMBER_PER_HOUR_COUNT; at += 1)
    expect((await exportStories(house.url, seat, wish)).status).toBe(200);
  expect(await exportStories(house.url, seat, wish)).toMatchObject({ status: 429, reason: "too-many-tries" });
}, 60_000);

test("LIM193 stories of so many characters together leave in one file; of more none does, and nothing is noted", async () => {
  await using house = await openHouse();
  const seat = await openBoard(house.url, { template: "free" });
  const member = new Headless(house.url, seat);
  const longest = "a".repeat(limits.STORY_TEXT_MAX_CHARS);
  const words = { text: longest, easy: longest, level: "this-group" } as const;
  const count = limits.EXPORT_WORDS_MAX_CHARS / (2 * longest.length);
  for (let at = 0; at < count; at += 1) await tell(house.url, { seat, member }, words);
  const wish = { audience: "this-group", to: "x" };
  expect((await exportStories(house.url, seat, wish)).status).toBe(200);
  await tell(house.url, { seat, member }, { text: "a", level: "this-group" });
  expect(await exportStories(house.url, seat, wish)).toMatchObject({ status: 413, reason: "too-big" });
  expect((await member.view()).exported).toHaveLength(1);
  await member[Symbol.asyncDispose]();
}, 120_000);
