/** A hand rests on the glass between two strokes of its pen about so long. */
const PEN_NEAR_MS = 5_000;

export type Allowed = "all" | "view" | "nothing";

type Seen = Pick<PointerEvent, "pointerType" | "timeStamp">;

/**
 * Where somebody uses a pen, a touch may be the hand that holds it: while the pen is down it does nothing, and while the
 * pen is near it moves the view and never a card. Pens that hover say so all the time.
 */
export function createPalm() {
  let seenAt = -Infinity;
  let isDown = false;
  return {
    see: (event: Seen & Pick<PointerEvent, "type">): void => {
      if (event.pointerType !== "pen") return;
      seenAt = event.timeStamp;
      if (event.type === "pointerdown") isDown = true;
      else if (event.type !== "pointermove") isDown = false;
    },
    allows: (event: Seen): Allowed => {
      if (event.pointerType !== "touch") return "all";
      if (isDown) return "nothing";
      return event.timeStamp - seenAt < PEN_NEAR_MS ? "view" : "all";
    },
  };
}
