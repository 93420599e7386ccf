import { expect, test } from "vitest";
import { followClock } from "./clock.ts";

const pause = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

test("SES21 the offset is told by the quickest answer, halved, and measured anew when the device’s clock is set", async () => {
  let skew = 5_000;
  const server = () => performance.now();
  const ways = [300, 20, 300, 300];
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
  await pause(700);
  expect(Math.abs((offsets.at(-1) ?? 0) + 5_000)).toBeLessThan(40);
  skew = -90_000;
  clock.heard(server());
  await pause(200);
  expect(Math.abs((offsets.at(-1) ?? 0) - 90_000)).toBeLessThan(40);
  clock.close();
});
