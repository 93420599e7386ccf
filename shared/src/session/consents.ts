import type { CardId, ConsentId, LineId, MemberId, StatementId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { can } from "../rules/roles.ts";
import { seenBy, stateOf, withBallot, withoutBallots } from "./ballots.ts";
import type {
  BallotReason,
  Consents,
  ConsentAnswer,
  ConsentResult,
  ConsentsView,
  OpenConsent,
  Voice,
} from "./ballots.ts";
import { heldSeenBy, OBJECTION_REASONS, reduceObjections, withoutHeld } from "./objections.ts";
import type { ObjectionCommand, ObjectionReason } from "./objections.ts";
import { ofEach, keyOf, sitsHere } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Asker, Session, Sitter } from "./types.ts";

/**
 * One proposal, and who can live with it: ok, a concern in words, an objection in words. Everybody may put one; whoever
 * put it, or leads, ends it.
 *
 *   none ──start──► open ──close, no objection──► none, and it is decided: the counts and the words, without names
 *                   │  ▲ ├─close, an objection──► none, and it is held: objections.ts
 *                   cast └─cancel─► none
 */

export type ConsentCommand =
  | {
      readonly kind: "consent.start";
      readonly consent: ConsentId;
      readonly text: string;
      readonly line: LineId | null;
      readonly card?: CardId | null | undefined;
      readonly subject?: StatementId | null | undefined;
      readonly again?: ConsentId | null | undefined;
    }
  | {
      readonly kind: "consent.cast";
      readonly consent: ConsentId;
      readonly person: number;
      readonly answer: ConsentAnswer;
      readonly words: string;
    }
  | { readonly kind: "consent.close"; readonly consent: ConsentId }
  | { readonly kind: "consent.cancel"; readonly consent: ConsentId }
  | ObjectionCommand;

export const CONSENT_REASONS = [
  "consent-open",
  "no-such-proposal",
  "proposal-missing",
  "proposal-too-long",
  "proposal-unchanged",
  "words-missing",
  "words-too-long",
  "not-your-proposal",
  "not-all-answered",
  ...OBJECTION_REASONS,
] as const;
export type ConsentReason = (typeof CONSENT_REASONS)[number] | BallotReason | ObjectionReason;

export const NO_CONSENTS: Consents = { open: null, results: [], held: [] };

type ConsentReply = Reply<Step, ConsentReason>;

export function reduceConsents(session: Session, command: ConsentCommand, context: Context): ConsentReply {
  switch (command.kind) {
    case "consent.start":
      return start(session, command, context.asker);
    case "consent.answer":
    case "consent.second":
    case "consent.conclude":
      return reduceObjections(session, command, context.asker);
    default:
      return reduceOpen(session, command, context);
  }
}

type OpenCommand = Extract<ConsentCommand, { readonly kind: "consent.cast" | "consent.close" | "consent.cancel" }>;

function reduceOpen(session: Session, command: OpenCommand, context: Context): ConsentReply {
  const { open, results } = session.consents;
  const { asker, table = [] } = context;
  if (open === null || open.id !== command.consent) {
    const isClosed = command.kind === "consent.close" && results.some(({ id }) => id === command.consent);
    return isClosed ? step(session) : no("no-such-proposal");
  }
  if (command.kind === "consent.cast") return cast(session, open, { ...command, asker });
  if (!mayEnd(open, asker)) return no("not-your-proposal");
  switch (command.kind) {
    case "consent.close":
      // Whoever leads may end it for a table that has gone quiet; nobody ends their own proposal before others could speak.
      return can(asker.role, "lead") || isAnsweredByAll(open, table)
        ? close(session, open, context.now)
        : no("not-all-answered");
    case "consent.cancel":
      return step({ ...session, consents: { ...session.consents, open: null } }, [{ kind: "scrub" }]);
    default:
      return assertNever(command);
  }
}

function mayEnd({ by }: OpenConsent, { id, role }: Asker): boolean {
  return by === id || can(role, "lead");
}

/** Of those who are here: how many answered is known to all of them. */
function isAnsweredByAll({ voices }: OpenConsent, table: readonly Sitter[]): boolean {
  return table
    .filter(({ role, awayMs }) => can(role, "takePart") && awayMs === 0)
    .flatMap((one) => ofEach(one, keyOf))
    .every((key) => Object.hasOwn(voices, key));
}

