import { expect, test } from "vitest";
import { COLOURS } from "@tablee/shared/board/types";
import { COLOUR_SIGNS, colourOf, knownColour } from "./card-face.ts";

test("CAN11 an imported colour is shown as the nearest of ours, and each of ours has a sign of its own", () => {
  expect(["#ff0000", "#f90", "#00aa55", "#2090ff", "#9040ff", "#e0c020"].map((colour) => colourOf({ colour }))).toEqual(
    ["rose", "apricot", "mint", "sky", "lilac", "straw"],
  );
  expect(["4", "6", "sky"].map((colour) => knownColour(colour))).toEqual(["mint", "lilac", "sky"]);
  expect([null, "#888888", "#fff", "red;}", "7"].map(knownColour)).toEqual([null, null, null, null, null]);
  expect(new Set(COLOURS.map((colour) => COLOUR_SIGNS[colour])).size).toBe(COLOURS.length);
});
