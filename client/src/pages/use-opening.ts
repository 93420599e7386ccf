import type { Seat } from "@tablee/shared/protocol/http";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
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

/** The same member on a fresh document: the person stays in the view, and at the place, where they were. */
function anewFrom(before: Workspace, seat: Seat, anew: Anew): Workspace {
  const ws = workspaceOf(seat, anew);
  ws.prefs.setState(before.prefs.getState());
  ws.camera.state.setState(before.camera.state.getState());
  return ws;
}

interface Begun {
  readonly state: StoreApi<Opening>;
  close(): void;
}

function beginOpening(id: string): Begun {
  const state = createStore<Opening>(() => ({ kind: "loading" }));
  let left = false;
  let opened: Workspace | null = null;
  let turn = 0;
  const show = (ws: Workspace): void => {
    opened?.close();
    opened = ws;
    turn += 1;
    state.setState({ kind: "open", ws, turn }, true);
  };
  const startAnew = (why: AnewReason): void => {
    if (left || !opened) return;
    if (why === "rewritten") void start(why);
    else show(anewFrom(opened, opened.table.seat, { anew: why, startAnew }));
  };
  async function start(anew: AnewReason | null): Promise<void> {
    const found = await find(id);
    if (left) return;
    const how = { anew, startAnew };
    if (found.kind === "found") show(opened ? anewFrom(opened, found.seat, how) : workspaceOf(found.seat, how));
    else state.setState(found, true);
  }
  void start(null);
  const close = (): void => {
    left = true;
    opened?.close();
  };
  return { state, close };
}

let early: { readonly id: string; readonly begun: Begun } | null = null;

/** While the page around it is still drawn. */
export function openEarly(id: string): void {
  early = { id, begun: beginOpening(id) };
}

function takeOpening(id: string): Begun {
  const taken = early;
  early = null;
  if (taken?.id === id) return taken.begun;
  taken?.begun.close();
  return beginOpening(id);
}

/** Opens once per mounting: the page gives another key to try again. What was opened for a page already left is closed as soon as it is there. */
export function useOpening(id: string): Opening {
  const [begun] = useState(() => takeOpening(id));
  useEffect(() => () => begun.close(), [begun]);
  return useStore(begun.state);
}
