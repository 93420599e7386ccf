import { useStore } from "zustand";
import { useWorkspace } from "../../../board/workspace-context.ts";

/** All that was written here has reached the server: what is still on its way would come after what was erased. */
export function useIsLinked(): boolean {
  return useStore(useWorkspace().table.sync.state, ({ status }) => status.kind === "saved");
}
