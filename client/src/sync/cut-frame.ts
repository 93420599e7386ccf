import { cutUpdate } from "@tablee/shared/board/cut-update";
import { FRAME_MAX_BYTES } from "@tablee/shared/limits";
import { answerFrame, readFrame, updateFrame } from "./frames.ts";

/**
 * A frame larger than the server takes, as several that it does. What people write in one gesture is small; what they
 * redo after a large import, or bring back after an hour without network, may not be. Half of the limit, because
 * long-polling writes bytes as text.
 */
const PIECE_MAX_BYTES = FRAME_MAX_BYTES / 2;

export function cutFrame(frame: Uint8Array, maxBytes: number = PIECE_MAX_BYTES): readonly Uint8Array[] {
  if (frame.length <= maxBytes) return [frame];
  const said = readFrame(frame);
  if (said.kind !== "answer" && said.kind !== "update") return [frame];
  const framed = said.kind === "answer" ? answerFrame : updateFrame;
  return cutUpdate(said.update, maxBytes).map((update) => framed(update));
}
