import { useCallback } from "react";
import type { CardId } from "@tablee/shared/ids";
import { useWorkspace } from "../workspace-context.ts";
import { moveByDrift } from "./paint.ts";

/** The ref of what can be dragged: drags move the element directly, and one that comes late starts where it is by now. */
export function useMounted(id: CardId): (element: HTMLElement | null) => (() => void) | undefined {
  const ws = useWorkspace();
  return useCallback(
    (element) => {
      if (!element) return undefined;
      ws.mounted.set(id, element);
      moveByDrift(element, ws.drift.state.getState().drift.get(id));
      return () => void ws.mounted.delete(id);
    },
    [ws, id],
  );
}
