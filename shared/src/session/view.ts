import { accessOf } from "./access.ts";
import { accordsOf } from "./accords.ts";
import { attestationsView } from "./attestations.ts";
import { checkInView } from "./check-in.ts";
import { consentsSeenBy } from "./consents.ts";
import { duoViewOf } from "./duo.ts";
import { evaluationView } from "./evaluation-results.ts";
import { itemsView } from "./items.ts";
import { programmeView } from "./programme.ts";
import { leavingView } from "./leaving.ts";
import { pairsView } from "./pairs.ts";
import { roundsView } from "./rounds.ts";
import { agreedHere, rulesView } from "./rules.ts";
import { safetyView } from "./safety.ts";
import type { Asker, Session, SessionView, Sitter } from "./types.ts";
import { storiesSeen } from "./stories-view.ts";
import { votesSeenBy } from "./votes.ts";
import { wordsView } from "./word-exercise.ts";
import { mayAdvance, waitingOf } from "./waiting.ts";

/** `table`: everybody of it. Left out, nobody is known to be here. */
export function viewOf(session: Session, asker: Asker, now: number, table: readonly Sitter[] = []): SessionView {
  const {
    phases,
    phase,
    timer,
    hands,
    floor,
    structureLocked,
    rules,
    goal,
    brake,
    brakes,
    closing,
    parity,
    series,
    rehearsal,
  } = session;
  const waiting = waitingOf(session, table);
  return {
    phases,
    phase,
    timer,
    hands,
    floor,
    floorSince: floor === null ? null : session.floorSince,
    readyCount: session.ready.length,
    structureLocked,
    rounds: roundsView(session, asker),
    votes: votesSeenBy(session, asker),
    consents: consentsSeenBy(session, asker),
    waiting,
    phaseMayAdvance: mayAdvance(waiting),
    ...(asker.role === "host" && { duo: duoViewOf(session, asker.id), preparation: session.preparation }),
    evaluation: evaluationView(session.evaluation, asker),
    parity,
    rules: rulesView(rules),
    goal,
    brake,
    brakes,
    closing,
    named: session.named,
    items: itemsView(session, asker),
    pairs: pairsView(session, asker),
    series,
    checkIn: checkInView(session.checkIn, asker),
    attestations: attestationsView(session, asker),
    ...viewAround(session, asker),
    ...storiesSeen(session, asker),
    ...leavingView(session, asker),
    rehearsal: rehearsal && (asker.role === "host" ? rehearsal : { endsAt: rehearsal.endsAt }),
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

type Around = "association" | "course" | "words" | "accords" | "safety" | "decisions" | "programme";

/** What stands around the work: who is associated with it, what keeps people safe, what is decided. */
function viewAround(session: Session, asker: Asker): Pick<SessionView, Around> {
  const { association, course, words, safety, decisions } = session;
  return {
    association,
    course,
    words: wordsView(words, asker),
    accords: accordsOf(session, asker),
    safety: safetyView(safety),
    decisions,
    programme: programmeView(session, asker),
  };
}
