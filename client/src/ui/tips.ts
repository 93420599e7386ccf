import { createStore } from "zustand/vanilla";

/**
 * The name of a button that shows only a picture, for who rests on it with a pointer or comes to it by key. One for the
 * page: what draws it is brought when the first is asked for.
 */
export const tips = createStore<{ readonly on: HTMLElement | null }>(() => ({ on: null }));

const RESTS_MS = 500;
/** As long as it takes to go from the button to its tip, which stays under a pointer. */
const LEAVES_MS = 300;

function tipOf(target: EventTarget | null): HTMLElement | null {
  const on = target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
  return on?.matches(":disabled") === true ? null : on;
}

function isTip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".ui-tooltip") !== null;
}

/** Answers how to end. */
export function followTips(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const shown = (): HTMLElement | null => tips.getState().on;
  const show = (on: HTMLElement | null): void => {
    clearTimeout(timer);
    if (on !== shown()) tips.setState({ on });
  };
  const over = ({ target, pointerType }: PointerEvent): void => {
    if (pointerType === "touch") return;
    const on = tipOf(target);
    clearTimeout(timer);
    if (on === shown() || isTip(target)) return;
    if (!on) timer = setTimeout(show, LEAVES_MS, null);
    // Who goes along a row of buttons waits once.
    else if (shown()) show(on);
    else timer = setTimeout(show, RESTS_MS, on);
  };
  const focus = ({ target }: FocusEvent): void => {
    const on = tipOf(target);
    show(on?.matches(":focus-visible") === true ? on : null);
  };
  const press = ({ target }: Event): void => {
    if (!isTip(target)) show(null);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Enter" || event.key === " ") show(null);
    if (event.key !== "Escape" || !shown()) return;
    // The first Escape takes the tip away, and nothing else.
    event.stopPropagation();
    show(null);
  };
  const gone = new MutationObserver(() => shown()?.isConnected === false && show(null));
  gone.observe(document.body, { childList: true, subtree: true });
  const end = new AbortController();
  const how = { capture: true, signal: end.signal };
  document.addEventListener("pointerover", over, how);
  document.addEventListener("pointerdown", press, how);
  document.addEventListener("focusin", focus, how);
  document.addEventListener("focusout", () => show(null), how);
  document.addEventListener("keydown", key, how);
  return () => {
    end.abort();
    gone.disconnect();
    show(null);
  };
}
