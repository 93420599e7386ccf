import { accessOf } from "./access.ts";
import { evaluationView } from "./evaluation-results.ts";
import type { Asker, Session, SessionView } from "./types.ts";

export function viewOf(session: Session, asker: Asker, now: number): SessionView {
  const { phases, phase, timer, hands, floor, structureLocked, parity } = session;
  return {
    phases,
    phase,
    timer,
    hands,
    floor,
    readyCount: session.ready.length,
    structureLocked,
    evaluation: evaluationView(session.evaluation, asker),
    parity,
    me: { id: asker.id, role: asker.role, ready: session.ready.includes(asker.id), access: accessOf(session, asker) },
    now,
  };
}
