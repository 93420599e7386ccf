import type { MemberId } from "../ids.ts";
import { assertNever, no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { ACCORD_REASONS, forgetInAccords } from "./accords.ts";
import type { AccordCommand } from "./accords.ts";
import { isAtTheTable, NEW_AT_THE_TABLE, reduceAtTheTable, TABLE_REASONS } from "./at-the-table.ts";
import type { TableCommand } from "./at-the-table.ts";
import { ATTESTATION_REASONS, forgetInAttestations, reduceAttestations } from "./attestations.ts";
import type { AttestationCommand } from "./attestations.ts";
import { BALLOT_REASONS } from "./ballots.ts";
import { forgetBrakes } from "./brake.ts";
import { forgetInCheckIn, NEW_CHECK_IN, reduceCheckIn } from "./check-in.ts";
import type { CheckInCommand } from "./check-in.ts";
import { CONSENT_REASONS, forgetInConsents, NO_CONSENTS, reduceConsents } from "./consents.ts";
import type { ConsentCommand } from "./consents.ts";
import { DECISION_REASONS, reduceDecisions, registerAgreed } from "./decisions.ts";
import type { DecisionCommand } from "./decisions.ts";
import { DUO_REASONS, forgetInDuo, reduceDuo } from "./duo.ts";
import type { DuoCommand } from "./duo.ts";
import {
  EVALUATION_REASONS,
  evaluationFrom,
  forgetInEvaluation,
  NEW_EVALUATION,
  reduceEvaluation,
} from "./evaluation.ts";
import type { EvaluationCommand } from "./evaluation.ts";
import type { HouseChange } from "./house-change.ts";
import { FLOOR_REASONS, forgetOnFloor, reduceFloor } from "./floor.ts";
import type { FloorCommand } from "./floor.ts";
import { forgetInItems, ITEM_REASONS, NO_ITEMS, reduceItems } from "./items.ts";
import type { ItemCommand } from "./items.ts";
import { followStories, forgetInLeaving, isLeaving, LEAVING_REASONS, NEW_LEAVING, reduceLeaving } from "./leaving.ts";
import type { LeavingCommand } from "./leaving.ts";
import { forgetMirror, MIRROR_REASONS, reduceMirror } from "./mirror.ts";
import type { MirrorCommand } from "./mirror.ts";
import { forgetInPairs, PAIR_REASONS, reducePairs } from "./pairs.ts";
import type { PairCommand } from "./pairs.ts";
import { forgetInProgramme, NO_PROGRAMME, PROGRAMME_REASONS, reduceProgramme } from "./programme.ts";
import type { ProgrammeCommand } from "./programme.ts";
import { reduceParity } from "./parity.ts";
import type { ParityCommand } from "./parity.ts";
import { forgetInNaming } from "./naming.ts";
import { PHASE_REASONS, reducePhases } from "./phases.ts";
import type { PhaseCommand } from "./phases.ts";
import { forgetSheets, isOfRounds, NO_ROUNDS, reduceRounds, ROUND_REASONS } from "./rounds.ts";
import type { RoundCommand } from "./rounds.ts";
import { PREPARATION_REASONS, reducePreparation } from "./preparation.ts";
import type { PreparationCommand } from "./preparation.ts";
import { forgetInRules } from "./rules.ts";
import { isHeldByPause, NEW_SAFETY, reduceSafety, SAFETY_REASONS } from "./safety.ts";
import type { SafetyCommand } from "./safety.ts";
import { SEAT_REASONS } from "./seat.ts";
import { NEW_SERIES, OLD_SERIES, noteClosing, noteLeading, reduceSeries, SERIES_REASONS } from "./series.ts";
import type { SeriesCommand } from "./series.ts";
import { NO_STORIES } from "./stories.ts";
import { NO_STORY_KEEPING, reduceStoryKeeping, STORY_KEEPING_REASONS } from "./story-keeping.ts";
import type { StoryKeepCommand } from "./story-keeping.ts";
import { reduceRegister, reduceTelling } from "./story-accords.ts";
import { STORY_LINK_REASONS } from "./story-links.ts";
import { forgetInStories, STORY_REASONS } from "./telling.ts";
import type { StoryCommand } from "./telling.ts";
import { step } from "./step.ts";
import type { Context, Effect, Step } from "./step.ts";
import { forgetTurns } from "./turns.ts";
import { reduceTimer, TIMER_REASONS } from "./timer.ts";
import type { TimerCommand } from "./timer.ts";
import type { Session } from "./types.ts";
import { forgetInVotes, NO_VOTES, reduceVotes, VOTE_REASONS } from "./votes.ts";
import type { VoteCommand } from "./votes.ts";
import { forgetInWords, NO_EXERCISE, reduceWords } from "./word-exercise.ts";
import type { WordCommand } from "./word-exercise.ts";

/**
 * The session as one machine, put together from slices that know nothing of each other: each has its commands, its
 * reasons and its drawing in a file of its own.
 *
 *   command ─► slice(session, command, context) ─► { session, effects }  or a reason
 *
 * Pure: the next session and what has to happen because of it. Rights are judged before, by the gateway.
 */

export type SessionCommand =
  | PhaseCommand
  | TimerCommand
  | FloorCommand
  | RoundCommand
  | VoteCommand
  | ConsentCommand
  | DuoCommand
  | MirrorCommand
  | PreparationCommand
  | EvaluationCommand
  | ParityCommand
  | TableCommand
  | ItemCommand
  | PairCommand
  | SeriesCommand
  | CheckInCommand
  | AttestationCommand
  | WordCommand
  | StoryCommand
  | StoryKeepCommand
  | AccordCommand
  | SafetyCommand
  | DecisionCommand
  | ProgrammeCommand
  | LeavingCommand
  | Forgotten;

/** A host leads no longer, or no longer for good. A member was removed: nothing of theirs stays in a queue. */
type Forgotten =
  | { readonly kind: "host.forget"; readonly member: MemberId }
  | { readonly kind: "member.forget"; readonly member: MemberId }
  /** From this place of a seat on, other people sit there now: what was said there is not theirs. */
  | { readonly kind: "people.forget"; readonly member: MemberId; readonly from: number };

export const SESSION_REASONS = [
  ...PHASE_REASONS,
  ...TIMER_REASONS,
  ...FLOOR_REASONS,
  ...VOTE_REASONS,
  ...CONSENT_REASONS,
  ...BALLOT_REASONS,
  ...SEAT_REASONS,
  ...EVALUATION_REASONS,
  ...TABLE_REASONS,
  ...DUO_REASONS,
  ...MIRROR_REASONS,
  ...PREPARATION_REASONS,
  ...ROUND_REASONS,
  ...ITEM_REASONS,
  ...PAIR_REASONS,
  ...SERIES_REASONS,
  ...ATTESTATION_REASONS,
  ...STORY_REASONS,
  ...STORY_LINK_REASONS,
  ...STORY_KEEPING_REASONS,
  ...ACCORD_REASONS,
  ...SAFETY_REASONS,
  ...DECISION_REASONS,
  ...PROGRAMME_REASONS,
  ...LEAVING_REASONS,
] as const;
export type SessionReason = (typeof SESSION_REASONS)[number];

export const NEW_SESSION: Session = {
  phases: [],
  phase: null,
  timer: { kind: "none" },
  hands: [],
  floor: null,
  floorSince: null,
  ready: [],
  structureLocked: false,
  rounds: NO_ROUNDS,
  votes: NO_VOTES,
  consents: NO_CONSENTS,
  ...NEW_AT_THE_TABLE,
  waits: null,
  duo: null,
  preparation: { notes: [], drafts: [] },
  evaluation: NEW_EVALUATION,
  parity: [],
  began: {},
  heard: [],
  items: NO_ITEMS,
  pairs: [],
  series: NEW_SERIES,
  checkIn: NEW_CHECK_IN,
  attestations: [],
  words: NO_EXERCISE,
  stories: NO_STORIES,
  storyKeeping: NO_STORY_KEEPING,
  accords: [],
  safety: NEW_SAFETY,
  decisions: [],
  programme: NO_PROGRAMME,
  ...NEW_LEAVING,
};

/** A session as it was stored, brought up to date with what a newer build added. */
export function sessionFrom(stored: Session): Session {
  return {
    ...NEW_SESSION,
    ...stored,
    rounds: { ...NO_ROUNDS, ...stored.rounds },
    consents: { ...NO_CONSENTS, ...stored.consents },
    evaluation: evaluationFrom(stored.evaluation),
    series: stored.series ?? OLD_SERIES,
    phases: stored.phases.map((phase) => ({ ...phase, readyRule: phase.readyRule ?? "none" })),
  };
}

/** What the house writes into a closed table: what is nobody’s any more, and what opens it. */
const OF_CLOSED: ReadonlySet<string> = new Set<HouseChange["kind"]>([
  "sheets.drop",
  "cards.leave",
  "card.part",
  // It reads and writes nothing: a programme can be signed when the work on it is over.
  "programme.sign",
]);

/** A closed table is read-only for the house as well. */
export function reduce(before: Session, command: SessionCommand, context: Context): Reply<Step, SessionReason> {
  const session = noteLeading(before, context.table);
  const step = followed(session, take(session, command, context));
  const writes =
    step.ok && step.value.effects.some((effect) => effect.kind === "board" && !OF_CLOSED.has(effect.change.kind));
  if (writes && session.closing.closed) return no("table-closed");
  // What changes nothing notes nothing either: the same command again leaves the session as it was.
  return step.ok && step.value.session === session ? yes({ ...step.value, session: before }) : step;
}

function followed(before: Session, outcome: Reply<Step, SessionReason>): Reply<Step, SessionReason> {
  if (!outcome.ok) return outcome;
  return yes({ ...outcome.value, session: followStories(before, outcome.value.session) });
}

function take(session: Session, command: SessionCommand, context: Context): Reply<Step, SessionReason> {
  if (isHeldByPause(session, command)) return no("table-paused");
  if (isAtTheTable(command)) return closed(session, reduceAtTheTable(session, command, context), context.now);
  if (isOfRounds(command)) return reduceRounds(session, command, context);
  if (isOf(command, "vote")) return reduceVotes(session, command, context);
  if (isOf(command, "attest")) return reduceAttestations(session, command, context);
  if (isOf(command, "words")) return reduceWords(session, command, context);
  if (command.kind === "story.keep") return reduceStoryKeeping(session, command, context);
  if (isOf(command, "story") || isOf(command, "derive") || isOf(command, "quote"))
    return reduceTelling(session, command, context);
  if (isOf(command, "accord")) return reduceRegister(session, command, context);
  if (isOf(command, "pause") || isOf(command, "safety")) return reduceSafety(session, command, context.now);
  if (isLeaving(command)) return reduceLeaving(session, command, context);
  if (isOf(command, "pair")) return reducePairs(session, command, context);
  if (isOf(command, "checkin")) return reduceCheckIn(session, command, context);
  if (isOf(command, "meeting")) return reduceSeries(session, command, { ...context, fresh: NEW_SESSION });
  if (isOf(command, "consent")) return registered(session, reduceConsents(session, command, context), context);
  if (isOf(command, "decision")) return reduceDecisions(session, command, context);
  if (isOf(command, "sequence") || isOf(command, "programme")) return reduceProgramme(session, command, context);
  if (isOf(command, "item") || isOf(command, "owner")) return reduceItems(session, command, context);
  switch (command.kind) {
    case "phase.set":
    case "agenda.set":
    case "structure.lock":
      return reducePhases(session, command, context);
    case "timer.start":
    case "timer.extend":
    case "timer.pause":
    case "timer.resume":
    case "timer.stop":
      return reduceTimer(session, command, context.now);
    case "hand.set":
    case "floor.give":
    case "ready.set":
      return reduceFloor(session, command, context);
    default:
      return takeBeside(session, command, context);
  }
}

type Beside = DuoCommand | MirrorCommand | PreparationCommand | EvaluationCommand | ParityCommand | Forgotten;

function takeBeside(session: Session, command: Beside, context: Context): Reply<Step, SessionReason> {
  switch (command.kind) {
    case "duo.set":
    case "duo.end":
    case "baton.offer":
    case "baton.accept":
    case "baton.decline":
    case "baton.withdraw":
    case "baton.take":
      return reduceDuo(session, command, context);
    case "mirror.note":
    case "mirror.later":
    case "mirror.every":
    case "mirror.forget":
      return reduceMirror(session, command, context);
    case "preparation.note":
    case "preparation.put":
    case "preparation.remove":
      return reducePreparation(session, command);
    case "host.forget":
      return step(forgetInDuo(session, command.member));
    case "question.put":
    case "question.drop":
    case "evaluation.open":
    case "evaluation.answer":
    case "evaluation.show":
      return reduceEvaluation(session, command, context);
    case "parity.publish":
      return reduceParity(session, command, context);
    case "member.forget":
      return forgetMember(session, command.member);
    case "people.forget":
      return forgetPeople(session, command);
    default:
      return assertNever(command);
  }
}

/** What all consented to stands in the register from the same step on. */
function registered(
  before: Session,
  outcome: Reply<Step, SessionReason>,
  context: Context,
): Reply<Step, SessionReason> {
  if (!outcome.ok) return outcome;
  return yes({ ...outcome.value, session: registerAgreed(before, outcome.value.session, context) });
}

/** When the table is closed, what the two who led said of themselves is over. */
function closed(before: Session, outcome: Reply<Step, SessionReason>, now: number): Reply<Step, SessionReason> {
  if (!outcome.ok) return outcome;
  const session = noteClosing(before, outcome.value.session, now);
  return yes({ ...outcome.value, session: session.closing.closed ? forgetMirror(session) : session });
}

function forgetMember(session: Session, member: MemberId): Reply<Step, never> {
  const left = forgetSheets(session, member);
  const pairs = forgetInPairs(left.session, member);
  const stories = forgetInStories(pairs.session, member);
  return forgotten(session, forget(stories.session, member), [...left.effects, ...pairs.effects, ...stories.effects]);
}

function forgetPeople(
  session: Session,
  { member, from }: Pick<PeopleForgotten, "member" | "from">,
): Reply<Step, never> {
  const pairs = forgetInPairs(session, member, from);
  const stories = forgetInStories(pairs.session, member, from);
  return forgotten(session, forgetOnSeat(stories.session, member, from), [...pairs.effects, ...stories.effects]);
}

type PeopleForgotten = Extract<Forgotten, { readonly kind: "people.forget" }>;

/** Commands of a slice whose names all begin with its own. */
function isOf<Slice extends string>(
  command: SessionCommand,
  slice: Slice,
): command is Extract<SessionCommand, { readonly kind: `${Slice}.${string}` }> {
  return command.kind.startsWith(`${slice}.`);
}

/** What each person of a seat said by themself, from this place on. */
function forgetOnSeat(session: Session, member: MemberId, from: number): Session {
  const parts = [
    forgetInVotes,
    forgetInConsents,
    forgetInRules,
    forgetInNaming,
    forgetInAttestations,
    forgetInWords,
    forgetInProgramme,
    forgetTurns,
    forgetInAccords,
    forgetInLeaving,
  ];
  return parts.reduce((rest, forgetIn) => forgetIn(rest, member, from), session);
}

/** Ballots and requests that go leave the files as well. */
function forgotten(before: Session, session: Session, effects: readonly Effect[] = []): Reply<Step, never> {
  const isSame = (["votes", "consents", "attestations", "accords"] as const).every(
    (part) => before[part] === session[part],
  );
  return step(session, isSame ? effects : [...effects, { kind: "scrub" }]);
}

function forget(session: Session, member: MemberId): Session {
  const parts = [forgetOnFloor, forgetBrakes, forgetInEvaluation, forgetInCheckIn, forgetInDuo, forgetInItems];
  const rest = parts.reduce((left, forgetIn) => forgetIn(left, member), session);
  return forgetOnSeat(rest, member, 0);
}
