import * as limits from "../limits.ts";
import type { Phase, Session, Sitter, Waiting } from "./types.ts";

/**
 * A phase *experience first* goes on when its group says so: the person who leads cannot go on before it alone.
 *
 *   other ──set, with a rule──► waits, here ──group ready, or nobody of it──► any later phase
 *                                 │   ▲
 *                              earlier └── later phases stay closed meanwhile
 *
 * With nobody of the group at the table nobody can be asked, and a table that nobody can move is worse than one that
 * goes on: it may, and says so. A connection lost a moment ago is no absence.
 */

export function isWaitingPhase(phase: Phase | null | undefined): phase is Phase {
  return phase?.gate === "experience-first" && phase.readyRule !== "none";
}

function groupOf(table: readonly Sitter[]): readonly Sitter[] {
  const graceMs = limits.GROUP_AWAY_GRACE_SECONDS * 1_000;
  return table.filter(({ part, role, awayMs }) => part === "supported" && role !== "observer" && awayMs < graceMs);
}

export function waitingOf(session: Session, table: readonly Sitter[]): Waiting | null {
  const phase = session.phases.find(({ id }) => id === session.phase);
  if (!isWaitingPhase(phase) || session.waits !== phase.id) return null;
  const group = groupOf(table);
  const ready = group.filter(({ id }) => session.ready.includes(id)).length;
  return { rule: phase.readyRule, ready, of: group.length };
}

export function mayAdvance(waiting: Waiting | null): boolean {
  if (!waiting || waiting.of === 0) return true;
  return waiting.rule === "each" ? waiting.ready === waiting.of : waiting.ready * 2 > waiting.of;
}
