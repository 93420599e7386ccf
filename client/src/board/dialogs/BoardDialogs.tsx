import { Suspense } from "react";
import { useStore } from "zustand";
import { later } from "../../ui/later.ts";
import { useWorkspace } from "../workspace-context.ts";

const Asked = later(async () => (await import("./Asked.tsx")).Asked);

/** What the actions ask: where to, under which name, how it looks, behind which line. Both views open these. */
export function BoardDialogs() {
  const ws = useWorkspace();
  const open = useStore(ws.ask, (state) => state.open);
  return (
    open && <Suspense fallback={null}>{<Asked open={open} close={() => ws.ask.setState({ open: null })} />}</Suspense>
  );
}
