import { accessOf } from "./access.ts";
import { roundsView } from "./rounds.ts";
import type { Asker, Session, SessionView } from "./types.ts";

export function viewOf(session: Session, asker: Asker, now: number): SessionView {
  const { phases, phase, timer, hands, floor, structureLocked } = session;
  return {
    phases,
    phase,
    timer,
    hands,
    floor,
    readyCount: session.ready.length,
    structureLocked,
    rounds: roundsView(session, asker),
    me: { id: asker.id, role: asker.role, ready: session.ready.includes(asker.id), access: accessOf(session, asker) },
    now,
  };
}
