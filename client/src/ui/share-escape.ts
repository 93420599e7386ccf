import { flushSync } from "react-dom";

/**
 * React Aria’s tips keep Escape to themselves while they are shown: whoever pressed it to leave a panel left a tip, and
 * had to press again. Here the tips hear it first, as one of their own, and are gone when the key goes where it was meant.
 */
export function shareEscape(): void {
  const hear = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !event.isTrusted || !document.querySelector("[role=tooltip]")) return;
    // At once: what keeps the key listens until it is drawn anew. It does not bubble: nobody else is meant.
    flushSync(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })));
  };
  addEventListener("keydown", hear, { capture: true });
}
