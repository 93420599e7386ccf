import type { MemberId } from "@tablee/shared/ids";
import type { Presence } from "@tablee/shared/presence/presence";
import { useEffect } from "react";
import { createStore } from "zustand/vanilla";
import { useWorkspace } from "../board/workspace-context.ts";
import type { Workspace } from "../board/workspace.ts";

/** Whom I follow: their view is mine, and on the canvas their eye moves mine. */
export const following = createStore<{ readonly member: MemberId | null }>(() => ({ member: null }));

export function setFollowing(member: MemberId | null): void {
  following.setState({ member });
}

/** Half the side of the square brought into view at zoom 1, in board pixels. */
const REACH_PX = 400;

/** Once: to the view somebody is in and, on the canvas, to what they look at. */
export function bringTo(ws: Pick<Workspace, "prefs" | "camera">, { view, eye }: Pick<Presence, "view" | "eye">): void {
  ws.prefs.setState({ view });
  if (view !== "canvas" || !eye) return;
  const reach = REACH_PX / eye.zoom;
  const look = (): void => ws.camera.goTo({ x: eye.x - reach, y: eye.y - reach, w: 2 * reach, h: 2 * reach });
  if (ws.camera.state.getState().screen.w > 0) return look();
  // A canvas that was not there has no size before it is painted, and then shows the board from its beginning.
  const stop = ws.camera.state.subscribe(({ screen }) => {
    if (screen.w === 0) return;
    stop();
    queueMicrotask(look);
  });
}

export function useFollowing(): void {
  const ws = useWorkspace();
  useEffect(() => {
    let last = "";
    const look = () => {
      const { member } = following.getState();
      const shown = [...ws.table.presence.state.getState().others.values()].find((one) => one.member === member);
      const key = shown ? JSON.stringify([shown.view, shown.eye]) : "";
      if (key === last) return;
      last = key;
      if (shown) bringTo(ws, shown);
    };
    const ends = [ws.table.presence.state.subscribe(look), following.subscribe(look)];
    return () => {
      for (const end of ends) end();
      setFollowing(null);
    };
  }, [ws]);
}
