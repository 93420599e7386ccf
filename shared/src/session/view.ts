import { accessOf } from "./access.ts";
import { evaluationView } from "./evaluation-results.ts";
import { agreedHere, rulesView } from "./rules.ts";
import type { Asker, Session, SessionView } from "./types.ts";

export function viewOf(session: Session, asker: Asker, now: number): SessionView {
  const { phases, phase, timer, hands, floor, structureLocked, rules, goal, brake, brakes, closing, parity } = session;
  return {
    phases,
    phase,
    timer,
    hands,
    floor,
    floorSince: floor === null ? null : session.floorSince,
    readyCount: session.ready.length,
    structureLocked,
    evaluation: evaluationView(session.evaluation, asker),
    parity,
    rules: rulesView(rules),
    goal,
    brake,
    brakes,
    closing,
    me: {
      id: asker.id,
      role: asker.role,
      ready: session.ready.includes(asker.id),
      agreed: agreedHere(rules, asker.id),
      access: accessOf(session, asker),
    },
    now,
  };
}
