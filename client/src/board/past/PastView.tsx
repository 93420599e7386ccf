import { useStore } from "zustand";
import { useWorkspace } from "../workspace-context.ts";
import { PastCanvas } from "./PastCanvas.tsx";
import { PastFramework, PastList } from "./PastList.tsx";
import type { Past } from "./past.ts";

/** An earlier state in the view that one is in, with nothing to write. */
export function PastView({ past }: { readonly past: Past }) {
  const view = useStore(useWorkspace().prefs, (state) => state.view);
  if (view === "canvas") return <PastCanvas key={past.version.id} past={past} />;
  return view === "list" ? <PastList past={past} /> : <PastFramework past={past} />;
}
