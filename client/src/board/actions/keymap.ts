import { createStore } from "zustand/vanilla";
import { readKept, writeKept } from "../../kept.ts";
import type { ActionId } from "./action-ids.ts";
import { ACTION_IDS } from "./action-ids.ts";
import { actions } from "./registry.ts";

/** Which keys do what, as this person wishes: chosen on this device, for every table. */
export interface Keymap {
  /** Only what differs from how it comes; an empty string is no key. */
  readonly own: ReadonlyMap<ActionId, string>;
  /** Do keys that are one letter or sign do anything? They get in the way of whoever dictates. */
  readonly letters: boolean;
}

const KEY = "tablee.keys";
const KEYS_MAX_CHARS = 40;

/** Kept by an older page, or mended by hand: what is not understood is as it comes. */
export function readKeymap(kept: string | null): Keymap {
  let read: unknown;
  try {
    read = JSON.parse(kept ?? "{}");
  } catch {
    read = {};
  }
  const { own, letters } = (typeof read === "object" && read !== null ? read : {}) as Record<string, unknown>;
  const pairs = Object.entries(typeof own === "object" && own !== null ? own : {}).flatMap(([id, keys]) => {
    const known = ACTION_IDS.find((one) => one === id);
    return known && typeof keys === "string" && keys.length <= KEYS_MAX_CHARS ? [[known, keys] as const] : [];
  });
  return { own: new Map(pairs), letters: letters !== false };
}

export const keymap = createStore<Keymap>(() => readKeymap(readKept(KEY)));

function keep(next: Keymap): void {
  writeKept(KEY, JSON.stringify({ own: Object.fromEntries(next.own), letters: next.letters }));
  keymap.setState(next, true);
}

/** The keys of an action, or none. */
export function keysFor({ own }: Keymap, { id, keys }: { readonly id: ActionId; readonly keys?: string }) {
  return own.get(id) ?? keys ?? "";
}

/** The action that has these keys now. */
export function ownerOf(map: Keymap, keys: string): ActionId | undefined {
  return keys === "" ? undefined : actions.find((action) => keysFor(map, action) === keys)?.id;
}

/** Null: none. */
export function setKeys(id: ActionId, keys: string | null): void {
  const now = keymap.getState();
  const own = new Map(now.own);
  if ((actions.find((action) => action.id === id)?.keys ?? "") === (keys ?? "")) own.delete(id);
  else own.set(id, keys ?? "");
  keep({ ...now, own });
}

export function setLetters(letters: boolean): void {
  keep({ ...keymap.getState(), letters });
}

export function resetKeys(): void {
  keep({ own: new Map(), letters: true });
}
