import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { useWorkspace } from "../workspace-context.ts";
import { showOthers } from "./others.ts";

/** Others’ cursors, choices and drags. React makes the place; what comes many times a second is written by hand. */
export function RemoteLayer() {
  const ws = useWorkspace();
  const place = useRef<HTMLDivElement>(null);
  const shown = useStore(ws.prefs, (state) => state.showCursors);
  useEffect(() => (shown && place.current ? showOthers(ws, place.current) : undefined), [ws, shown]);
  return <div ref={place} data-unzoomed aria-hidden />;
}
