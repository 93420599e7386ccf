import { lazy } from "react";
import type { ComponentType, LazyExoticComponent } from "react";

interface Loaded<Props> {
  readonly default: ComponentType<Props>;
}

const parts: (() => Promise<unknown>)[] = [];

/** A part of the page that one opens oneself: it is no part of what must come first, and is there when it is asked for. */
export function later<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  let known: Loaded<Props> | null = null;
  const bring = async (): Promise<Loaded<Props>> => (known ??= { default: await load() });
  parts.push(bring);
  return lazy(() => (known ? here(known) : bring()));
}

/** React takes whatever has a `then`: what has been brought is given at once, and no empty frame is drawn before it. */
function here<Value>(value: Value): Promise<Value> {
  const given: Pick<Promise<Value>, "then"> = {
    then: (done) => {
      void done?.(value);
      // Nobody waits for what comes after.
      return new Promise<never>(() => undefined);
    },
  };
  // All of a promise that is ever asked of it.
  return given as Promise<Value>;
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
