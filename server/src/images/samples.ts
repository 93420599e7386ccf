import { crc32, deflateSync } from "node:zlib";

/** Small pictures for tests, and the parts that cameras and programs put into theirs. */

export function pngChunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** One colour. `claims`: what the header says instead of the truth; `more`: chunks before the picture. */
export function pngOf(
  w: number,
  h: number,
  options: {
    readonly claims?: readonly [number, number];
    readonly more?: readonly Buffer[];
    readonly grey?: number;
  } = {},
): Buffer {
  const { claims = [w, h], more = [], grey = 128 } = options;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(claims[0], 0);
  head.writeUInt32BE(claims[1], 4);
  // Eight bits of grey.
  head.writeUInt8(8, 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(w, grey)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: h }, () => line)));
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const parts = [pngChunk("IHDR", head), ...more, pngChunk("IDAT", pixels), pngChunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** A grey pixel, as libjpeg writes it. */
const JPEG = Buffer.from(
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==",
  "base64",
);

export function jpegSegment(marker: number, content: Uint8Array | string): Buffer {
  const body = Buffer.from(content as string);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** `more`: segments behind the start; `claims`: what the frame says of its sides; `scans`: how often it is gone over. */
export function jpegOf(
  options: {
    readonly more?: readonly Buffer[];
    readonly claims?: readonly [number, number];
    readonly scans?: number;
  } = {},
): Buffer {
  const { more = [], claims = [1, 1], scans = 1 } = options;
  const bytes = Buffer.from(JPEG);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(claims[1], frame + 5);
  bytes.writeUInt16BE(claims[0], frame + 7);
  const scan = bytes.indexOf(Buffer.from([0xff, 0xda]));
  const again = Array.from({ length: scans }, () => bytes.subarray(scan, -2));
  return Buffer.concat([bytes.subarray(0, 2), ...more, bytes.subarray(2, scan), ...again, bytes.subarray(-2)]);
}

function riffChunk(name: string, content: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name), length, content, Buffer.alloc(content.length % 2)]);
}

/** Sides as the front of an extended file has them. */
export function webpCanvas(w: number, h: number, flags = 0): Buffer {
  const content = Buffer.alloc(10);
  content.writeUInt8(flags, 0);
  content.writeUIntLE(w - 1, 4, 3);
  content.writeUIntLE(h - 1, 7, 3);
  return content;
}

/** One pixel without loss; the sides are claimed. */
export function webpFrame(w: number, h: number): Buffer {
  const frame = Buffer.from("LwAAABAHEBERiIj+BwA=", "base64");
  frame.writeUInt32LE((w - 1) | ((h - 1) << 14), 1);
  return frame;
}

export const LOSSY_FRAME = Buffer.from("MAEAnQEqAQABAA7A/iWkAANwAAAAAA==", "base64");

export function webpOf(...chunks: readonly (readonly [name: string, content: Uint8Array])[]): Buffer {
  const content = Buffer.concat([Buffer.from("WEBP"), ...chunks.map(([name, bytes]) => riffChunk(name, bytes))]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from("RIFF"), length, content]);
}

/** What a telephone writes into each photograph: where it was taken. */
export const PLACE = "GPSLatitude 48.8566 GPSLongitude 2.3522 iPhone de Mésange";
export const PAGE = "<!doctype html><script>alert(document.domain)</script>";
