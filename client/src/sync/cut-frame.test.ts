import { expect, test } from "vitest";
import { cutFrame } from "./cut-frame.ts";

const MAX_BYTES = 2_000;

test("FIL19 what fits, and what is no change, passes as it is", () => {
  const small = new Uint8Array([0, 2, 2, 0, 0]);
  expect(cutFrame(small)).toEqual([small]);
  const presence = new Uint8Array(MAX_BYTES + 1).fill(1);
  expect(cutFrame(presence, MAX_BYTES)).toEqual([presence]);
});
