import { createStore } from "zustand/vanilla";
import { announceNow } from "../a11y/announce.ts";

export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly undo: (() => void) | null;
}

export const toasts = createStore<{ readonly list: readonly Toast[] }>(() => ({ list: [] }));

const STAY_MS = 7_000;
const STAY_UNDO_MS = 12_000;
let last = 0;

export function dropToast(id: number): void {
  toasts.setState(({ list }) => ({ list: list.filter((toast) => toast.id !== id) }));
}

/** Says what was done, aloud too; with `undo`, longer, so that a slow hand reaches it. */
export function toast(message: string, { undo }: { readonly undo?: () => void } = {}): void {
  last += 1;
  const id = last;
  // The same message twice is one message, the newer: its undo is the one that counts.
  toasts.setState(({ list }) => {
    const others = list.filter((toast) => toast.message !== message);
    return { list: [...others.slice(-2), { id, message, undo: undo ?? null }] };
  });
  announceNow(message);
  setTimeout(() => dropToast(id), undo ? STAY_UNDO_MS : STAY_MS);
}
