import { createStore } from "zustand/vanilla";
import { readKept, writeKept } from "../kept.ts";

const KEY = "tablee.quiet";

/** Whether to hear what others do. Chosen on this device, for every table. */
export const voice = createStore(() => ({ others: readKept(KEY) !== "yes" }));

export function setVoice(choice: { readonly others: boolean }): void {
  writeKept(KEY, choice.others ? null : "yes");
  voice.setState(choice);
}
