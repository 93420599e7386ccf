import { lazy } from "react";
import type { ComponentType, LazyExoticComponent } from "react";

const parts: (() => Promise<unknown>)[] = [];

/** A part of the page that one opens oneself: it is no part of what must come first, and is there when it is asked for. */
export function later<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  parts.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** Brings all of them, one after the other, once the page has come to rest: later there may be no network. */
export async function bringLater(): Promise<void> {
  for (const load of parts.splice(0)) {
    await atRest();
    // Without a network it is tried again when it is opened.
    await load().catch(() => undefined);
  }
}

function atRest(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === "undefined") setTimeout(resolve, 200);
    else requestIdleCallback(() => resolve());
  });
}
