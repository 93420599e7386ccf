import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import type { Doc } from "yjs";
import type { Seat } from "@tablee/shared/protocol/http";

/** y-websocket's provider as published, over `ws`, with the token in a header: a foreign client. */
export function stock(base: string, seat: Pick<Seat, "sync" | "token">, doc: Doc): WebsocketProvider {
  class WithToken extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { authorization: `Bearer ${seat.token}` } });
    }
  }
  return new WebsocketProvider(`${base.replace("http", "ws")}/sync`, seat.sync.path.slice(6), doc, {
    // ws has what the provider uses of the browser's class.
    WebSocketPolyfill: WithToken as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
}
