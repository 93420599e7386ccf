import { createContext, useContext, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { nameOnSeat } from "@tablee/shared/session/naming";
import type { Place } from "@tablee/shared/session/seat";
import type { PairView } from "@tablee/shared/session/pairs";
import { pairsOf } from "../../board/pairs.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import type { Workspace } from "../../board/workspace.ts";
import type { OpenDesk } from "../../board/desk.ts";
import { useLive } from "../../session/use-live.ts";

/** Somebody of this seat, who has said who they are; a pair that lies open for them. */
export interface OpenPair {
  readonly pair: PairView;
  readonly me: Place;
  readonly other: Place | null;
  readonly desk: OpenDesk;
}

export const PairContext = createContext<OpenPair | null>(null);

export function usePair(): OpenPair {
  const open = useContext(PairContext);
  if (!open) throw new Error("there are no two here");
  return open;
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.member === other.member && one.person === other.person;
}

/** Of one person of this seat: asked and accepted. */
export function usePairsOf(me: Place): readonly PairView[] {
  const mine = useStore(pairsOf(useWorkspace().table).state, (state) => state.mine);
  return useMemo(() => mine.filter(({ people }) => people.some((one) => isSamePlace(one, me))), [mine, me]);
}

export function otherOf({ people }: Pick<PairView, "people">, me: Place): Place | null {
  return people.find((one) => !isSamePlace(one, me)) ?? null;
}

/** As they are called now; without a network this device may not know. */
export function useNameOf(): (place: Place | null) => string {
  const { t } = useTranslation("pairing");
  const { seat } = useWorkspace().table;
  const people = useLive((state) => state.people);
  return (place) => {
    if (!place) return t("gone");
    const known = people.get(place.member) ?? (place.member === seat.member.id ? seat.member : undefined);
    return nameOnSeat(known, place.person) ?? t("gone");
  };
}

/** Its room, opened when it is looked at, and left open: what waits for a network leaves by itself. */
export function useDesk(pair: PairView): OpenDesk | undefined {
  const pairs = pairsOf(useWorkspace().table);
  useEffect(() => pairs.open(pair), [pairs, pair]);
  return useStore(pairs.state, (state) => state.desks.get(pair.sheet));
}

/** The table as the parts of a room need it: what they read and write is the room’s. */
export function useRoom(desk: OpenDesk): Workspace {
  const ws = useWorkspace();
  return useMemo(() => ({ ...ws, board: desk.board, undo: desk.undo, hand: () => desk.hand() }), [ws, desk]);
}

/** Whoever only looks on at the table writes nowhere. Before the first word of the server, and offline, one may. */
export function useMayWrite(): boolean {
  const { seat } = useWorkspace().table;
  return useLive((state) => state.view?.me.role ?? seat.member.role) !== "observer";
}
