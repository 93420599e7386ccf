import { useMemo } from "react";
import { useStore } from "zustand";
import { unlocked } from "../actions/locking.ts";
import { useBoard, useMay, useSelection, useWorkspace } from "../workspace-context.ts";
import { Guides } from "./Guides.tsx";
import { seenBounds } from "./snapping.ts";

/** Over what is held: the lines that it rests on, and around several chosen things: the corner that resizes them together. For pointers only: menus and keys resize each. */
export function ChoiceFrame() {
  return (
    <>
      <div className="canvas-choice" data-unzoomed aria-hidden>
        <Frame />
      </div>
      <Guides />
    </>
  );
}

function Frame() {
  const ws = useWorkspace();
  const may = useMay();
  const ids = useSelection((state) => state.ids);
  const cards = useBoard((state) => (ids.size > 1 ? state.board.cards : null));
  const shapes = useBoard((state) => (ids.size > 1 ? state.board.shapes : null));
  // What is on its way has its frame where it comes to rest.
  const isMoving = useStore(ws.drift.state, ({ drift }) => drift.size > 0);
  const bounds = useMemo(() => {
    const free = cards && shapes ? unlocked(ws, [...ids]) : [];
    return free.length > 1 ? seenBounds(ws, free) : undefined;
  }, [ws, ids, cards, shapes]);
  if (!bounds || isMoving || !may.cards) return null;
  return (
    <div className="canvas-choice-frame" style={{ left: bounds.x, top: bounds.y, width: bounds.w, height: bounds.h }}>
      <span className="canvas-handle canvas-handle-size" data-handle="choice" />
    </div>
  );
}
