import { useEffect, useRef } from "react";
import type { Guide } from "@tablee/shared/board/snap";
import { useWorkspace } from "../workspace-context.ts";

const TICK_PX = 5;

/** Thin lines where what is held has come to rest beside its neighbours. Written straight to the element, as a drag is. */
export function Guides() {
  const ws = useWorkspace();
  const line = useRef<SVGPathElement>(null);
  useEffect(
    () =>
      ws.guides.subscribe(({ shown }, { shown: before }) => {
        // Written anew it is laid out anew, also where nothing is to be seen.
        if (shown.length + before.length === 0) return;
        const tick = TICK_PX / ws.camera.state.getState().zoom;
        line.current?.setAttribute("d", shown.map((guide) => drawn(guide, tick)).join(""));
      }),
    [ws],
  );
  return (
    <svg className="canvas-guides" data-unzoomed aria-hidden>
      <path ref={line} />
    </svg>
  );
}

/** A line; one that measures a gap has a stroke across each end. */
function drawn({ kind, from, to }: Guide, tick: number): string {
  const whole = `M${from.x} ${from.y}L${to.x} ${to.y}`;
  if (kind === "edge") return whole;
  const across = from.y === to.y ? `m0 ${-tick}v${2 * tick}` : `m${-tick} 0h${2 * tick}`;
  return `${whole}M${from.x} ${from.y}${across}M${to.x} ${to.y}${across}`;
}
