import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { useWorkspace } from "../workspace-context.ts";

/** Others’ cursors, and the cards they drag: written straight to the elements, at the pace they come. */
export function RemoteLayer() {
  const ws = useWorkspace();
  const layer = useRef<HTMLDivElement>(null);
  const shown = useStore(ws.prefs, (state) => state.showCursors);
  const others = useStore(ws.table.presence.state, (state) => state.others);
  const people = useStore(ws.table.live.state, (state) => state.people);
  useEffect(() => {
    const root = layer.current?.parentElement;
    if (!root || !shown) return undefined;
    const moved: HTMLElement[] = [];
    for (const { drag } of others.values()) {
      for (const id of drag?.ids ?? []) {
        const element = root.querySelector<HTMLElement>(`[data-card-id="${id}"]`);
        if (!element || !drag) continue;
        element.style.translate = `${drag.dx}px ${drag.dy}px`;
        moved.push(element);
      }
    }
    return () => {
      for (const element of moved) element.style.translate = "";
    };
  }, [others, shown]);
  return (
    <div ref={layer} aria-hidden>
      {shown &&
        [...others].map(([client, { cursor, member }]) =>
          cursor ? (
            <div key={client} className="canvas-cursor" style={{ translate: `${cursor.x}px ${cursor.y}px` }}>
              <svg viewBox="0 0 18 20" width="18" height="20">
                <path d="M2 1v15l4-4 3 7 3-1.3-3-6.7h6z" />
              </svg>
              <b>{people.get(member)?.name ?? "…"}</b>
            </div>
          ) : null,
        )}
    </div>
  );
}
