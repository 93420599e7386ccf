import { expect, test } from "vitest";
import { colourOf, knownColour } from "./card-face.ts";

test("CAN11 an imported colour is shown as the nearest of ours", () => {
  expect(["#ff0000", "#f90", "#00aa55", "#2090ff", "#9040ff", "#e0c020"].map((colour) => colourOf({ colour }))).toEqual(
    ["rose", "apricot", "mint", "sky", "lilac", "straw"],
  );
  expect(["4", "6", "sky"].map((colour) => knownColour(colour))).toEqual(["mint", "lilac", "sky"]);
  expect([null, "#888888", "#fff", "red;}", "7"].map(knownColour)).toEqual([null, null, null, null, null]);
});
