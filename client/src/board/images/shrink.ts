import * as limits from "@tablee/shared/limits";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";

/**
 * What somebody chose, as a board shows it: decoded by the browser, upright, no larger than it is ever seen, and drawn
 * anew. What a camera wrote beside the picture, the place first of all, never leaves the device.
 */
export interface Shrunk {
  readonly full: Blob;
  /** For where it is shown small; `null`: the picture itself is no larger. */
  readonly small: Blob | null;
  readonly w: number;
  readonly h: number;
}

/** `unreadable`: no picture, or of a kind that this browser does not know. */
export type ShrinkReason = "unreadable" | "too-big";

interface Sides {
  readonly w: number;
  readonly h: number;
}

/** A drawing that is a document may fetch, run and hide things; it is not taken, however it is named. */
export function isPicture({ type }: Pick<File, "type">): boolean {
  return type.startsWith("image/") && type !== "image/svg+xml";
}

export async function shrink(file: Blob): Promise<Reply<Shrunk, ShrinkReason>> {
  if (file.size > limits.IMAGE_SOURCE_MAX_BYTES) return no("too-big");
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    // The browser says no more than that.
    return no("unreadable");
  }
  try {
    return await shrunkFrom(picture);
  } finally {
    picture.close();
  }
}

/** Tried in turn until the bytes fit: a little coarser first, then smaller. */
const TRIES = [
  { scale: 1, quality: 0.85 },
  { scale: 1, quality: 0.7 },
  { scale: 0.75, quality: 0.7 },
  { scale: 0.5, quality: 0.7 },
  { scale: 0.35, quality: 0.6 },
] as const;

async function shrunkFrom(picture: ImageBitmap): Promise<Reply<Shrunk, ShrinkReason>> {
  for (const { scale, quality } of TRIES) {
    const sides = fitted(picture, limits.IMAGE_SIDE_MAX_PX * scale);
    const full = await encoded(drawn(picture, sides), quality);
    if (!full) return no("unreadable");
    if (full.size > limits.IMAGE_MAX_BYTES) continue;
    return yes({ ...sides, full, small: await smallOf(picture, sides) });
  }
  return no("too-big");
}

async function smallOf(picture: ImageBitmap, { w, h }: Sides): Promise<Blob | null> {
  const most = limits.IMAGE_SMALL_SIDE_MAX_PX;
  if (Math.max(w, h) <= most) return null;
  const small = await encoded(drawn(picture, fitted({ width: w, height: h }, most)), 0.8);
  return small && small.size <= limits.IMAGE_SMALL_MAX_BYTES ? small : null;
}

/** As large as it is, or as may be; a line of one pixel stays one. */
export function fitted({ width, height }: Pick<ImageBitmap, "width" | "height">, most: number): Sides {
  const scale = Math.min(1, most / Math.max(width, height));
  return { w: Math.max(1, Math.round(width * scale)), h: Math.max(1, Math.round(height * scale)) };
}

/** Halved until it is near: in one step a canvas looks at a few pixels of many, and fine lines break. */
function drawn(picture: CanvasImageSource & Pick<ImageBitmap, "width" | "height">, { w, h }: Sides): HTMLCanvasElement {
  let [from, width, height] = [picture as CanvasImageSource, picture.width, picture.height];
  while (width >= 2 * w && height >= 2 * h && Math.min(width, height) > 1) {
    [width, height] = [Math.max(w, Math.ceil(width / 2)), Math.max(h, Math.ceil(height / 2))];
    from = onCanvas(from, { w: width, h: height });
  }
  return onCanvas(from, { w, h });
}

function onCanvas(from: CanvasImageSource, { w, h }: Sides): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
  const context = canvas.getContext("2d");
  if (context) {
    context.imageSmoothingQuality = "high";
    context.drawImage(from, 0, 0, w, h);
  }
  return canvas;
}

/** WebP, which keeps what is clear; a browser that writes none writes JPEG, on white. */
async function encoded(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  const webp = await toBlob(canvas, { type: "image/webp", quality });
  if (webp?.type === "image/webp") return webp;
  const context = canvas.getContext("2d");
  if (context) {
    context.globalCompositeOperation = "destination-over";
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  return toBlob(canvas, { type: "image/jpeg", quality });
}

function toBlob(
  canvas: HTMLCanvasElement,
  { type, quality }: { readonly type: string; readonly quality: number },
): Promise<Blob | null> {
  return new Promise((resolve) => {
    canvas.toBlob(resolve, type, quality);
  });
}
