import type { Awareness } from "y-protocols/awareness";
import { createStore } from "zustand/vanilla";
import { readPresence, writePresence } from "@tablee/shared/presence/presence";
import type { Presence } from "@tablee/shared/presence/presence";
import type { PresenceClient, PresenceState } from "../table.ts";

type Mine = Omit<Presence, "member">;
const NOTHING: Mine = { view: "canvas", cursor: null, selected: [], drag: null, typing: null, eye: null };
/** Two frames of a display: fluid to the eye, and half of what the server forwards at most. */
const BEAT_MS = 33;

export function openPresence(awareness: Awareness): PresenceClient {
  const state = createStore<PresenceState>(() => ({ others: new Map<number, Presence>() }));
  let mine = NOTHING;
  let hidden = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = "";

  const flush = (): void => {
    timer = undefined;
    // Hidden is an empty state, not none: being at the table is not a secret, where one looks is.
    const next = hidden ? {} : writePresence(mine);
    const text = JSON.stringify(next);
    if (text === last) return;
    last = text;
    awareness.setLocalState(next);
  };
  const soon = (): void => {
    timer ??= setTimeout(flush, BEAT_MS);
  };
  const read = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }): void => {
    const touched = [...added, ...updated, ...removed].filter((id) => id !== awareness.clientID);
    if (touched.length === 0) return;
    const others = new Map(state.getState().others);
    for (const id of touched) {
      const presence = readPresence(awareness.getStates().get(id));
      if (presence) others.set(id, presence);
      else others.delete(id);
    }
    state.setState({ others });
  };
  awareness.on("change", read);
  soon();
  return {
    state,
    show: (part) => {
      mine = { ...mine, ...part };
      soon();
    },
    setHidden: (next) => {
      hidden = next;
      soon();
    },
    close: () => {
      clearTimeout(timer);
      awareness.off("change", read);
    },
  };
}
