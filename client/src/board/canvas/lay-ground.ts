import { outward } from "@tablee/shared/board/geometry";
import type { Rect } from "@tablee/shared/board/types";
import type { Workspace } from "../workspace.ts";

/** As the style sheet has it. */
const DOT_GAP_PX = 24;
/** On the screen. Closer together than this, dots are a grey veil. */
const DOTS_FROM_PX = 8;

export interface Ground {
  readonly dots: HTMLElement;
  /** Nothing to see. It lies under all that is mounted, so that the browser paints all of it as one surface, and not each row of cards as one. */
  readonly extent: HTMLElement;
}

/** Dots and extent under what is mounted, laid anew when that changes. */
export function layGround(ws: Workspace, { dots, extent }: Ground) {
  const lay = (): void => {
    const { rect } = ws.scene.state.getState().cover;
    place(extent, rect);
    // By whole gaps: wherever it is laid, each dot stays where it was.
    place(dots, outward(rect, DOT_GAP_PX));
  };
  lay();
  const end = ws.scene.state.subscribe(({ cover }, before) => {
    if (cover !== before.cover) lay();
  });
  return {
    end,
    zoomed: (zoom: number): void => {
      const isVeil = DOT_GAP_PX * zoom < DOTS_FROM_PX;
      if (dots.hidden !== isVeil) dots.hidden = isVeil;
    },
    rested: (zoom: number): void => dots.style.setProperty("--unzoom", String(1 / zoom)),
  };
}

function place({ style }: HTMLElement, { x, y, w, h }: Rect): void {
  Object.assign(style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` });
}
