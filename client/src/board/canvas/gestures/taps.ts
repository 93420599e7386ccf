/** As long as phones wait; a finger that moves meanwhile drags. */
const LONG_PRESS_MS = 500;
const TWICE_WITHIN_MS = 350;
const TWICE_WITHIN_PX = 28;
/** A finger is broad: its middle wanders while it rests. */
const REST_PX = 10;

export type Touch = Pick<PointerEvent, "pointerId" | "clientX" | "clientY" | "target" | "timeStamp">;

interface Tap {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

/** One finger that rests, or comes down twice. Browsers tell of neither alike: some have no menu and no double press. */
export function createTaps(on: { readonly long: (touch: Touch) => void; readonly twice: (touch: Touch) => void }) {
  let press: { readonly touch: Touch; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  let last: Tap | null = null;
  let isAnswered = false;
  const cancel = (): void => {
    if (press) clearTimeout(press.timer);
    press = null;
    last = null;
  };
  const distance = ({ clientX, clientY }: Touch, x: number, y: number): number => Math.hypot(clientX - x, clientY - y);
  const long = (touch: Touch): void => {
    cancel();
    isAnswered = true;
    on.long(touch);
  };
  return {
    cancel,
    down: (touch: Touch): void => {
      if (press) clearTimeout(press.timer);
      isAnswered = false;
      press = { touch, timer: setTimeout(() => long(touch), LONG_PRESS_MS) };
    },
    move: (touch: Touch): void => {
      if (press?.touch.pointerId !== touch.pointerId) return;
      if (distance(touch, press.touch.clientX, press.touch.clientY) > REST_PX) cancel();
    },
    up: (touch: Touch): void => {
      if (press?.touch.pointerId !== touch.pointerId) return;
      clearTimeout(press.timer);
      press = null;
      const isSecond =
        last !== null &&
        touch.timeStamp - last.at <= TWICE_WITHIN_MS &&
        distance(touch, last.x, last.y) <= TWICE_WITHIN_PX;
      last = isSecond ? null : { x: touch.clientX, y: touch.clientY, at: touch.timeStamp };
      if (!isSecond) return;
      isAnswered = true;
      on.twice(touch);
    },
    /** Whether the touch that is down needs nothing more: the browser asked for the menu before this did. */
    answer: (is: boolean): void => {
      cancel();
      isAnswered = is;
    },
    /** What the browser makes of this touch besides, as a click, would undo what it did. */
    isAnswered: (): boolean => isAnswered,
  };
}
