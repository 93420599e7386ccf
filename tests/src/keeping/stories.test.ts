import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { StoryId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import { ACCORD_VERSION } from "@tablee/shared/session/accords";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { ask, readStory, tell, writeStory } from "../support/stories.ts";
import { keysIn, storyRows } from "../support/story-files.ts";

vi.setConfig({ testTimeout: 60_000 });

const DAY_MS = 86_400_000;

interface Sat {
  readonly seat: Seat;
  readonly member: Headless;
}

/** A calendar that a test turns. */
function calendar() {
  let ahead = 0;
  return { now: () => Date.now() + ahead, turn: (days: number) => (ahead += days * DAY_MS) };
}

async function sit(base: string): Promise<{ readonly host: Sat; readonly author: Sat }> {
  const opened = await openBoard(base, { template: "free" });
  const joined = await joinBoard(base, opened.board.code, { name: "Mésange" });
  const [host, author] = [opened, joined].map((seat) => ({ seat, member: new Headless(base, seat) })) as [Sat, Sat];
  await Promise.all([host.member.view(), author.member.view()]);
  return { host, author };
}

async function leave(...all: readonly Sat[]): Promise<void> {
  for (const { member } of all) await member[Symbol.asyncDispose]();
}

function left({ dataDir }: House): readonly number[] {
  const { stories, quotes } = storyRows(path.join(dataDir, "tablee.sqlite"));
  return [keysIn(dataDir).length, stories.length, quotes.length];
}

describe("stories whose time is over", () => {
  test("NAR12 go when the days of their table are over, each on its own clock, and leave a note that the table can read", async () => {
    const dates = calendar();
    await using house = await openHouse({ now: dates.now });
    const { host, author } = await sit(house.url);
    const old = await tell(house.url, author, { text: "Le premier.", level: "this-group" });
    await host.member.command("story.keep", { days: 30 });
    const { body } = await readStory(house.url, author.seat, old);
    expect((body as { keptUntil: number }).keptUntil).toBeGreaterThan(dates.now() + 29.9 * DAY_MS);
    dates.turn(20);
    const late = await tell(house.url, author, { text: "Le second." });
    dates.turn(11);
    await house.restart();
    await until("its days are over", () => (host.member.live().view?.storyKeeping.receipts.length ?? 0) > 0);
    expect((await readStory(house.url, author.seat, old)).status).toBe(404);
    expect((await readStory(house.url, author.seat, late)).body).toMatchObject({ text: "Le second." });
    expect(left(house)).toEqual([1, 1, 0]);
    const receipts = host.member.live().view?.storyKeeping.receipts;
    expect(receipts).toEqual([{ at: expect.any(Number), count: 1, why: "days" }]);
    // What is written again is kept anew.
    expect((await writeStory(house.url, author.seat, late, { text: "Le second, repris." })).status).toBe(204);
    dates.turn(20);
    await house.restart();
    await new Promise((resolve) => {
      setTimeout(resolve, 2_000);
    });
    expect((await readStory(house.url, author.seat, late)).status).toBe(200);
    await leave(host, author);
  });

  test("NAR13 stay for as many days as the table is told of, counted from the telling, however old they are", async () => {
    const dates = calendar();
    dates.turn(-400);
    await using house = await openHouse({ now: dates.now });
    const { host, author } = await sit(house.url);
    const story = await tell(house.url, author, { text: "Il y a longtemps." });
    dates.turn(400);
    await host.member.command("story.keep", { days: 30 });
    await new Promise((resolve) => {
      setTimeout(resolve, 1_500);
    });
    expect((await readStory(house.url, author.seat, story)).status).toBe(200);
    await leave(host, author);
  });

  test("NAR14 go with their table on its date, rows and keys, and those of other tables stay", async () => {
    const dates = calendar();
    await using house = await openHouse({ now: dates.now });
    const { host, author } = await sit(house.url);
    const beside = await sit(house.url);
    await tell(house.url, author, { text: "Ici.", level: "this-group" });
    const stays = await tell(house.url, beside.author, { text: "À côté." });
    expect(left(house)).toEqual([2, 2, 0]);
    await host.member.command("board.close", { decided: "", tasks: [], deleteAt: dates.now() + 2 * DAY_MS });
    dates.turn(3);
    await house.restart();
    await until("the table is gone", () => left(house)[0] === 1);
    expect(left(house)).toEqual([1, 1, 0]);
    expect((await readStory(house.url, beside.author.seat, stays)).body).toMatchObject({ text: "À côté." });
    await leave(host, author, beside.host, beside.author);
  });
});

describe("stories of somebody who is here no longer", () => {
  test("NAR15 go with a member who is removed, and with the people of a seat on which others sit now", async () => {
    await using house = await openHouse();
    const { host, author } = await sit(house.url);
    await tell(house.url, author, { text: "De qui part.", level: "this-group" });
    const shared = await joinBoard(house.url, host.seat.board.code, { name: "Tilleul" });
    const me = `${house.url}/api/boards/${shared.board.id}/me`;
    await ask(me, { method: "PATCH", token: shared.token, body: { also: ["Alisier"] } });
    const two: Sat = { seat: shared, member: new Headless(house.url, shared) };
    await two.member.view();
    const first = await tell(house.url, two, { text: "De la première." });
    const second = "second-of-two" as StoryId;
    await two.member.command("accord.give", {
      person: 1,
      version: ACCORD_VERSION,
      training: "later",
      publication: "later",
    });
    await two.member.command("story.begin", { story: second, person: 1, of: "story" });
    expect((await writeStory(house.url, shared, second, { text: "De la seconde." })).status).toBe(204);
    expect(left(house)).toEqual([3, 3, 0]);
    await host.member.command("member.remove", { member: author.seat.member.id });
    expect(left(house)).toEqual([2, 2, 0]);
    await ask(me, { method: "PATCH", token: shared.token, body: { also: ["Sorbier"] } });
    expect(left(house)).toEqual([1, 1, 0]);
    expect((await readStory(house.url, shared, second)).status).toBe(404);
    expect((await readStory(house.url, shared, first)).body).toMatchObject({ text: "De la première." });
    await leave(host, author, two);
  });
});
