import type { Point } from "@tablee/shared/board/types";
import type { Selection, Workspace } from "../workspace.ts";
import { createPalm } from "./gestures/palm.ts";
import type { Allowed } from "./gestures/palm.ts";
import { createPinch } from "./gestures/pinch.ts";
import { createTaps } from "./gestures/taps.ts";
import type { Touch } from "./gestures/taps.ts";
import { callOff } from "./gestures/track.ts";
import { isButton } from "./targets.ts";

export interface FingersParts {
  readonly ws: Workspace;
  readonly surface: HTMLElement;
  readonly origin: () => Point;
  /** Where the other button of a mouse would ask for its menu. */
  readonly onLong: (touch: Touch) => void;
  readonly onTwice: (touch: Touch) => void;
  readonly signal: AbortSignal;
}

export interface Fingers {
  /** How much this press may do; two fingers are answered here already. */
  down(event: PointerEvent): Allowed;
  /** Whether a menu that the browser asks for is still to be opened: by touch it may be there already, or a palm’s. */
  isMenuWanted(event: MouseEvent): boolean;
}

/** What fingers do on the canvas that a mouse does not: two zoom, one that rests asks for the menu, a palm does nothing. */
export function createFingers({ ws, surface, origin, onLong, onTwice, signal }: FingersParts): Fingers {
  const palm = createPalm();
  const pinch = createPinch(ws, origin);
  const taps = createTaps({ long: onLong, twice: onTwice });
  let before: Selection = ws.selection.getState();
  let allowed: Allowed = "all";
  let isTouch = false;
  listen({ palm, pinch, taps }, { surface, signal, isOver: () => taps.isAnswered() || allowed !== "all" });

  function touched(event: PointerEvent): Allowed {
    if (allowed === "nothing") return allowed;
    if (event.isPrimary) {
      pinch.forget();
      before = ws.selection.getState();
    }
    if (pinch.down(event)) {
      taps.cancel();
      putBack();
      return "nothing";
    }
    const { tool } = ws.tool.getState();
    // A text that is being written has presses of its own.
    const isFree = (tool === "select" || tool === "hand") && !isButton(event.target);
    if (allowed === "all" && isFree) taps.down(event);
    else taps.answer(false);
    return allowed;
  }

  /** The first of two fingers had chosen the card it came down on. */
  function putBack(): void {
    callOff();
    const { editing } = ws.selection.getState();
    if (editing === null) ws.selection.setState({ ids: before.ids, link: before.link });
  }

  return {
    down: (event) => {
      isTouch = event.pointerType === "touch";
      allowed = palm.allows(event);
      if (event.pointerType === "pen") pinch.forget();
      if (isTouch) return touched(event);
      taps.cancel();
      return allowed;
    },
    isMenuWanted: (event) => {
      // Where the browser does not say what asks, it is what came down last.
      const by = event instanceof PointerEvent ? event.pointerType : null;
      if (!isTouch || (by !== null && by !== "touch")) return true;
      if (taps.isAnswered() || allowed !== "all") return false;
      taps.answer(true);
      return true;
    },
  };
}

interface Parts {
  readonly palm: ReturnType<typeof createPalm>;
  readonly pinch: ReturnType<typeof createPinch>;
  readonly taps: ReturnType<typeof createTaps>;
}

interface Where {
  readonly surface: HTMLElement;
  readonly signal: AbortSignal;
  /** What the browser would still make of the touch is not wanted. */
  readonly isOver: () => boolean;
}

function listen({ palm, pinch, taps }: Parts, { surface, signal, isOver }: Where): void {
  const hear = (
    type: "pointermove" | "pointerup" | "pointercancel",
    ...acts: ((event: PointerEvent) => void)[]
  ): void => addEventListener(type, (event) => acts.forEach((act) => act(event)), { signal });
  hear("pointermove", pinch.move, taps.move);
  hear("pointerup", pinch.up, taps.up);
  hear("pointercancel", pinch.up, taps.cancel);
  for (const type of ["pointermove", "pointerdown", "pointerup", "pointercancel"] as const)
    addEventListener(type, palm.see, { signal, capture: true });
  // A click would follow, take the focus out of what was opened, or close it.
  surface.addEventListener("touchend", (event) => isOver() && event.preventDefault(), { signal, passive: false });
}
