import { useEffect } from "react";
import type { RefObject } from "react";

/**
 * A button that goes away with its press (*start* becomes *pause*) would leave the keyboard nowhere, and Escape with
 * it: then the heading of the same part takes it.
 */
export function useKeptFocus(within: RefObject<HTMLElement | null>, heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const part = within.current;
    if (!part) return undefined;
    let last: Element | null = null;
    const note = (event: FocusEvent): void => {
      last = event.target instanceof Element ? event.target : null;
    };
    const watch = new MutationObserver(() => {
      if (last && !last.isConnected && document.activeElement === document.body)
        heading.current?.focus({ preventScroll: true });
    });
    part.addEventListener("focusin", note);
    watch.observe(part, { childList: true, subtree: true });
    return () => {
      part.removeEventListener("focusin", note);
      watch.disconnect();
    };
  }, [within, heading]);
}
