import type { CDPSession } from "playwright-core";

/** A hand on the page: real wheel, pointer and key events, sixty a second, whether the page keeps up or not. */

const BEAT_MS = 1_000 / 60;
/** So many that the page has not answered, and the hand waits: it cannot outrun what it sees for ever. */
const UNANSWERED_MOST = 12;
const CONTROL = 2;

interface At {
  readonly x: number;
  readonly y: number;
}

async function beats(seconds: number, act: (part: number, beat: number) => Promise<unknown> | null): Promise<void> {
  const began = performance.now();
  let unanswered = 0;
  const all: Promise<void>[] = [];
  for (let beat = 0; performance.now() - began < seconds * 1_000; beat += 1) {
    if (unanswered < UNANSWERED_MOST) {
      const sent = act((performance.now() - began) / (seconds * 1_000), beat);
      if (sent) {
        unanswered += 1;
        all.push(sent.then(() => void (unanswered -= 1)));
      }
    }
    const wait = began + (beat + 1) * BEAT_MS - performance.now();
    await new Promise((resolve) => {
      setTimeout(resolve, Math.max(0, wait));
    });
  }
  await Promise.all(all);
}

function wheel(cdp: CDPSession, at: At, by: { readonly dx: number; readonly dy: number; readonly modifiers?: number }) {
  return cdp.send("Input.dispatchMouseEvent", {
    type: "mouseWheel",
    ...at,
    deltaX: by.dx,
    deltaY: by.dy,
    modifiers: by.modifiers ?? 0,
  });
}

/** There and back. */
export function pan(
  cdp: CDPSession,
  at: At,
  wish: { readonly seconds: number; readonly dx: number; readonly dy: number },
) {
  return beats(wish.seconds, (part) => {
    const way = part < 0.5 ? 1 : -1;
    return wheel(cdp, at, { dx: way * wish.dx, dy: way * wish.dy });
  });
}

/** Out and in again, by the wheel with Control as a pinch sends it. */
export function zoom(cdp: CDPSession, at: At, seconds: number) {
  return beats(seconds, (part) => wheel(cdp, at, { dx: 0, dy: part < 0.5 ? 6 : -6, modifiers: CONTROL }));
}

/** Takes what lies there round in a circle and puts it back. */
export async function drag(cdp: CDPSession, at: At, seconds: number): Promise<void> {
  const mouse = (type: "mousePressed" | "mouseMoved" | "mouseReleased", place: At) =>
    cdp.send("Input.dispatchMouseEvent", { type, ...place, button: "left", buttons: 1, clickCount: 1 });
  await mouse("mousePressed", at);
  await beats(seconds, (part) => {
    const turn = part * seconds * 3;
    return mouse("mouseMoved", { x: at.x + 120 * Math.sin(turn), y: at.y + 120 * (1 - Math.cos(turn)) });
  });
  await mouse("mouseMoved", at);
  await mouse("mouseReleased", at);
}

const KEY_EVERY_BEATS = 6;
const LETTERS = "les mots de chacun ";

/** Ten keys a second. */
export function type(cdp: CDPSession, seconds: number): Promise<void> {
  return beats(seconds, (_part, beat) => {
    if (beat % KEY_EVERY_BEATS !== 0) return null;
    const text = LETTERS[(beat / KEY_EVERY_BEATS) % LETTERS.length] ?? "e";
    return cdp
      .send("Input.dispatchKeyEvent", { type: "keyDown", text, key: text, unmodifiedText: text })
      .then(() => cdp.send("Input.dispatchKeyEvent", { type: "keyUp", key: text }));
  });
}
