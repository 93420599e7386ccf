import { IMPORT_PICTURE_PIXELS_MAX_COUNT } from "../limits.ts";

/** Pictures that lie in a file as text. A drawing that is a document (SVG) may run and fetch, and is none. */
const PICTURE = /^data:image\/(?:png|jpeg|webp|gif|avif|bmp);base64,[A-Za-z0-9+/]+={0,2}$/;
const PNG = /^data:image\/png;base64,/;
const PNG_HEAD_CHARS = 48;

/** The same, when it may be decoded: by its kind, and where a few bytes tell it, by how large it would become. */
export function pictureIn(value: unknown): string | null {
  if (typeof value !== "string" || !PICTURE.test(value)) return null;
  return PNG.test(value) && pixelsOfPng(value) > IMPORT_PICTURE_PIXELS_MAX_COUNT ? null : value;
}

/** Width and height stand at the same place of every PNG; what is none has so many pixels that it is not taken. */
function pixelsOfPng(address: string): number {
  const bytes = bytesOf(address.replace(PNG, "").slice(0, PNG_HEAD_CHARS));
  const number = (at: number): number =>
    (bytes[at] ?? 255) * 2 ** 24 +
    (bytes[at + 1] ?? 255) * 2 ** 16 +
    (bytes[at + 2] ?? 255) * 2 ** 8 +
    (bytes[at + 3] ?? 255);
  return number(16) * number(20);
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function bytesOf(base64: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; at + 4 <= base64.length; at += 4) {
    const bits = [0, 1, 2, 3].reduce(
      (sum, step) => sum * 64 + Math.max(0, DIGITS.indexOf(base64[at + step] ?? "A")),
      0,
    );
    bytes.push((bits >> 16) & 255, (bits >> 8) & 255, bits & 255);
  }
  return bytes;
}
