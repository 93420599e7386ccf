import type { Seat } from "@tablee/shared/protocol/http";
import { useEffect, useState } from "react";
import { getSeat } from "../api.ts";
import { openSession } from "../sync/open-session.ts";
import type { LiveClient } from "../table.ts";

/** A code that was changed is shown within a minute. */
const ASK_AGAIN_MS = 60_000;
/** A server that is not there yet is asked again, while the screen stands in the room with nobody at it. */
const TRY_AGAIN_MS = 5_000;

export type Watching =
  | { readonly kind: "loading" }
  | { readonly kind: "gone" }
  | { readonly kind: "open"; readonly seat: Seat; readonly live: LiveClient };

/** The session of a table at which this device has a seat, for as long as the page shows it. */
export function useSession(board: string): Watching {
  const [watching, setWatching] = useState<Watching>({ kind: "loading" });
  useEffect(() => {
    let live: LiveClient | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isLeft = false;
    async function ask(): Promise<void> {
      const reply = await getSeat(board);
      if (isLeft) return;
      if (reply.ok) {
        live ??= openSession(reply.value);
        setWatching({ kind: "open", seat: reply.value, live });
      } else if (reply.reason === "not-found") {
        setWatching({ kind: "gone" });
        return;
      }
      timer = setTimeout(() => void ask(), live ? ASK_AGAIN_MS : TRY_AGAIN_MS);
    }
    void ask();
    return () => {
      isLeft = true;
      clearTimeout(timer);
      live?.close();
    };
  }, [board]);
  return watching;
}
