import { createStore } from "zustand/vanilla";
import { readKept, writeKept } from "../kept.ts";

const KEY = "tablee.quiet-timer";

/** Minutes instead of seconds that run, and nothing said aloud: chosen on this device, for every table. */
export const quietTimer = createStore<{ readonly isOn: boolean }>(() => ({ isOn: readKept(KEY) === "yes" }));

export function setQuietTimer(isOn: boolean): void {
  writeKept(KEY, isOn ? "yes" : null);
  quietTimer.setState({ isOn });
}
