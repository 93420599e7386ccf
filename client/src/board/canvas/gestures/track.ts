/** One pointer from press to release. Other pointers are none of its business; Escape ends it as if it had not been. */
export interface Gesture {
  move(event: PointerEvent): void;
  /** `isDone` is false when it was called off: by Escape, a second finger or the system. */
  end(isDone: boolean, event: PointerEvent | null): void;
}

type Start = Pick<PointerEvent, "pointerId">;

let current: (() => void) | null = null;

/** Calls off what is going on: a second finger turns a drag into a pinch. */
export function callOff(): void {
  current?.();
}

export function track(start: Start, gesture: Gesture): void {
  callOff();
  const ends = new AbortController();
  const { signal } = ends;
  let came: PointerEvent[] = [];
  let frame = 0;
  // In the frame, and not with the event: a browser looks twice for what lies under the pointer, and would have to put what
  // was moved in its place for the second look.
  const follow = (): void => {
    frame = 0;
    const events = came;
    came = [];
    for (const event of events) if (!signal.aborted) gesture.move(event);
  };
  const end = (isDone: boolean, event: PointerEvent | null): void => {
    cancelAnimationFrame(frame);
    if (isDone) follow();
    ends.abort();
    current = null;
    gesture.end(isDone, event);
  };
  const mine = (act: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === start.pointerId) act(event);
  };
  current = () => end(false, null);
  addEventListener(
    "pointermove",
    mine((event) => {
      came.push(event);
      frame ||= requestAnimationFrame(follow);
    }),
    { signal },
  );
  addEventListener(
    "pointerup",
    mine((event) => end(true, event)),
    { signal },
  );
  addEventListener(
    "pointercancel",
    mine((event) => end(false, event)),
    { signal },
  );
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    event.preventDefault();
    end(false, null);
  };
  addEventListener("keydown", escape, { signal, capture: true });
}

/** Fingers and pens tremble: less than this is a press, not a drag. Screen pixels. */
const TREMBLE_PX = 4;

export function isFar(dx: number, dy: number): boolean {
  return Math.hypot(dx, dy) > TREMBLE_PX;
}
