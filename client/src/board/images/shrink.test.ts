import { expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { fitted, isPicture, shrink } from "./shrink.ts";

test("LIM104 a file over its limit is said to be too large before anybody decodes it", async () => {
  const file = Object.defineProperty(new Blob([]), "size", { value: limits.IMAGE_SOURCE_MAX_BYTES + 1 });
  expect(await shrink(file)).toEqual({ ok: false, reason: "too-big" });
});

test("IMG4 a picture keeps its shape within the bound, is never made larger, and a line of one pixel stays one", () => {
  expect(fitted({ width: 4_032, height: 3_024 }, 2_048)).toEqual({ w: 2_048, h: 1_536 });
  expect(fitted({ width: 300, height: 200 }, 2_048)).toEqual({ w: 300, h: 200 });
  expect(fitted({ width: 20_000, height: 2 }, 2_048)).toEqual({ w: 2_048, h: 1 });
});

test("IMG5 a drawing that is a document is no picture, whatever it is called", () => {
  expect(["image/png", "image/heic", "image/svg+xml", "text/html", ""].filter((type) => isPicture({ type }))).toEqual([
    "image/png",
    "image/heic",
  ]);
});
