import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { cutUpdate } from "@tablee/shared/board/cut-update";
import { FRAME_MAX_BYTES } from "@tablee/shared/limits";
import { MESSAGE_SYNC, SYNC_STEP_1 } from "@tablee/shared/protocol/frames";

/**
 * A frame larger than the server takes, as several that it does. What people write in one gesture is small; what they
 * redo after a large import, or bring back after an hour without network, may not be. Half of the limit, because
 * long-polling writes bytes as text.
 */
const PIECE_MAX_BYTES = FRAME_MAX_BYTES / 2;

export function cutFrame(frame: Uint8Array, maxBytes: number = PIECE_MAX_BYTES): readonly Uint8Array[] {
  if (frame.length <= maxBytes) return [frame];
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== MESSAGE_SYNC) return [frame];
  const step = decoding.readVarUint(decoder);
  if (step === SYNC_STEP_1) return [frame];
  return cutUpdate(decoding.readVarUint8Array(decoder), maxBytes).map((update) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE_SYNC);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, update);
    }),
  );
}
