import { useEffect, useState } from "react";
import { getSeat } from "../api.ts";
import { createWorkspace } from "../board/workspace.ts";
import type { Workspace } from "../board/workspace.ts";
import { cachedSeat, cacheSeat, forgetSeat } from "../session/seat-cache.ts";
import { isPresenceHidden } from "../session/presence-choice.ts";
import { openTable } from "../sync/open-table.ts";
import { PHONE } from "../ui/use-media.ts";

export type Opening =
  | { readonly kind: "loading" }
  | { readonly kind: "open"; readonly ws: Workspace }
  | { readonly kind: "gone" }
  | { readonly kind: "away" }
  | { readonly kind: "failed" };

async function open(id: string): Promise<Opening> {
  const reply = await getSeat(id);
  const seat = reply.ok ? reply.value : cachedSeat(id);
  if (reply.ok) cacheSeat(reply.value);
  else if (reply.reason === "not-found" || reply.reason === "not-allowed") {
    forgetSeat(id);
    return { kind: "gone" };
  }
  if (!seat) return { kind: !reply.ok && reply.reason === "offline" ? "away" : "failed" };
  const ws = createWorkspace(openTable(seat));
  ws.table.presence.setHidden(isPresenceHidden());
  if (matchMedia(PHONE).matches) ws.prefs.setState({ view: "list", split: false });
  return { kind: "open", ws };
}

/** Opens once per mounting: the page gives another key to try again. What was opened for a page already left is closed as soon as it is there. */
export function useOpening(id: string): Opening {
  const [opening, setOpening] = useState<Opening>({ kind: "loading" });
  useEffect(() => {
    let left = false;
    let opened: Workspace | null = null;
    async function start(): Promise<void> {
      const result = await open(id);
      if (result.kind === "open") opened = result.ws;
      if (left) opened?.close();
      else setOpening(result);
    }
    void start();
    return () => {
      left = true;
      opened?.close();
    };
  }, [id]);
  return opening;
}
