import { no } from "@tablee/shared/reply";
import { isJpeg, readJpeg } from "./jpeg.ts";
import { isPng, readPng } from "./png.ts";
import type { ReadStill } from "./still.ts";
import { isWebp, readWebp } from "./webp.ts";

/**
 * What somebody sent as a picture, known by its bytes and by nothing that was said of it. No pixel is decoded here: what
 * a decoder would be made to do is bounded by the header, and what is none of the picture is left out.
 */
export function readStill(sent: Uint8Array): ReadStill {
  const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength);
  if (isWebp(bytes)) return readWebp(bytes);
  if (isJpeg(bytes)) return readJpeg(bytes);
  return isPng(bytes) ? readPng(bytes) : no("unknown");
}
