import type { Seat } from "@tablee/shared/protocol/http";
import { useEffect, useState } from "react";
import { createWorkspace } from "../board/workspace.ts";
import type { Workspace } from "../board/workspace.ts";
import { cachedSeat, cacheSeat, forgetSeat } from "../session/seat-cache.ts";
import { isPresenceHidden } from "../session/presence-choice.ts";
import { openTable } from "../sync/open-table.ts";
import type { AnewReason } from "../table.ts";
import { PHONE } from "../ui/use-media.ts";
import { askSeat } from "./early-seat.ts";

export type Opening =
  | { readonly kind: "loading" }
  /** `turn` counts how often the board was taken anew. */
  | { readonly kind: "open"; readonly ws: Workspace; readonly turn: number }
  | { readonly kind: "gone" }
  | { readonly kind: "away" }
  | { readonly kind: "failed" };

type Found = { readonly kind: "found"; readonly seat: Seat } | Exclude<Opening, { readonly kind: "open" | "loading" }>;

async function find(id: string): Promise<Found> {
  const known = cachedSeat(id);
  const reply = await askSeat(id);
  if (reply.ok) {
    cacheSeat(reply.value);
    return { kind: "found", seat: reply.value };
  }
  if (reply.reason === "not-found" || reply.reason === "not-allowed") {
    forgetSeat(id);
    return { kind: "gone" };
  }
  if (known) return { kind: "found", seat: known };
  return { kind: reply.reason === "offline" ? "away" : "failed" };
}

interface Anew {
  /** Why the document before was dropped. */
  readonly anew: AnewReason | null;
  readonly startAnew: (why: AnewReason) => void;
}

function workspaceOf(seat: Seat, anew: Anew): Workspace {
  const ws = createWorkspace(openTable(seat, anew));
  ws.table.presence.setHidden(isPresenceHidden());
  if (matchMedia(PHONE).matches) ws.prefs.setState({ view: "list", split: false });
  return ws;
}

/** The same seat on a fresh document: the person stays in the view, and at the place, where they were. */
function anewFrom(before: Workspace, anew: Anew): Workspace {
  const ws = workspaceOf(before.table.seat, anew);
  ws.prefs.setState(before.prefs.getState());
  ws.camera.state.setState(before.camera.state.getState());
  return ws;
}

/** Opens once per mounting: the page gives another key to try again. What was opened for a page already left is closed as soon as it is there. */
export function useOpening(id: string): Opening {
  const [opening, setOpening] = useState<Opening>({ kind: "loading" });
  useEffect(() => {
    let left = false;
    let opened: Workspace | null = null;
    let turn = 0;
    const show = (ws: Workspace): void => {
      opened?.close();
      opened = ws;
      turn += 1;
      setOpening({ kind: "open", ws, turn });
    };
    const startAnew = (why: AnewReason): void => {
      if (left || !opened) return;
      if (why === "rewritten") void start(why);
      else show(anewFrom(opened, { anew: why, startAnew }));
    };
    async function start(anew: AnewReason | null): Promise<void> {
      const found = await find(id);
      if (left) return;
      if (found.kind === "found") show(workspaceOf(found.seat, { anew, startAnew }));
      else setOpening(found);
    }
    void start(null);
    return () => {
      left = true;
      opened?.close();
    };
  }, [id]);
  return opening;
}
