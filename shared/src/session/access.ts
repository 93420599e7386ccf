import { can } from "../rules/roles.ts";
import type { Access, Asker, Phase, Session } from "./types.ts";

export function currentPhase(session: Pick<Session, "phases" | "phase">): Phase | null {
  return session.phases.find((phase) => phase.id === session.phase) ?? null;
}

/** The one rule for writing the room. The server applies it on the wire; the interface only explains it. */
export function accessOf(session: Session, asker: Asker): Access {
  if (!can(asker.role, "write")) return { cards: false, structure: false, reason: "observer" };
  if (session.closing.closed) return { cards: false, structure: false, reason: "closed" };
  const gate = currentPhase(session)?.gate ?? "open";
  if (gate === "experience-first" && asker.part !== "supported") {
    return { cards: false, structure: false, reason: "experience-first" };
  }
  if (gate === "private") return { cards: false, structure: false, reason: "private" };
  // A brake holds those who lead as well: it may be their grouping that is in question.
  const isLocked = session.brake !== null || (session.structureLocked && asker.role !== "host");
  if (isLocked) return { cards: true, structure: false, reason: "structure-locked" };
  return { cards: true, structure: true, reason: null };
}
