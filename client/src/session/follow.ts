import type { MemberId } from "@tablee/shared/ids";
import { useEffect } from "react";
import { createStore } from "zustand/vanilla";
import { useWorkspace } from "../board/workspace-context.ts";

/** Whom I follow on the canvas; their eye moves mine. */
export const following = createStore<{ readonly member: MemberId | null }>(() => ({ member: null }));

export function setFollowing(member: MemberId | null): void {
  following.setState({ member });
}

/** Half the side of the square brought into view at zoom 1, in board pixels. */
const REACH_PX = 400;

export function useFollowing(): void {
  const ws = useWorkspace();
  useEffect(() => {
    let last = "";
    const look = () => {
      const { member } = following.getState();
      const shown = [...ws.table.presence.state.getState().others.values()].find((one) => one.member === member);
      if (!shown?.eye) return;
      const { x, y, zoom } = shown.eye;
      const key = `${x} ${y} ${zoom}`;
      if (key === last) return;
      last = key;
      const reach = REACH_PX / zoom;
      ws.camera.goTo({ x: x - reach, y: y - reach, w: 2 * reach, h: 2 * reach });
    };
    const ends = [ws.table.presence.state.subscribe(look), following.subscribe(look)];
    return () => {
      for (const end of ends) end();
      setFollowing(null);
    };
  }, [ws]);
}
