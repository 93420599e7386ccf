import type { Page } from "playwright-core";

export type Place = readonly [x: number, y: number];

/** Fingers on the glass, as the browser itself hears of them: presses, drags and pinches that no tap stands for. */
export interface Fingers {
  /** Where each finger is now; none: all are lifted. */
  start(...places: readonly Place[]): Promise<void>;
  move(...places: readonly Place[]): Promise<void>;
  end(): Promise<void>;
  tap(place: Place): Promise<void>;
  /** One finger from place to place, in steps. */
  drag(from: Place, to: Place): Promise<void>;
}

const STEPS_COUNT = 6;

export async function openFingers(page: Page): Promise<Fingers> {
  const session = await page.context().newCDPSession(page);
  const send = async (type: "touchStart" | "touchMove" | "touchEnd", places: readonly Place[]): Promise<void> => {
    const touchPoints = places.map(([x, y], id) => ({ x, y, id }));
    await session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  const fingers: Fingers = {
    start: (...places) => send("touchStart", places),
    move: (...places) => send("touchMove", places),
    end: () => send("touchEnd", []),
    tap: async (place) => {
      await fingers.start(place);
      await fingers.end();
    },
    drag: async (from, to) => {
      await fingers.start(from);
      for (let step = 1; step <= STEPS_COUNT; step += 1) {
        const part = step / STEPS_COUNT;
        await fingers.move([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
      }
      await fingers.end();
    },
  };
  return fingers;
}

/** A pen over the glass, or on it. */
export async function penAt(
  page: Page,
  type: "mouseMoved" | "mousePressed" | "mouseReleased",
  [x, y]: Place,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const isDown = type !== "mouseMoved";
  await session.send("Input.dispatchMouseEvent", {
    type,
    x,
    y,
    pointerType: "pen",
    ...(isDown && { button: "left", clickCount: 1 }),
  });
  await session.detach();
}
