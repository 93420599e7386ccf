import { expect, test } from "vitest";
import { followClock } from "./clock.ts";

const pause = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

test("SES21 the offset is told by the quickest answer, halved, and measured anew when the device’s clock is set", async () => {
  let skew = 5_000;
  const server = () => performance.now();
  // An answer that is not the quickest is off by half of its way: far more than what a busy machine adds to the quick one.
  const ways = [600, 20, 600, 600];
  const offsets: number[] = [];
  const clock = followClock({
    now: () => performance.now() + skew,
    ask: async () => {
      const way = ways.shift() ?? 20;
      // All of the delay on the way there: the worst case for a halved way.
      await pause(way);
      return server();
    },
    onOffset: (offset) => offsets.push(offset),
  });
  clock.heard(server());
  clock.measure();
  await pause(1_400);
  expect(Math.abs((offsets.at(-1) ?? 0) + 5_000)).toBeLessThan(140);
  skew = -90_000;
  clock.heard(server());
  await pause(200);
  expect(Math.abs((offsets.at(-1) ?? 0) - 90_000)).toBeLessThan(140);
  clock.close();
});
