import { createStore } from "zustand/vanilla";
import { readKept, writeKept } from "../kept.ts";

/** `here`: of the cards, only the one that has the focus; of the people, who comes, leaves and wishes to speak. */
export const HEARS = ["nothing", "here", "all"] as const;
export type Hear = (typeof HEARS)[number];

const KEY = "tablee.hear";
/** Of earlier pages, which knew all or nothing: who wished for quiet keeps it. */
const OLD_KEY = "tablee.quiet";

/** What to hear of what others do. Chosen on this device, for every table. */
export const voice = createStore<{ readonly hear: Hear }>(() => ({
  hear: HEARS.find((one) => one === readKept(KEY)) ?? (readKept(OLD_KEY) === "yes" ? "nothing" : "here"),
}));

export function setHear(hear: Hear): void {
  writeKept(KEY, hear);
  voice.setState({ hear });
}
