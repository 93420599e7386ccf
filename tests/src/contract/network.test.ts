import { expect, test } from "vitest";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";

test("SYN15 whoever was put on the slow path comes back to WebSocket by themself when it works again, and loses nothing", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  let isBlocked = true;
  await using mine = new Headless(house.url, opened, { polling: () => isBlocked, probeMs: 300 });
  await mine.saved();
  const isSlow = () => mine.table.sync.state.getState().slowPath;
  expect(isSlow()).toBe(true);
  isBlocked = false;
  const writing = setInterval(() => mine.addCard("en chemin"), 50);
  await until("the short way", () => !isSlow());
  clearInterval(writing);
  await mine.saved();
  await using other = new Headless(house.url, await joinBoard(house.url, opened.board.code));
  await other.saved();
  expect(other.texts()).toEqual(mine.texts());
});

test("SYN16 after a restart everybody comes back within some seconds, spread over time, and sees each other", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seats = await Promise.all(Array.from({ length: 12 }, () => joinBoard(house.url, opened.board.code)));
  const people = seats.map((seat) => new Headless(house.url, seat));
  await Promise.all(people.map((one) => one.saved()));
  await house.restart();
  const back: number[] = [];
  await until("all back", () => {
    for (const [at, one] of people.entries()) if (one.status() === "saved") back[at] ??= performance.now();
    return people.every((one) => one.status() === "saved");
  });
  expect(Math.max(...back) - Math.min(...back)).toBeGreaterThan(100);
  const others = () => people.map((one) => one.table.presence.state.getState().others.size);
  await until("all shown to all", () => others().every((count) => count === people.length - 1));
  await Promise.all(people.map((one) => one[Symbol.asyncDispose]()));
});

test.each([
  { clock: "an hour behind", skewMs: -3_600_000, polling: false },
  { clock: "three days ahead", skewMs: 3 * 86_400_000, polling: true },
])(
  "SES20 a timer ends for a device whose clock is $clock within a second of the server",
  async ({ skewMs, polling }) => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    const now = () => Date.now() + skewMs;
    await using host = new Headless(house.url, opened, { now, polling });
    const live = () => host.table.live.state.getState();
    await until("a view", () => live().view !== null);
    await host.table.live.send("timer.start", { seconds: 60 });
    await until("running", () => live().view?.timer.kind === "running");
    await until("measured", () => Math.abs(live().clockOffsetMs + skewMs) < 250);
    const timer = live().view?.timer;
    const left = timer?.kind === "running" ? timer.endsAt - (now() + live().clockOffsetMs) : 0;
    expect(Math.abs(left - 60_000)).toBeLessThan(1_000);
  },
);
