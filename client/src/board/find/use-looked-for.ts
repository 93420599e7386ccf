import { useStore } from "zustand";
import { isSifting } from "../list/list-look.ts";
import { useWorkspace } from "../workspace-context.ts";

/** Whether cards are being looked for on the canvas. Beside the list, the list has the field. */
export function useLookedFor(): boolean {
  const { prefs, list } = useWorkspace();
  const { finding, split } = useStore(prefs);
  const isAsked = useStore(list, ({ wish }) => isSifting(wish));
  return (finding || isAsked) && !split;
}
