import { accessOf } from "./access.ts";
import { consentsSeenBy } from "./consents.ts";
import { evaluationView } from "./evaluation-results.ts";
import type { Asker, Session, SessionView } from "./types.ts";
import { votesSeenBy } from "./votes.ts";

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
    votes: votesSeenBy(session, asker),
    consents: consentsSeenBy(session, asker),
    evaluation: evaluationView(session.evaluation, asker),
    parity,
    me: { id: asker.id, role: asker.role, ready: session.ready.includes(asker.id), access: accessOf(session, asker) },
    now,
  };
}
