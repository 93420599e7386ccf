import { readKept, writeKept } from "../kept.ts";

const KEY = "tablee.hidden";

/** Chosen on this device, for every table. */
export function isPresenceHidden(): boolean {
  return readKept(KEY) === "yes";
}

export function keepPresenceHidden({ hidden }: { readonly hidden: boolean }): void {
  writeKept(KEY, hidden ? "yes" : null);
}
