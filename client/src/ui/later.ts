import { createElement, lazy, useState } from "react";
import type { ComponentType } from "react";
import { bringLaterWords } from "../i18n/board-words.ts";
import { patiently } from "./patiently.ts";

const parts: (() => Promise<unknown>)[] = [];

/**
 * A part of the page that one opens oneself: it is no part of what must come first, and is there when it is asked for.
 * What has been brought is drawn at once, without an empty frame before it.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  const bring = async (): Promise<ComponentType<Props>> => {
    const [part] = await Promise.all([load(), bringLaterWords()]);
    known ??= part;
    return known;
  };
  const Lazy = lazy(async () => ({ default: await patiently(bring) }));
  parts.push(bring);
  return function Later(props) {
    // For as long as it is open: another component in its place would lose what one has done in it.
    const [Part] = useState<ComponentType<Props>>(() => known ?? Lazy);
    return createElement(Part, props);
  };
}

/** Brings all of them, one after the other, once the page has come to rest: later there may be no network. */
export async function bringLater(): Promise<void> {
  // A part may have parts of its own, which are named when it has come.
  for (let load = parts.shift(); load; load = parts.shift()) {
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
