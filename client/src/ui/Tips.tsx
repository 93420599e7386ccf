import { Suspense, useEffect } from "react";
import { useStore } from "zustand";
import { later } from "./later.ts";
import { followTips, tips } from "./tips.ts";

const TipBubble = later(async () => (await import("./TipBubble.tsx")).TipBubble);

/** Shows the tip that is asked for, if any. */
export function Tips() {
  const on = useStore(tips, (state) => state.on);
  useEffect(() => followTips(), []);
  return <Suspense fallback={null}>{on && <TipBubble key={on.getAttribute("aria-label")} on={on} />}</Suspense>;
}
