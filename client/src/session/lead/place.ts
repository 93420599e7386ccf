import type { Phase, SessionView } from "@tablee/shared/session/types";

/** Where the session stands in its agenda; -1 before the first phase. */
export function placeIn({ phases, phase }: SessionView): number {
  return phases.findIndex(({ id }) => id === phase);
}

export function currentPhase(view: SessionView): Phase | undefined {
  return view.phases[placeIn(view)];
}
