import { expect, test } from "vitest";
import { coverOf } from "./keyboard-cover.ts";

test("UIX95 a keyboard on the screen is told from a bar of the browser and from a page that is zoomed", () => {
  expect(coverOf({ page: 844, height: 508, scale: 1 })).toBe(336);
  expect(coverOf({ page: 844, height: 788, scale: 1 })).toBe(0);
  expect(coverOf({ page: 844, height: 900, scale: 1 })).toBe(0);
  expect(coverOf({ page: 844, height: 422, scale: 2 })).toBe(0);
});
