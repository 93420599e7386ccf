import { expect, test } from "vitest";
import { IMPORT_PICTURE_PIXELS_MAX_COUNT } from "@tablee/shared/limits";
import { pictureIn } from "@tablee/shared/formats/picture-in";

/** The first bytes of a picture so large. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(36);
  bytes.set([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return `data:image/png;base64,${bytes.toString("base64")}`;
}

test("CAN132 a picture of as many pixels as may be decoded is taken out of a file, and of one row more is not", () => {
  const high = IMPORT_PICTURE_PIXELS_MAX_COUNT / 1_000;
  expect(pictureIn(png(1_000, high))).toBe(png(1_000, high));
  expect(pictureIn(png(1_000, high + 1))).toBeNull();
  expect(pictureIn(png(2 ** 32 - 1, 2 ** 32 - 1))).toBeNull();
});

test("CAN132 what is no picture in words is none: an address elsewhere, a document, a broken text", () => {
  for (const odd of [
    undefined,
    7,
    "https://example.org/a.png",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "data:text/html;base64,PHA+",
    "data:image/png;base64,<b>",
    "data:image/png;base64,",
    "data:image/png;base64,iVBO",
  ])
    expect(pictureIn(odd)).toBeNull();
});
