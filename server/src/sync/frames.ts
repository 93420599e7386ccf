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
  /** JSON in UTF-8; `null` for one who left. */
  readonly state: Uint8Array;
}

/** Measured first, then written once: a room makes one for each beat, of as many entries as there are people. */
export function awarenessFrame(entries: readonly Shown[]): Uint8Array {
  let length = uintLength(entries.length);
  for (const { clientId, clock, state } of entries)
    length += uintLength(clientId) + uintLength(clock) + uintLength(state.length) + state.length;
  const frame = new Uint8Array(1 + uintLength(length) + length);
  let at = writeUint(frame, 0, MESSAGE_AWARENESS);
  at = writeUint(frame, at, length);
  at = writeUint(frame, at, entries.length);
  for (const { clientId, clock, state } of entries) {
    at = writeUint(frame, at, clientId);
    at = writeUint(frame, at, clock);
    at = writeUint(frame, at, state.length);
    frame.set(state, at);
    at += state.length;
  }
  return frame;
}

/** Of lib0's variable-length numbers: seven bits a byte. */
function uintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length += 1;
  return length;
}

/** Answers where the next byte goes. */
function writeUint(bytes: Uint8Array, from: number, value: number): number {
  let at = from;
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) | 128;
  bytes[at++] = rest;
  return at;
}
