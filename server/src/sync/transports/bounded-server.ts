import { WebSocketServer } from "ws";
import type { ServerOptions } from "ws";
import * as limits from "@tablee/shared/limits";

/** Every bound that ws knows; its types do not know all of them. A flood of pings it ends by itself. */
const BOUNDS = {
  perMessageDeflate: false,
  maxPayload: limits.FRAME_MAX_BYTES,
  maxFragments: limits.FRAGMENTS_PER_FRAME_MAX_COUNT,
  maxBufferedChunks: limits.CHUNKS_PER_FRAME_MAX_COUNT,
  closeTimeout: limits.CLOSE_ANSWER_WITHIN_MS,
};

/** For `/sync`, and for the WebSockets inside Socket.IO, which asks for such a class. */
export class BoundedServer extends WebSocketServer {
  constructor(options: ServerOptions = {}) {
    super({ noServer: true, ...options, ...BOUNDS });
  }
}
