import { describe, expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { joinBoard, openBoard, openHouse } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { ask, askToQuote, readStory, storyUrl, tell, writeStory } from "../support/stories.ts";
import type { Answer } from "../support/stories.ts";

/** Four bytes in UTF-8, two of the units in which a program counts. */
const SIGN = "🌿";

async function author(base: string) {
  const seat = await openBoard(base, { template: "free" });
  return { seat, member: new Headless(base, seat) };
}

/** Some at a time; the statuses there were, each with how often. */
async function often(count: number, once: () => Promise<Answer>): Promise<ReadonlyMap<number, number>> {
  const statuses = new Map<number, number>();
  let left = count;
  const worker = async (): Promise<void> => {
    for (; left > 0;) {
      left -= 1;
      const { status } = await once();
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return statuses;
}

describe("how much of a story", () => {
  test("LIM163 a story of as many characters as one may have, each of four bytes, is taken with its easy words, and one more is refused", async () => {
    await using house = await openHouse();
    const { seat, member } = await author(house.url);
    const story = await tell(house.url, { seat, member }, {});
    const longest = SIGN.repeat(limits.STORY_TEXT_MAX_CHARS);
    expect((await writeStory(house.url, seat, story, { text: longest, easy: longest })).status).toBe(204);
    expect((await readStory(house.url, seat, story)).body).toMatchObject({ text: longest, easy: longest });
    for (const words of [{ text: `${longest}a` }, { easy: `${longest}a` }])
      expect(await writeStory(house.url, seat, story, words)).toMatchObject({ status: 400, reason: "bad-input" });
    const plain = "a".repeat(limits.STORY_TEXT_MAX_CHARS);
    expect((await writeStory(house.url, seat, story, { text: plain })).status).toBe(204);
    expect((await writeStory(house.url, seat, story, { text: `${plain}a` })).status).toBe(400);
    expect((await readStory(house.url, seat, story)).body).toMatchObject({ text: plain, easy: "" });
    await member[Symbol.asyncDispose]();
  }, 60_000);

  test("LIM164 a body over its bytes is refused, and no other way of the server takes so long a one", async () => {
    await using house = await openHouse();
    const { seat, member } = await author(house.url);
    const story = await tell(house.url, { seat, member }, { text: "Un matin." });
    const long = { text: "", easy: "", beyond: "a".repeat(limits.STORY_BODY_MAX_BYTES) };
    const url = storyUrl(house.url, seat.board.id, story);
    const { token } = seat;
    expect(await ask(url, { method: "PUT", token, body: long })).toMatchObject({ status: 413, reason: "too-big" });
    const words = "a".repeat(limits.HTTP_BODY_MAX_BYTES);
    expect(await askToQuote(house.url, seat, { story, words })).toMatchObject({ status: 413, reason: "too-big" });
    // Nobody who has no seat has so long a body read.
    expect(await ask(url, { method: "PUT", token: "x".repeat(43), body: long })).toMatchObject({ status: 404 });
    expect((await readStory(house.url, seat, story)).body).toMatchObject({ text: "Un matin." });
    await member[Symbol.asyncDispose]();
  });

  test("LIM165 a story is kept as it is typed, every second for an hour, and not more often", async () => {
    await using house = await openHouse();
    const { seat, member } = await author(house.url);
    const other = await joinBoard(house.url, seat.board.code);
    const story = await tell(house.url, { seat, member }, { text: "Un matin." });
    const write = () => writeStory(house.url, seat, story, { text: "Un matin." });
    const left = limits.STORY_WRITES_PER_MEMBER_PER_HOUR_COUNT - 1;
    expect([...(await often(left, write))]).toEqual([[204, left]]);
    expect(await write()).toMatchObject({ status: 429, reason: "too-many-tries" });
    expect(await writeStory(house.url, other, story, { text: "Non." })).toMatchObject({ status: 404 });
    await member[Symbol.asyncDispose]();
  }, 180_000);

  test("LIM166 a member reads stories so often in an hour, and not once more", async () => {
    await using house = await openHouse();
    const { seat, member } = await author(house.url);
    const read = () => readStory(house.url, seat, "no-such-story");
    const left = limits.STORY_READS_PER_MEMBER_PER_HOUR_COUNT;
    expect([...(await often(left, read))]).toEqual([[404, left]]);
    expect(await read()).toMatchObject({ status: 429, reason: "too-many-tries" });
    await member[Symbol.asyncDispose]();
  }, 180_000);

  test("LIM167 words to quote have their longest, and one sign more is refused", async () => {
    await using house = await openHouse();
    const { seat, member } = await author(house.url);
    const longest = SIGN.repeat(limits.QUOTE_MAX_CHARS);
    const story = await tell(house.url, { seat, member }, { text: `${longest}${SIGN}` });
    expect((await askToQuote(house.url, seat, { story, words: longest })).status).toBe(204);
    expect(await askToQuote(house.url, seat, { story, words: longest + SIGN })).toMatchObject({
      status: 400,
      reason: "bad-input",
    });
    expect(await askToQuote(house.url, seat, { story, words: " " })).toMatchObject({ status: 400 });
    await member[Symbol.asyncDispose]();
  });

  test("LIM168 a member asks so often in an hour for somebody’s word", async () => {
    await using house = await openHouse();
    const { seat, member } = await author(house.url);
    const story = await tell(house.url, { seat, member }, { text: "Un matin." });
    const quote = () => askToQuote(house.url, seat, { story, words: "matin" });
    const left = limits.QUOTES_ASKED_PER_MEMBER_PER_HOUR_COUNT;
    expect([...(await often(left, quote))]).toEqual([[204, left]]);
    expect(await quote()).toMatchObject({ status: 429, reason: "too-many-tries" });
    await member[Symbol.asyncDispose]();
  });
});
