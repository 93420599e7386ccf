import type { Socket } from "socket.io-client";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";

/** Of Engine.IO: the version of its protocol, and the packet that ends a session. */
const EIO = "4";
const CLOSE_PACKET = "1";

/**
 * A page that is left ends its WebSocket, and with it the person’s presence. Long-polling has nothing to end when no
 * poll is under way, or where a proxy keeps it: the others would see somebody who is gone for most of a minute. So
 * the session’s own last word is sent as the page goes. Answers how to stop.
 */
export function sayGoodbye(socket: Socket, base: string): () => void {
  if (!("window" in globalThis)) return () => undefined;
  const leave = (): void => {
    const { engine } = socket.io;
    if (!socket.connected || engine.transport.name !== "polling") return;
    // Whoever knows the session’s id may post to it: this is a post like any other.
    const session = new URLSearchParams({ EIO, transport: "polling", sid: engine.id });
    // No beacon: on a page that sends no referrer it has no origin either, and the door takes it for a foreign one.
    void fetch(`${base}${LIVE_PATH}/?${session}`, { method: "POST", body: CLOSE_PACKET, keepalive: true }).catch(
      () => undefined,
    );
  };
  window.addEventListener("pagehide", leave);
  return () => window.removeEventListener("pagehide", leave);
}
