import * as encoding from "lib0/encoding";
import { MESSAGE_AWARENESS, MESSAGE_SYNC, SYNC_STEP_1, SYNC_STEP_2, SYNC_UPDATE } from "@tablee/shared/protocol/frames";
import { Reader } from "./reader.ts";

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

export function step1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(SYNC_STEP_1, stateVector);
}

function step2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC_STEP_2, update);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC_UPDATE, update);
}

/** The update in an update frame of our own, in place. */
export function updateIn(frame: Uint8Array): Uint8Array {
  const reader = new Reader(frame);
  reader.uint();
  reader.uint();
  return reader.bytes();
}

/** All was said before: the answer to step 1 is complete. */
export const COMPLETE_FRAME = step2Frame(new Uint8Array([0, 0]));

export interface Shown {
  readonly clientId: number;
  readonly clock: number;
  /** JSON; `null` for one who left. */
  readonly state: string;
}

export function awarenessFrame(entries: readonly Shown[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
    const body = encoding.encode((inner) => {
      encoding.writeVarUint(inner, entries.length);
      for (const { clientId, clock, state } of entries) {
        encoding.writeVarUint(inner, clientId);
        encoding.writeVarUint(inner, clock);
        encoding.writeVarString(inner, state);
      }
    });
    encoding.writeVarUint8Array(encoder, body);
  });
}
