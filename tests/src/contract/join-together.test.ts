import { expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { joinBoard, openBoard, openHouse } from "../support/house.ts";

test("HOM50 a whole seminar behind one address comes in at once, and a burst of guesses gets no more tries than the limit", async () => {
  await using house = await openHouse();
  const { board } = await openBoard(house.url);
  const names = Array.from({ length: 150 }, (_, at) => `Oiseau ${at}`);
  const seats = await Promise.all(names.map((name) => joinBoard(house.url, board.code, { name })));
  expect(new Set(seats.map(({ member }) => member.id)).size).toBe(names.length);
  const guess = () =>
    fetch(`${house.url}/api/join`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code: "AAAAAA", name: "Iris" }),
    });
  const answers = await Promise.all(Array.from({ length: 3 * limits.FAILED_JOINS_PER_WINDOW_COUNT }, guess));
  const told = answers.filter(({ status }) => status === 404);
  expect(told).toHaveLength(limits.FAILED_JOINS_PER_WINDOW_COUNT);
  const stopped = answers.filter(({ status }) => status === 429);
  expect(told.length + stopped.length).toBe(answers.length);
  for (const { headers } of stopped) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
});
