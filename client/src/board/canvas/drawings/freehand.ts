import { createStore } from "zustand/vanilla";
import type { InkPoint } from "@tablee/shared/board/stroke";

type Outline = (points: readonly InkPoint[]) => string;

/** How strokes are drawn by pressure. It comes when there is a stroke or somebody takes the pen; until then they are plain lines. */
export const freehand = createStore<{ readonly outline: Outline | null }>(() => ({ outline: null }));

let isComing = false;

export function bringFreehand(): void {
  if (isComing) return;
  isComing = true;
  void import("./ink-outline.ts").then(
    ({ inkOutline }) => freehand.setState({ outline: inkOutline }),
    // Without a network lines stay plain, and the next stroke asks again.
    () => (isComing = false),
  );
}
