import { useSyncExternalStore } from "react";

/** As wide as a phone, or a page read at 400 %. The same figure stands in the style sheets. */
export const PHONE = "(max-width: 720px)";

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );
}
