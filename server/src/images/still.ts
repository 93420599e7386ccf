import type { Reply } from "@tablee/shared/reply";
import { no } from "@tablee/shared/reply";
import * as limits from "@tablee/shared/limits";
import type { ImageType } from "@tablee/shared/protocol/http";

/** A still picture that was read as far as its container goes, and written anew without anything else. */
export interface Still {
  readonly type: ImageType;
  readonly w: number;
  readonly h: number;
  /** Of what was sent, only what a decoder needs: no place, no device, no words, nothing behind the end. */
  readonly bytes: Buffer;
}

/**
 * `unknown`: none of the three formats, or a kind of it that no canvas writes. `damaged`: cut short, or it contradicts
 * itself. `large`: more pixels, or more work for a decoder, than a board shows.
 */
export type Flaw = "unknown" | "damaged" | "large";

export type ReadStill = Reply<Still, Flaw>;

/** The sides as a header claims them: a decoder makes room for them before it has seen a single pixel. */
export function sizeFlaw(w: number, h: number): Flaw | undefined {
  if (w < 1 || h < 1) return "damaged";
  return Math.max(w, h) > limits.IMAGE_SIDE_MAX_PX ? "large" : undefined;
}

/** A reader reads where it believes something to be; beyond the end, Buffer throws a RangeError. */
export function orDamaged(read: () => ReadStill): ReadStill {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return no("damaged");
    throw error;
  }
}
