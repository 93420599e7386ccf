import { useMemo, useSyncExternalStore } from "react";
import { useWorkspace } from "../workspace-context.ts";
import type { Workspace } from "../workspace.ts";

/** What is read beside the board, and not under the hand: nobody sees it follow each frame. */
const EVERY_MS = 100;

export interface Slowly {
  (): void;
  stop(): void;
}

/** Calls at once what has rested, then at most so often, and once more after the last. */
export function slowly(call: () => void, everyMs = EVERY_MS): Slowly {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const begin = (): void => {
    isDue = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) soon();
    }, everyMs);
  };
  const soon = (): void => {
    if (timer !== undefined) return void (isDue = true);
    begin();
    call();
  };
  return Object.assign(soon, { stop: () => clearTimeout(timer) });
}

/** What is read off the camera, for words and buttons. `read` answers the same object while nothing has changed. */
export function useCameraSlowly<Value>(read: (ws: Workspace) => Value): Value {
  const ws = useWorkspace();
  const subscribe = useMemo(
    () => (changed: () => void) => {
      const soon = slowly(changed);
      const end = ws.camera.state.subscribe(soon);
      return () => {
        soon.stop();
        end();
      };
    },
    [ws],
  );
  return useSyncExternalStore(subscribe, () => read(ws));
}