function start(
  session: Session,
  wish: Extract<ConsentCommand, { readonly kind: "consent.start" }>,
  { id: by }: Asker,
): ConsentReply {
  const { open, results } = session.consents;
  const { consent: id, line, card = null, subject = null, again = null } = wish;
  const text = wish.text.trim();
  if (open !== null) return open.id === id ? step(session) : no("consent-open");
  if (results.some((result) => result.id === id)) return no("no-such-proposal");
  if (text === "") return no("proposal-missing");
  if (text.length > limits.LINE_TEXT_MAX_CHARS) return no("proposal-too-long");
  const refused = refusedAgain(results, { again, text });
  if (refused) return no(refused);
  const proposal = { id, text, line, card, subject, again, by, voices: {} };
  return step({ ...session, consents: { ...session.consents, open: proposal } });
}

/** Asked again, it says something else, or answers what was objected: else it would be a vote until people give in. */
function refusedAgain(
  results: readonly ConsentResult[],
  { again, text }: { readonly again: ConsentId | null; readonly text: string },
): "no-such-proposal" | "proposal-unchanged" | null {
  if (again === null) return null;
  const before = results.find(({ id }) => id === again);
  if (!before || stateOf(before) === "agreed") return "no-such-proposal";
  return before.text === text && (before.replies ?? []).length === 0 ? "proposal-unchanged" : null;
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

function close(session: Session, { voices, by = null, ...proposal }: OpenConsent, now: number): ConsentReply {
  const cast = Object.values(voices);
  // Of two answers, each person knows whose the other one is.
  if (cast.length < limits.VOTE_SHOWN_FROM_BALLOTS_COUNT) return no("too-few-ballots");
  const wordsOf = (answer: ConsentAnswer): string[] =>
    cast.flatMap((voice) => (voice.answer === answer ? [voice.words] : [])).sort();
  const concerns = wordsOf("concern");
  const objections = wordsOf("objection");
  const ok = cast.length - concerns.length - objections.length;
  const state = objections.length === 0 ? "agreed" : "blocked";
  const result: ConsentResult = { ...proposal, ok, concerns, objections, closedAt: now, phase: session.phase, state };
  const { results, held } = session.consents;
  const objectors = Object.entries(voices).flatMap(([key, { answer }]) =>
    answer === "objection" ? [[key, "unsaid"] as const] : [],
  );
  const still = held.filter(({ id }) => id !== proposal.again);
  const next = state === "agreed" ? still : [...still, { id: proposal.id, by, asked: Object.fromEntries(objectors) }];
  return step({ ...session, consents: kept({ open: null, results: [...results, result], held: next }) }, [
    { kind: "scrub" },
  ]);
}

/** The newest; what an objection still bars goes last. */
function kept({ open, results, held }: Consents): Consents {
  const barred = new Set(held.map(({ id }) => id));
  const drop = results.length - limits.VOTE_RESULTS_KEPT_COUNT;
  if (drop <= 0) return { open, results, held };
  const first = [...results.filter(({ id }) => !barred.has(id)), ...results.filter(({ id }) => barred.has(id))];
  const gone = new Set(
    first
      .filter(({ id }) => id !== results.at(-1)?.id)
      .slice(0, drop)
      .map(({ id }) => id),
  );
  return {
    open,
    results: results.filter(({ id }) => !gone.has(id)),
    held: held.filter(({ id }) => !gone.has(id)),
  };
}

export function forgetInConsents(session: Session, member: MemberId, from: number): Session {
  const left = withoutHeld(session, member, from);
  const { open } = left.consents;
  if (open === null) return left;
  const without = withVoices(left, open, withoutBallots(open.voices, member, from));
  // Whose proposal it was goes with them; those who lead can end it.
  const now = without.consents.open;
  if (from > 0 || now === null || now.by !== member) return without;
  return { ...without, consents: { ...without.consents, open: { ...now, by: null } } };
}

export function consentsSeenBy({ consents }: Session, asker: Asker): ConsentsView {
  const { open, results, held } = consents;
  const rest = { results, ...heldSeenBy(held, asker) };
  if (open === null) return { open, ...rest };
  const { voices, by: _, ...proposal } = open;
  const isEnded = can(asker.role, "takePart") && mayEnd(open, asker);
  return { open: { ...proposal, ...seenBy(voices, asker), mayEnd: isEnded }, ...rest };
}
