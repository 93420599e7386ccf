import { createElement, useEffect, useState } from "react";
import type { ComponentType, ReactNode } from "react";

/**
 * A page whose script comes when its address is asked for. Not React's `lazy`: what Suspense has hidden it shows 300 ms
 * later at the soonest, and nothing of a board is asked for meanwhile.
 */
export function brought<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function Brought(props) {
    const [Page, setPage] = useState<ComponentType<Props> | null>(() => known);
    const [failed, setFailed] = useState<{ readonly error: unknown } | null>(null);
    useEffect(() => {
      const show = (loaded: ComponentType<Props>): void => {
        known = loaded;
        setPage(() => loaded);
      };
      if (!Page) load().then(show, (error: unknown) => setFailed({ error }));
    }, [Page]);
    // To the edge that says so: Crash.tsx.
    if (failed) throw failed.error;
    return Page ? createElement(Page, props) : meanwhile;
  };
}
