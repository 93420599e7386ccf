import { describe, expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { readStill } from "./read-still.ts";
import {
  jpegOf,
  jpegSegment,
  LOSSY_FRAME,
  PAGE,
  PLACE,
  pngChunk,
  pngOf,
  webpCanvas,
  webpFrame,
  webpOf,
} from "./samples.ts";

const { IMAGE_SIDE_MAX_PX: SIDE } = limits;

const SAMPLES = {
  png: pngOf(3, 2),
  jpeg: jpegOf(),
  "webp with loss": webpOf(["VP8 ", LOSSY_FRAME]),
  "webp without loss": webpOf(["VP8L", webpFrame(3, 2)]),
};

function kept(sent: Uint8Array): string {
  const still = readStill(sent);
  if (!still.ok) throw new Error(still.reason);
  return still.value.bytes.toString("latin1");
}

function flawOf(sent: Uint8Array): string {
  const still = readStill(sent);
  return still.ok ? "none" : still.reason;
}

describe("IMG1 a picture is known by its bytes and its sides are those of its header", () => {
  test.each([
    ["png", "image/png", 3, 2],
    ["jpeg", "image/jpeg", 1, 1],
    ["webp with loss", "image/webp", 1, 1],
    ["webp without loss", "image/webp", 3, 2],
  ] as const)("%s", (name, type, w, h) => {
    expect(readStill(SAMPLES[name])).toMatchObject({ ok: true, value: { type, w, h } });
  });

  test("what holds nothing else is kept as it is", () => {
    for (const name of ["png", "webp with loss", "webp without loss"] as const)
      expect(kept(SAMPLES[name])).toBe(SAMPLES[name].toString("latin1"));
  });

  test.each([
    ["a drawing that may run scripts", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["a page", Buffer.from(PAGE)],
    ["a GIF", Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;", "latin1")],
    ["nothing", Buffer.alloc(0)],
    [
      "a picture that moves",
      webpOf(["VP8X", webpCanvas(1, 1, 2)], ["ANIM", Buffer.alloc(6)], ["ANMF", Buffer.alloc(24)]),
    ],
    ["a JPEG without loss", jpegOf({ more: [jpegSegment(0xc3, Buffer.alloc(9))] })],
    ["a JPEG that says its height at the end", jpegOf({ more: [jpegSegment(0xdc, Buffer.alloc(2))] })],
  ])("not taken: %s", (_name, sent) => {
    expect(flawOf(sent)).toBe("unknown");
  });
});

describe("IMG2 of a picture only what shows it is kept: no place, no device, no words, no page behind its end", () => {
  const exif = Buffer.concat([Buffer.from("Exif\0\0MM\0*\0\0\0\x08", "latin1"), Buffer.from(PLACE)]);
  const words = Buffer.from(`Comment\0${PAGE}`);
  const dirty = {
    png: pngOf(3, 2, {
      more: [
        pngChunk("eXIf", exif),
        pngChunk("tEXt", words),
        pngChunk("iTXt", words),
        pngChunk("tIME", Buffer.alloc(7)),
      ],
    }),
    jpeg: jpegOf({
      more: [jpegSegment(0xe1, exif), jpegSegment(0xfe, PAGE), jpegSegment(0xed, PLACE), jpegSegment(0xee, PLACE)],
    }),
    "webp with loss": webpOf(
      ["VP8X", webpCanvas(1, 1, 0x2c)],
      ["ICCP", words],
      ["VP8 ", LOSSY_FRAME],
      ["EXIF", exif],
      ["XMP ", words],
    ),
    "webp without loss": webpOf(["VP8L", webpFrame(3, 2)], ["EXIF", exif], ["note", words]),
  };

  test.each(Object.entries(dirty))("%s", (name, sent) => {
    expect(sent.toString("latin1")).toMatch(/GPS|script/);
    const clean = kept(Buffer.concat([sent, Buffer.from(PAGE)]));
    expect(clean).not.toMatch(/GPS|iPhone|script|Exif|Comment/i);
    // The same as a picture that never had any of it.
    expect(clean).toBe(kept(SAMPLES[name as keyof typeof SAMPLES]));
  });

  test("the small picture inside a JPEG goes too, and the colours it was written in stay", () => {
    const jfif = Buffer.concat([Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01", "latin1"), Buffer.from("abc")]);
    const adobe = Buffer.concat([Buffer.from("Adobe\0d\0\0\0\0", "latin1"), Buffer.from([1])]);
    const clean = kept(jpegOf({ more: [jpegSegment(0xe0, jfif), jpegSegment(0xee, adobe)] }));
    expect(clean).not.toContain("abc");
    expect(clean).toContain("Adobe");
  });

  test("transparency beside a lossy picture stays", () => {
    const clean = kept(
      webpOf(["VP8X", webpCanvas(1, 1, 0x10)], ["ALPH", Buffer.from([0, 255])], ["VP8 ", LOSSY_FRAME]),
    );
    expect(clean).toContain("ALPH");
    expect(clean).toContain("VP8X");
  });
});

describe("LIM99 what a header claims is bounded before anybody makes room for it", () => {
  test.each([
    ["png", (w: number, h: number) => pngOf(1, 1, { claims: [w, h] })],
    ["jpeg", (w: number, h: number) => jpegOf({ claims: [w, h] })],
    ["webp", (w: number, h: number) => webpOf(["VP8L", webpFrame(w, h)])],
  ])("%s", (_name, make) => {
    expect(flawOf(make(SIDE, SIDE))).toBe("none");
    expect(flawOf(make(SIDE + 1, 1))).toBe("large");
    expect(flawOf(make(1, SIDE + 1))).toBe("large");
  });

  test("sides of none or of millions", () => {
    for (const claims of [
      [0, 1],
      [1, 0],
    ] as const) {
      expect(flawOf(pngOf(1, 1, { claims }))).toBe("damaged");
      expect(flawOf(jpegOf({ claims }))).toBe("damaged");
    }
    expect(flawOf(pngOf(1, 1, { claims: [2 ** 31, 2 ** 31] }))).toBe("large");
    // Two claims in one file: whichever a decoder believes.
    expect(flawOf(webpOf(["VP8X", webpCanvas(16_384, 16_384)], ["VP8L", webpFrame(3, 2)]))).toBe("damaged");
  });

  test("a JPEG that is gone over again and again", () => {
    expect(flawOf(jpegOf({ scans: limits.IMAGE_SCANS_MAX_COUNT }))).toBe("none");
    expect(flawOf(jpegOf({ scans: limits.IMAGE_SCANS_MAX_COUNT + 1 }))).toBe("large");
  });
});

describe("IMG3 whatever bytes come, the reader answers; what it keeps it would keep again, and no more than was sent", () => {
  test.each(Object.entries(SAMPLES))("%s, cut anywhere", (_name, sent) => {
    for (let end = 0; end < sent.length; end += 1) expect(readStill(sent.subarray(0, end)).ok).toBe(false);
  });

  test.each(Object.entries(SAMPLES))("%s, with each byte changed", (_name, sent) => {
    for (let at = 0; at < sent.length; at += 1) {
      for (const value of [0, 1, 0x7f, 0x80, 0xfe, 0xff]) {
        const spoilt = Buffer.from(sent);
        spoilt[at] = value;
        const still = readStill(spoilt);
        if (!still.ok) continue;
        expect(kept(still.value.bytes)).toBe(still.value.bytes.toString("latin1"));
        expect(still.value.bytes.length).toBeLessThanOrEqual(spoilt.length);
      }
    }
  });

  test("chunks in the wrong order, twice, without an end, with a wrong checksum, or longer than the file", () => {
    const end = pngChunk("IEND", Buffer.alloc(0));
    const png = SAMPLES.png;
    const wrong = Buffer.from(png);
    wrong[png.length - 20] = (wrong[png.length - 20] ?? 0) ^ 1;
    const long = Buffer.from(png);
    long.writeUInt32BE(0xffff_fff0, 8);
    const cases = [
      wrong,
      long,
      pngOf(1, 1, { more: [pngChunk("IHDR", Buffer.alloc(13))] }),
      pngOf(1, 1, { more: [pngChunk("IDAT", Buffer.alloc(4)), pngChunk("tRNS", Buffer.alloc(2))] }),
      pngOf(1, 1, { more: [pngChunk("NEED", Buffer.alloc(2))] }),
      Buffer.concat([png.subarray(0, 8), end]),
      webpOf(["VP8 ", LOSSY_FRAME], ["VP8L", webpFrame(1, 1)]),
      webpOf(["VP8L", webpFrame(1, 1)], ["VP8L", webpFrame(1, 1)]),
      webpOf(),
      jpegOf({ more: [jpegSegment(0xda, Buffer.alloc(6))] }),
      jpegOf({ more: [jpegSegment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 17, 0]))] }),
    ];
    expect(cases.map(flawOf)).toEqual(cases.map(() => "damaged"));
  });
});
