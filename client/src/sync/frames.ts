import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import {
  MESSAGE_AWARENESS,
  MESSAGE_QUERY_AWARENESS,
  MESSAGE_SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from "@tablee/shared/protocol/frames";

/** The frames of PROTOCOL.md as a client sees them. */
export type Frame =
  /** Step 1: what the server has. It is answered with what it has not. */
  | { readonly kind: "question"; readonly stateVector: Uint8Array }
  /** Step 2: the last word of the answer to our own question. */
  | { readonly kind: "answer"; readonly update: Uint8Array }
  | { readonly kind: "update"; readonly update: Uint8Array }
  | { readonly kind: "presence"; readonly body: Uint8Array }
  | { readonly kind: "who" }
  | { readonly kind: "unknown" };

export function readFrame(bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE_SYNC:
      return readSync(decoder);
    case MESSAGE_AWARENESS:
      return { kind: "presence", body: decoding.readVarUint8Array(decoder) };
    case MESSAGE_QUERY_AWARENESS:
      return { kind: "who" };
    default:
      return { kind: "unknown" };
  }
}

function readSync(decoder: decoding.Decoder): Frame {
  const step = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  if (step === SYNC_STEP_1) return { kind: "question", stateVector: body };
  if (step === SYNC_STEP_2) return { kind: "answer", update: body };
  return step === SYNC_UPDATE ? { kind: "update", update: body } : { kind: "unknown" };
}

function frameOf(kinds: readonly number[], body: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    for (const kind of kinds) encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
  });
}

export function questionFrame(stateVector: Uint8Array): Uint8Array {
  return frameOf([MESSAGE_SYNC, SYNC_STEP_1], stateVector);
}

export function answerFrame(update: Uint8Array): Uint8Array {
  return frameOf([MESSAGE_SYNC, SYNC_STEP_2], update);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return frameOf([MESSAGE_SYNC, SYNC_UPDATE], update);
}

export function presenceFrame(body: Uint8Array): Uint8Array {
  return frameOf([MESSAGE_AWARENESS], body);
}
