import * as decoding from "lib0/decoding";
import { MESSAGE_SYNC, SYNC_STEP_1 } from "@tablee/shared/protocol/frames";
import type { SavedLedger } from "./saved.ts";

/** Shows the ledger what a frame of the server says of the store. */
export function noteFrame(ledger: SavedLedger, frame: Uint8Array): void {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== MESSAGE_SYNC) return;
  const step = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  if (step === SYNC_STEP_1) ledger.heldByServer(body);
  else ledger.sentByServer(body);
}
