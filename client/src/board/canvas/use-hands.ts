import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { CardId } from "@tablee/shared/ids";
import type { Point } from "@tablee/shared/board/types";
import { isWriting } from "../actions/keys.ts";
import { toggleKept } from "../actions/kept-choice.ts";
import { announceNow } from "../../a11y/announce.ts";
import { useClipboard } from "../clipboard/use-clipboard.ts";
import { useRun, useSay } from "../use-run.ts";
import { useMay, useWorkspace } from "../workspace-context.ts";
import { pressKey } from "./canvas-keys.ts";
import type { Linked } from "./gestures/connect.ts";
import { createFingers } from "./fingers.ts";
import { startPan } from "./gestures/drag.ts";
import { startTear } from "./gestures/tear.ts";
import { callOff } from "./gestures/track.ts";
import { press, pressAside, pressTwice, showCursor } from "./hands.ts";
import type { Hands, Pressed } from "./hands.ts";
import { cardIdOf, isButton, isPad } from "./targets.ts";

interface Parts {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly layer: RefObject<HTMLDivElement | null>;
  readonly shape: RefObject<HTMLDivElement | null>;
  readonly line: RefObject<SVGPathElement | null>;
  readonly openMenu: (id: CardId | null) => void;
  /** At the place of a press. */
  readonly openMenuAt: (event: Pressed) => void;
}

/** Ties pointer and keys to the canvas. Native events: those of a dialogue opened from here would bubble to React’s. */
export function useHands(parts: Parts): void {
  const ws = useWorkspace();
  const may = useMay();
  const run = useRun();
  const say = useSay();
  const { t } = useTranslation("canvas");
  const saidLinked = (linked: Linked): void => {
    if (linked === "linked") announceNow(t("said.linked"));
    else if (linked === "tooManyLinks") say(linked, 0);
  };
  const now = useRef({ ...parts, may, run, say, saidLinked });
  useEffect(() => {
    now.current = { ...parts, may, run, say, saidLinked };
  });
  useClipboard();
  useEffect(() => {
    const { frame, layer, shape, line } = now.current;
    const surface = frame.current?.querySelector<HTMLElement>(".canvas-surface");
    if (!frame.current || !surface || !layer.current || !shape.current || !line.current) return undefined;
    return listen({
      ws,
      now: () => now.current,
      frame: frame.current,
      surface,
      layer: layer.current,
      shape: shape.current,
      line: line.current,
    });
  }, [ws]);
}

interface Listening {
  readonly ws: ReturnType<typeof useWorkspace>;
  readonly now: () => Parts & {
    readonly may: ReturnType<typeof useMay>;
    readonly run: ReturnType<typeof useRun>;
    readonly say: ReturnType<typeof useSay>;
    readonly saidLinked: (linked: Linked) => void;
  };
  readonly frame: HTMLElement;
  readonly surface: HTMLElement;
  readonly layer: HTMLElement;
  readonly shape: HTMLElement;
  readonly line: SVGPathElement;
}

function listen(parts: Listening): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const { ws, now, frame, layer, shape, line } = parts;
  const at = (event: Pick<PointerEvent, "clientX" | "clientY">): Point => {
    const box = frame.getBoundingClientRect();
    return ws.camera.toBoard({ x: event.clientX - box.left, y: event.clientY - box.top });
  };
  const space = holdSpace(ws, frame, signal);
  const hands = (): Hands => {
    const { may, say, saidLinked } = now();
    return { ws, layer, shape, line, at, say, saidLinked, mayWrite: may.cards, isSpaceHeld: space.isHeld };
  };
  listenToPointers(parts, { hands, signal, onPress: () => space.isHeld() && space.used() });
  frame.addEventListener(
    "keydown",
    (event) => {
      if (isWriting(event.target) || event.defaultPrevented) return;
      const { may, run, saidLinked, openMenu } = now();
      if (pressKey({ ws, run, mayWrite: may.cards, openMenu, saidLinked }, event)) event.preventDefault();
    },
    { signal },
  );
  return () => stop.abort();
}

interface Pointers {
  readonly hands: () => Hands;
  readonly signal: AbortSignal;
  readonly onPress: () => void;
}

function listenToPointers({ ws, now, frame, surface }: Listening, { hands, signal, onPress }: Pointers): void {
  const askMenu = (event: Pressed): void => {
    if (isButton(event.target)) return;
    // What the press had begun is no drag.
    callOff();
    pressAside(hands(), event);
    now().openMenuAt(event);
  };
  const fingers = createFingers({
    ws,
    surface,
    origin: () => frame.getBoundingClientRect(),
    onLong: askMenu,
    onTwice: (touch) => {
      // A press of its own would close what this opens.
      callOff();
      pressTwice(hands(), touch);
    },
    signal,
  });
  surface.addEventListener(
    "pointerdown",
    (event) => {
      const allowed = fingers.down(event);
      if (allowed === "nothing") return;
      if (allowed === "view") return startPan(ws, event);
      onPress();
      press(hands(), event);
    },
    { signal },
  );
  surface.addEventListener("mousedown", focusByHand, { signal });
  surface.addEventListener(
    "contextmenu",
    (event) => {
      if (isButton(event.target)) return;
      event.preventDefault();
      if (fingers.isMenuWanted(event)) askMenu(event);
    },
    { signal },
  );
  frame.addEventListener(
    "pointerdown",
    (event) => {
      if (isPad(event.target) && event.button === 0 && now().may.cards)
        startTear({ ...hands(), start: event, surface });
    },
    { signal },
  );
  surface.addEventListener("dblclick", (event) => pressTwice(hands(), event), { signal });
  surface.addEventListener("pointermove", (event) => showCursor(ws, hands().at(event)), { signal });
  surface.addEventListener("pointerleave", () => showCursor(ws, null), { signal });
}

/**
 * Selecting text, in which no card takes part, costs the browser more than the whole drag. Its default is kept off, and
 * with it the focus, which is then given by hand.
 */
function focusByHand(event: MouseEvent): void {
  const isAdding = event.shiftKey || event.ctrlKey || event.metaKey;
  const card =
    event.target instanceof Element ? event.target.closest<HTMLElement>(".canvas-card, .canvas-drawing") : null;
  if (!card || isAdding || isButton(event.target)) return;
  event.preventDefault();
  card.focus({ preventScroll: true });
}

/** Space held down moves the view with any button; pressed and let go on a card, it chooses or unchooses the card. */
function holdSpace(ws: Listening["ws"], frame: HTMLElement, signal: AbortSignal) {
  let isHeld = false;
  let wasUsed = false;
  const isSpace = (event: KeyboardEvent): boolean =>
    event.key === " " &&
    event.target instanceof Element &&
    event.target.closest("button") === null &&
    !isWriting(event.target);
  const set = (held: boolean): void => {
    isHeld = held;
    frame.classList.toggle("canvas-space", held);
  };
  frame.addEventListener(
    "keydown",
    (event) => {
      if (!isSpace(event)) return;
      event.preventDefault();
      if (event.repeat) return;
      set(true);
      wasUsed = false;
    },
    { signal },
  );
  addEventListener(
    "keyup",
    (event) => {
      if (event.key !== " " || !isHeld) return;
      set(false);
      const id = cardIdOf(event.target);
      if (id && !wasUsed) toggleKept(ws, id);
    },
    { signal },
  );
  addEventListener("blur", () => set(false), { signal });
  return { isHeld: () => isHeld, used: () => (wasUsed = true) };
}
