import type { CardId, DecisionId, PhaseId, StatementId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import type { Part } from "../rules/roles.ts";
import { stateOf } from "./ballots.ts";
import { presentOf } from "./present.ts";
import type { Present } from "./present.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Session } from "./types.ts";

/**
 * The register of what was decided: what, by which parts, which parts were there, about what, how and when. A proposal
 * that everybody consented to stands in it by itself; what was decided otherwise, anybody notes. The server says who was
 * there, as parts: nobody can write that somebody was associated who was not.
 *
 *   nothing ──a proposal is agreed──► decided ──end──► over: it stays, and says so
 *          └──note──► decided ──end, erase──► taken back: its words go, its day stays
 */

export type DecisionCommand =
  | {
      readonly kind: "decision.note";
      readonly decision: DecisionId;
      readonly text: string;
      readonly by: readonly Part[];
      readonly card: CardId | null;
      readonly subject: StatementId | null;
    }
  | { readonly kind: "decision.end"; readonly decision: DecisionId; readonly erase: boolean };

export const DECISION_REASONS = [
  "decision-missing",
  "decision-too-long",
  "decisions-full",
  "no-such-decision",
  "decided-by-all",
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

export interface Decided {
  readonly id: DecisionId;
  readonly how: "consent" | "talk";
  /** Empty: taken back. */
  readonly text: string;
  /** Who decided, as it was noted; of a consent nobody is named, for it was everybody at the table. */
  readonly by: readonly Part[];
  readonly card: CardId | null;
  readonly subject: StatementId | null;
  readonly present: Present;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly phase: PhaseId | null;
  /** Since when it holds no longer. */
  readonly over: number | null;
}

type Decide = Pick<Context, "now" | "table">;

export function reduceDecisions(session: Session, command: DecisionCommand, at: Decide): Reply<Step, DecisionReason> {
  switch (command.kind) {
    case "decision.note":
      return note(session, command, at);
    case "decision.end":
      return end(session, command, at.now);
    default:
      return assertNever(command);
  }
}

function note(
  session: Session,
  wish: Extract<DecisionCommand, { readonly kind: "decision.note" }>,
  at: Decide,
): Reply<Step, DecisionReason> {
  const { decision: id, by, card, subject } = wish;
  const text = wish.text.trim();
  if (session.decisions.some((one) => one.id === id)) return step(session);
  if (text === "") return no("decision-missing");
  if (text.length > limits.LINE_TEXT_MAX_CHARS) return no("decision-too-long");
  if (session.decisions.length >= limits.DECISIONS_MAX_COUNT) return no("decisions-full");
  return step(withDecided(session, { id, how: "talk", text, by: [...new Set(by)], card, subject }, at));
}

function end(
  session: Session,
  { decision, erase }: Extract<DecisionCommand, { readonly kind: "decision.end" }>,
  now: number,
): Reply<Step, DecisionReason> {
  const found = session.decisions.find(({ id }) => id === decision);
  if (!found) return no("no-such-decision");
  // What everybody consented to is not one person’s to take back.
  if (erase && found.how === "consent") return no("decided-by-all");
  const over = found.over ?? now;
  const next: Decided = erase ? { ...found, over, text: "", by: [], card: null, subject: null } : { ...found, over };
  if (found.over !== null && (!erase || found.text === "")) return step(session);
  const decisions = session.decisions.map((one) => (one === found ? next : one));
  return step({ ...session, decisions }, erase ? [{ kind: "scrub" }] : []);
}

/** What everybody can live with since this step of the session is decided: the newest stand, should there be too many. */
export function registerAgreed(before: Session, after: Session, at: Decide): Session {
  if (before.consents.results === after.consents.results) return after;
  const agreed = new Set(before.consents.results.flatMap((one) => (stateOf(one) === "agreed" ? [one.id] : [])));
  const fresh = after.consents.results.filter((one) => stateOf(one) === "agreed" && !agreed.has(one.id));
  return fresh.reduce((session, { id, text, card = null, subject = null }) => {
    // An id is an id: that of the proposal is that of what it came to.
    const decided = { id: id as string as DecisionId, how: "consent", text, by: [], card, subject } as const;
    return withDecided(session, decided, at);
  }, after);
}

function withDecided(
  session: Session,
  what: Omit<Decided, "present" | "at" | "phase" | "over">,
  { now, table = [] }: Decide,
): Session {
  const decided: Decided = { ...what, present: presentOf(table), at: now, phase: session.phase, over: null };
  const before = session.decisions.slice(-(limits.DECISIONS_MAX_COUNT - 1));
  return { ...session, decisions: [...before, decided] };
}
