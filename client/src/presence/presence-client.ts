import type { Awareness } from "y-protocols/awareness";
import { createStore } from "zustand/vanilla";
import { readPresence, writePresence } from "@tablee/shared/presence/presence";
import type { Presence } from "@tablee/shared/presence/presence";
import { PRESENCE_BEAT_MIN_MS } from "@tablee/shared/limits";
import type { PresenceClient, PresenceState } from "../table.ts";

type Mine = Omit<Presence, "member">;
const NOTHING: Mine = { view: "canvas", cursor: null, selected: [], drag: null, typing: null, eye: null };
/** Sooner, the server forwards nothing. */
const BEAT_MS = PRESENCE_BEAT_MIN_MS;
/** What is looked at moves with each frame of a pan; whoever follows is led there in one movement. */
const EYE_BEAT_MS = 100;

export function openPresence(awareness: Awareness): PresenceClient {
  const state = createStore<PresenceState>(() => ({ others: new Map<number, Presence>() }));
  let mine = NOTHING;
  let hidden = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Infinity;
  let last = "";

  const flush = (): void => {
    timer = undefined;
    dueAt = Infinity;
    // Hidden is an empty state, not none: being at the table is not a secret, where one looks is.
    const next = hidden ? {} : writePresence(mine);
    const text = JSON.stringify(next);
    if (text === last) return;
    last = text;
    awareness.setLocalState(next);
  };
  const within = (ms: number): void => {
    const at = performance.now() + ms;
    if (at >= dueAt) return;
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
    dueAt = at;
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
  within(BEAT_MS);
  return {
    state,
    show: (part) => {
      mine = { ...mine, ...part };
      within(Object.keys(part).every((key) => key === "eye") ? EYE_BEAT_MS : BEAT_MS);
    },
    setHidden: (next) => {
      hidden = next;
      within(BEAT_MS);
    },
    close: () => {
      clearTimeout(timer);
      awareness.off("change", read);
    },
  };
}
