import { useMemo } from "react";
import { useStore } from "zustand";
import type { Since } from "@tablee/shared/board/since";
import type { Board } from "@tablee/shared/board/types";
import { useWorkspace } from "../workspace-context.ts";
import type { Past } from "./past.ts";

/** What is otherwise in the present, which goes on changing while one looks. */
export function useSince({ since }: Past): { readonly now: Board; readonly since: Since } {
  const now = useStore(useWorkspace().board, (state) => state.board);
  return useMemo(() => ({ now, since: since(now) }), [now, since]);
}
