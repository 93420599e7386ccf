import type { Seat } from "@tablee/shared/protocol/http";
import { openLive } from "../live/live-client.ts";
import type { LiveClient } from "../table.ts";

/** The session without its board: for a screen that everybody looks at. */
export function openSession(seat: Seat): LiveClient {
  return openLive(seat, { base: globalThis.location.origin });
}
