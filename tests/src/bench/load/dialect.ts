import * as encoding from "lib0/encoding";
import { MESSAGE_AWARENESS, MESSAGE_SYNC, SYNC_STEP_1, SYNC_STEP_2, SYNC_UPDATE } from "@tablee/shared/protocol/frames";
import { Bytes } from "./bytes.ts";

/** What a frame of the server is to one that counts. `update`: step 2 or an update. */
type Heard =
  | { readonly kind: "update"; readonly answer: boolean; readonly body: Uint8Array }
  | { readonly kind: "ask" | "awareness"; readonly body: Uint8Array }
  | { readonly kind: "other" };

/** How a server wants the y-websocket wire spoken. */
export interface Dialect {
  /** Where the room is opened. */
  readonly path: string;
  /** What goes before the first question. */
  readonly greeting: readonly Uint8Array[];
  sync(step: number, body: Uint8Array): Uint8Array;
  awareness(body: Uint8Array): Uint8Array;
  hear(frame: Uint8Array): Heard;
}

const HOCUSPOCUS_AUTH = 2;
const HOCUSPOCUS_TOKEN = 0;
/** A sync message that asks nothing back. */
const HOCUSPOCUS_SYNC_REPLY = 4;

const OTHER: Heard = { kind: "other" };

function hearAt(bytes: Bytes): Heard {
  const type = bytes.uint();
  if (type === MESSAGE_AWARENESS) return { kind: "awareness", body: bytes.block() };
  if (type !== MESSAGE_SYNC && type !== HOCUSPOCUS_SYNC_REPLY) return OTHER;
  const step = bytes.uint();
  if (step === SYNC_STEP_1) return { kind: "ask", body: bytes.block() };
  return { kind: "update", answer: step === SYNC_STEP_2, body: bytes.block() };
}

function syncIn(encoder: encoding.Encoder, step: number, body: Uint8Array): void {
  encoding.writeVarUint(encoder, MESSAGE_SYNC);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
}

function awarenessIn(encoder: encoding.Encoder, body: Uint8Array): void {
  encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
  encoding.writeVarUint8Array(encoder, body);
}

/** y-websocket's own: the room is the address, a frame is a message. */
export function stockDialect(path: string): Dialect {
  return {
    path,
    greeting: [],
    sync: (step, body) => encoding.encode((encoder) => syncIn(encoder, step, body)),
    awareness: (body) => encoding.encode((encoder) => awarenessIn(encoder, body)),
    hear: (frame) => hearAt(new Bytes(frame)),
  };
}

/** Hocuspocus's: every frame begins with the document's name, and a token goes before everything. */
export function hocuspocusDialect(room: string): Dialect {
  const named = (write: (encoder: encoding.Encoder) => void): Uint8Array =>
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, room);
      write(encoder);
    });
  const greeting = named((encoder) => {
    encoding.writeVarUint(encoder, HOCUSPOCUS_AUTH);
    encoding.writeVarUint(encoder, HOCUSPOCUS_TOKEN);
    encoding.writeVarString(encoder, "bench");
  });
  return {
    path: "/",
    greeting: [greeting],
    sync: (step, body) => named((encoder) => syncIn(encoder, step, body)),
    awareness: (body) => named((encoder) => awarenessIn(encoder, body)),
    hear: (frame) => {
      const bytes = new Bytes(frame);
      bytes.skipBlock();
      return hearAt(bytes);
    },
  };
}

/** The first question of one that has nothing yet. */
export function askAll(dialect: Dialect): Uint8Array {
  return dialect.sync(SYNC_STEP_1, new Uint8Array([0]));
}

export function updateIn(dialect: Dialect, update: Uint8Array): Uint8Array {
  return dialect.sync(SYNC_UPDATE, update);
}
