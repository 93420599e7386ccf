import { useStore } from "zustand";
import { useBoard, useWorkspace } from "../board/workspace-context.ts";

/** The place, in the outline, of the area that a phone shows: the chosen one, else the first. */
export function useShownArea(): number {
  const area = useStore(useWorkspace().prefs, (state) => state.area);
  return useBoard(({ outline }) =>
    Math.max(
      0,
      outline.findIndex(({ zone }) => (zone?.id ?? "outside") === area),
    ),
  );
}
