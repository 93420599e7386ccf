import { createStore } from "zustand/vanilla";
import { readTab, writeTab } from "../../kept.ts";

/** What somebody wishes for themself in a moment that is too much: known to this page alone. */
export interface Wishes {
  /** On the quiet page. A page that is loaded again, as phones do by themselves, is still there. */
  readonly isOut: boolean;
  /** How often a pause was asked for here, and for how many of these the server was asked. */
  readonly pauses: number;
  readonly sent: number;
}

const KEY = "tablee.quiet-page";

export const wishes = createStore<Wishes>(() => ({ isOut: readTab(KEY) !== null, pauses: 0, sent: 0 }));

export function stepOut(): void {
  writeTab(KEY, "yes");
  wishes.setState({ isOut: true });
}

export function comeBack(): void {
  writeTab(KEY, null);
  wishes.setState({ isOut: false });
}

export function askPause(): void {
  wishes.setState(({ pauses }) => ({ pauses: pauses + 1 }));
}
