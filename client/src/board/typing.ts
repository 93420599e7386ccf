import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { CardId, MemberId } from "@tablee/shared/ids";
import type { PresenceClient } from "../table.ts";

/** Who writes in which card: one reading of the presences for all cards, told only when it changes. */
export function followTyping(presence: PresenceClient): {
  readonly state: StoreApi<ReadonlyMap<CardId, MemberId>>;
  close(): void;
} {
  const state = createStore<ReadonlyMap<CardId, MemberId>>(() => new Map());
  const close = presence.state.subscribe(({ others }) => {
    const next = new Map<CardId, MemberId>();
    for (const { typing, member } of others.values()) if (typing) next.set(typing, member);
    const old = state.getState();
    const isSame = next.size === old.size && [...next].every(([card, member]) => old.get(card) === member);
    // `true` replaces: zustand would otherwise melt the two maps into one plain object.
    if (!isSame) state.setState(next, true);
  });
  return { state, close };
}
