import type { ConsentId, LineId, MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { seenBy, withBallot, withoutBallots } from "./ballots.ts";
import type {
  BallotReason,
  Consents,
  ConsentAnswer,
  ConsentResult,
  ConsentsView,
  OpenConsent,
  Voice,
} from "./ballots.ts";
import { sitsHere } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * One proposal, and who can live with it: ok, a concern in words, an objection in words.
 *
 *   none ──start──► open ──close──► none, and one result more: the counts and the words, without names
 *                   │  ▲ └─cancel─► none
 *                   cast
 */

export type ConsentCommand =
  | { readonly kind: "consent.start"; readonly consent: ConsentId; readonly text: string; readonly line: LineId | null }
  | {
      readonly kind: "consent.cast";
      readonly consent: ConsentId;
      readonly person: number;
      readonly answer: ConsentAnswer;
      readonly words: string;
    }
  | { readonly kind: "consent.close"; readonly consent: ConsentId }
  | { readonly kind: "consent.cancel"; readonly consent: ConsentId };

export const CONSENT_REASONS = [
  "consent-open",
  "no-such-proposal",
  "proposal-missing",
  "proposal-too-long",
  "words-missing",
  "words-too-long",
] as const;
export type ConsentReason = (typeof CONSENT_REASONS)[number] | BallotReason;

export const NO_CONSENTS: Consents = { open: null, results: [] };

type ConsentReply = Reply<Step, ConsentReason>;

export function reduceConsents(session: Session, command: ConsentCommand, { asker, now }: Context): ConsentReply {
  if (command.kind === "consent.start") return start(session, command);
  const { open, results } = session.consents;
  if (open === null || open.id !== command.consent) {
    const isClosed = command.kind === "consent.close" && results.some(({ id }) => id === command.consent);
    return isClosed ? step(session) : no("no-such-proposal");
  }
  switch (command.kind) {
    case "consent.cast":
      return cast(session, open, { ...command, asker });
    case "consent.close":
      return close(session, open, now);
    case "consent.cancel":
      return step({ ...session, consents: { open: null, results } }, [{ kind: "scrub" }]);
    default:
      return assertNever(command);
  }
}

function start(session: Session, wish: Extract<ConsentCommand, { readonly kind: "consent.start" }>): ConsentReply {
  const { open, results } = session.consents;
  const { consent: id, line } = wish;
  const text = wish.text.trim();
  if (open !== null) return open.id === id ? step(session) : no("consent-open");
  if (results.some((result) => result.id === id)) return no("no-such-proposal");
  if (text === "") return no("proposal-missing");
  if (text.length > limits.LINE_TEXT_MAX_CHARS) return no("proposal-too-long");
  return step({ ...session, consents: { open: { id, text, line, voices: {} }, results } });
}

function cast(
  session: Session,
  open: OpenConsent,
  by: Voice & { readonly asker: Asker; readonly person: number },
): ConsentReply {
  const { asker, person, answer } = by;
  if (!sitsHere(asker, person)) return no("no-such-person");
  const words = answer === "ok" ? "" : by.words.trim();
  if (answer !== "ok" && words === "") return no("words-missing");
  if (words.length > limits.CONSENT_WORDS_MAX_CHARS) return no("words-too-long");
  return step(withVoices(session, open, withBallot(open.voices, { member: asker.id, person }, { answer, words })));
}

function withVoices(session: Session, open: OpenConsent, voices: OpenConsent["voices"]): Session {
  return voices === open.voices
    ? session
    : { ...session, consents: { ...session.consents, open: { ...open, voices } } };
}

function close(session: Session, { id, text, line, voices }: OpenConsent, now: number): ConsentReply {
  const cast = Object.values(voices);
  // Of two answers, each person knows whose the other one is.
  if (cast.length < limits.VOTE_SHOWN_FROM_BALLOTS_COUNT) return no("too-few-ballots");
  const wordsOf = (answer: ConsentAnswer): string[] =>
    cast.flatMap((voice) => (voice.answer === answer ? [voice.words] : [])).sort();
  const concerns = wordsOf("concern");
  const objections = wordsOf("objection");
  const ok = cast.length - concerns.length - objections.length;
  const result: ConsentResult = { id, text, line, ok, concerns, objections, closedAt: now, phase: session.phase };
  const results = [...session.consents.results, result].slice(-limits.VOTE_RESULTS_KEPT_COUNT);
  return step({ ...session, consents: { open: null, results } }, [{ kind: "scrub" }]);
}

export function forgetInConsents(session: Session, member: MemberId, from: number): Session {
  const { open } = session.consents;
  return open === null ? session : withVoices(session, open, withoutBallots(open.voices, member, from));
}

export function consentsSeenBy({ consents }: Session, asker: Asker): ConsentsView {
  const { open, results } = consents;
  if (open === null) return { open, results };
  const { voices, ...proposal } = open;
  return { open: { ...proposal, ...seenBy(voices, asker) }, results };
}
