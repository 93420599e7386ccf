import { z } from "zod";
import type {
  AttestationId,
  CardId,
  ConsentId,
  LineId,
  MemberId,
  NoteId,
  PhaseId,
  QuestionId,
  SheetId,
  StatementId,
  VoteId,
  ZoneId,
} from "../ids.ts";
import { isId } from "../ids.ts";
import * as limits from "../limits.ts";
import { ROLES } from "../rules/roles.ts";
import type { Action } from "../rules/roles.ts";
import { CONSENT_ANSWERS } from "../session/ballots.ts";
import { ASKINGS, PULSES, WEATHERS } from "../session/check-in.ts";
import { DECISIONS } from "../session/brake.ts";
import { REACTIONS } from "../session/passing.ts";
import { AROUND_COMMANDS } from "./around-commands.ts";
import { ANSWER_KINDS, MOMENTS } from "../session/evaluation.ts";
import { CHECK_ANSWERS, CHECKS, PAIR_STEPS } from "../session/pairs.ts";
import { POWER_COMMANDS } from "./power-commands.ts";
import { SESSION_REASONS } from "../session/reducer.ts";
import { EVERY } from "../session/plan.ts";
import { DRAFT_KINDS, GATES, READY_RULES } from "../session/types.ts";
import { id } from "./id.ts";
import { LEAVING_COMMANDS } from "./leaving-commands.ts";
import { STORY_COMMANDS } from "./story-commands.ts";
import { SAFETY_COMMANDS } from "./safety-commands.ts";

/**
 * Every command, once: what right it needs and what it takes. From this table follow the client's `send`, the
 * server's handlers and PROTOCOL.md's table.
 */

export const phase = z.strictObject({
  id: id<PhaseId>(),
  name: z.string().trim().min(1).max(limits.PHASE_NAME_MAX_CHARS),
  purpose: z.string().max(limits.PHASE_PURPOSE_MAX_CHARS),
  minutes: z.int().min(0).max(limits.PHASE_MAX_MINUTES),
  gate: z.enum(GATES),
  // Of earlier pages, which knew no rule.
  readyRule: z.enum(READY_RULES).default("none"),
});

/** A name of what a card may be. */
const look = z.string().regex(/^[a-z]{1,20}$/);

const draft = z.strictObject({
  id: id<string>(),
  kind: z.enum(DRAFT_KINDS),
  text: z.string().trim().min(1).max(limits.DRAFT_TEXT_MAX_CHARS),
  zone: id<string>().nullable(),
  look: z.strictObject({ kind: look, knowledge: look.nullable() }).optional(),
});

/** How well it goes. */
const grade = z.int().min(1).max(4);

export const question = z.strictObject({
  id: id<QuestionId>(),
  text: z.string().trim().min(1).max(limits.QUESTION_MAX_CHARS),
  kind: z.enum(ANSWER_KINDS),
  moments: z.array(z.enum(MOMENTS)).min(1).max(MOMENTS.length),
});

const said = z.strictObject({
  question: id<QuestionId>(),
  value: z.union([
    z.int().min(1).max(limits.SCALE_MAX_COUNT),
    z.string().trim().min(1).max(limits.ANSWER_WORDS_MAX_CHARS),
  ]),
});
/** A digest in base64url, never the words that it was made of. */
const pair = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const moment = z.enum(MOMENTS);
const nothing = z.strictObject({});
/** Any whole number: the reducer says which limit it crosses. The same holds for one phase too many. */
const seconds = z.int();
/** Which person of the seat. */
const person = z.int().min(0);
const PHASES_READ_COUNT = 5 * limits.PHASES_MAX_COUNT;
const brakeWords = z.string().trim().max(limits.BRAKE_WORDS_MAX_CHARS);
const task = z.strictObject({
  what: z.string().trim().min(1).max(limits.TASK_MAX_CHARS),
  who: z.string().trim().max(limits.TASK_MAX_CHARS),
});
const closing = z.strictObject({
  decided: z.string().trim().max(limits.DECIDED_MAX_CHARS),
  tasks: z.array(task).max(5 * limits.CLOSING_TASKS_MAX_COUNT),
  deleteAt: z.int().nullable().optional(),
});
const agreement = z.strictObject({ round: z.int(), person, agrees: z.boolean() });

const card = id<CardId>();
const leave = z.strictObject({
  zones: z.array(id<ZoneId>()).max(limits.ZONES_MAX_COUNT),
  outside: z.boolean(),
  kinds: z.array(z.string().max(32)).max(limits.MEETING_LEFT_KINDS_MAX_COUNT),
  over: z.boolean().optional(),
  drawings: z.boolean().optional(),
});
/** Read wider than it is taken, so that the reducer names what is wrong. */
const plan = z.strictObject({
  start: z.string().max(32),
  zone: z.string().max(64),
  minutes: z.int(),
  every: z.enum(EVERY),
});

/** Of a person on a seat. */
const place = z.strictObject({ member: id<MemberId>(), person });
const two = { pair: id<SheetId>(), person };

const vote = id<VoteId>();
const consent = id<ConsentId>();
/** As above: read further than the limit, so that the reducer names it. */
const votedCards = z.array(id<CardId>()).max(4 * limits.VOTE_CARDS_MAX_COUNT);
const ballot = z
  .record(z.string().refine(isId), z.int())
  .refine((points) => Object.keys(points).length <= 4 * limits.VOTE_CARDS_MAX_COUNT);
const writtenUpTo = (chars: number) => z.string().max(4 * chars);

export const COMMANDS = {
  "phase.set": { needs: "lead", input: z.strictObject({ phase: id<PhaseId>().nullable() }) },
  "agenda.set": { needs: "lead", input: z.strictObject({ phases: z.array(phase).max(PHASES_READ_COUNT) }) },
  "timer.start": { needs: "lead", input: z.strictObject({ seconds }) },
  "timer.extend": { needs: "lead", input: z.strictObject({ seconds }) },
  "timer.pause": { needs: "lead", input: nothing },
  "timer.resume": { needs: "lead", input: nothing },
  "timer.stop": { needs: "lead", input: nothing },
  "hand.set": { needs: "takePart", input: z.strictObject({ raised: z.boolean() }) },
  "floor.give": { needs: "lead", input: z.strictObject({ to: id<MemberId>().nullable() }) },
  "ready.set": { needs: "takePart", input: z.strictObject({ ready: z.boolean() }) },
  "structure.lock": { needs: "lead", input: z.strictObject({ locked: z.boolean() }) },
  "sheet.open": { needs: "takePart", input: z.strictObject({ person, sheet: id<SheetId>() }) },
  "draft.publish": {
    needs: "takePart",
    input: z.strictObject({ person, cards: z.array(id<CardId>()).min(1).max(limits.SHEET_CARDS_PUBLISHED_MAX_COUNT) }),
  },
  "round.reveal": {
    needs: "lead",
    input: z.strictObject({ how: z.enum(["all", "turns"]), reveals: z.int().min(0) }),
  },
  "turn.end": { needs: "takePart", input: z.strictObject({ at: z.int().min(0) }) },
  "vote.start": {
    needs: "lead",
    input: z.strictObject({
      vote,
      question: writtenUpTo(limits.VOTE_QUESTION_MAX_CHARS),
      points: z.int(),
      maxPerCard: z.int(),
      cards: votedCards,
    }),
  },
  "vote.cast": { needs: "takePart", input: z.strictObject({ vote, person, ballot }) },
  "vote.close": { needs: "lead", input: z.strictObject({ vote }) },
  "vote.cancel": { needs: "lead", input: z.strictObject({ vote }) },
  // Everybody puts a proposal, and ends their own: the slice says whose it is.
  "consent.start": {
    needs: "takePart",
    input: z.strictObject({
      consent,
      text: writtenUpTo(limits.LINE_TEXT_MAX_CHARS),
      line: id<LineId>().nullable(),
      card: card.nullable().optional(),
      subject: id<StatementId>().nullable().optional(),
      again: consent.nullable().optional(),
    }),
  },
  "consent.cast": {
    needs: "takePart",
    input: z.strictObject({
      consent,
      person,
      answer: z.enum(CONSENT_ANSWERS),
      words: writtenUpTo(limits.CONSENT_WORDS_MAX_CHARS),
    }),
  },
  "consent.close": { needs: "takePart", input: z.strictObject({ consent }) },
  "consent.cancel": { needs: "takePart", input: z.strictObject({ consent }) },
  ...POWER_COMMANDS,
  "rules.post": { needs: "lead", input: z.strictObject({ text: z.string().trim().max(limits.RULES_MAX_CHARS) }) },
  "rules.agree": { needs: "takePart", input: agreement },
  "goal.set": { needs: "lead", input: z.strictObject({ text: z.string().trim().max(limits.GOAL_MAX_CHARS) }) },
  "brake.pull": { needs: "takePart", input: z.strictObject({ reason: brakeWords, signed: z.boolean() }) },
  "brake.answer": {
    needs: "lead",
    input: z.strictObject({
      decision: z.enum(DECISIONS),
      cards: z.array(id<CardId>()).max(limits.BRAKE_CARDS_MAX_COUNT),
      words: brakeWords,
    }),
  },
  react: {
    needs: "takePart",
    passing: true,
    input: z.strictObject({ card: id<CardId>(), reaction: z.enum(REACTIONS) }),
  },
  summon: { needs: "lead", passing: true, input: z.strictObject({ zone: id<ZoneId>() }) },
  "board.close": { needs: "lead", input: closing },
  "board.reopen": { needs: "lead", input: nothing },
  "board.keep": { needs: "lead", input: nothing },
  ...AROUND_COMMANDS,
  "rehearsal.end": { needs: "lead", input: nothing },
  "name.allow": { needs: "takePart", input: z.strictObject({ person, allowed: z.boolean() }) },
  "duo.set": { needs: "lead", input: z.strictObject({ other: id<MemberId>(), holder: id<MemberId>() }) },
  "duo.end": { needs: "lead", input: nothing },
  "baton.offer": { needs: "lead", input: z.strictObject({ to: id<MemberId>() }) },
  "baton.accept": { needs: "lead", input: nothing },
  "baton.decline": { needs: "lead", input: nothing },
  "baton.withdraw": { needs: "lead", input: nothing },
  "baton.take": { needs: "lead", input: nothing },
  "mirror.note": {
    needs: "lead",
    input: z.strictObject({
      exchange: grade,
      fluidity: grade,
      dropOff: grade,
      line: z.string().trim().max(limits.GLANCE_LINE_MAX_CHARS),
    }),
  },
  "mirror.later": { needs: "lead", input: nothing },
  "mirror.every": {
    needs: "lead",
    input: z.strictObject({ minutes: z.int().min(0).max(limits.MIRROR_MAX_MINUTES) }),
  },
  "mirror.forget": { needs: "lead", input: nothing },
  "preparation.note": {
    needs: "lead",
    input: z.strictObject({ phase: id<PhaseId>(), text: z.string().max(limits.PREPARATION_NOTE_MAX_CHARS) }),
  },
  "preparation.put": { needs: "lead", input: z.strictObject({ draft }) },
  "preparation.remove": {
    needs: "lead",
    input: z.strictObject({ drafts: z.array(id<string>()).max(limits.DRAFTS_MAX_COUNT) }),
  },
  "role.lend": {
    needs: "lead",
    input: z.strictObject({ member: id<MemberId>(), minutes: z.int().min(0).max(limits.LEND_MAX_MINUTES) }),
  },
  "member.remove": { needs: "lead", input: z.strictObject({ member: id<MemberId>() }) },
  "role.set": { needs: "lead", input: z.strictObject({ member: id<MemberId>(), role: z.enum(ROLES) }) },
  "question.put": { needs: "takePart", input: z.strictObject({ question }) },
  "question.drop": { needs: "takePart", input: z.strictObject({ question: id<QuestionId>() }) },
  "evaluation.open": { needs: "lead", input: z.strictObject({ moment }) },
  "evaluation.answer": {
    needs: "takePart",
    input: z.strictObject({
      moment,
      person,
      pair: pair.nullable(),
      said: z.array(said).max(limits.QUESTIONS_MAX_COUNT),
    }),
  },
  "evaluation.show": { needs: "lead", input: z.strictObject({ moment }) },
  "parity.show": { needs: "lead", input: nothing },
  "item.meet": { needs: "takePart", input: z.strictObject({ card, met: z.boolean() }) },
  "item.confirm": { needs: "takePart", input: z.strictObject({ card, claim: id<NoteId>() }) },
  "item.challenge": {
    needs: "takePart",
    input: z.strictObject({ card, reason: z.string().trim().min(1).max(limits.CHALLENGE_MAX_CHARS) }),
  },
  "owner.ask": { needs: "takePart", input: z.strictObject({ card, member: id<MemberId>() }) },
  "owner.withdraw": { needs: "takePart", input: z.strictObject({ card, member: id<MemberId>() }) },
  "owner.answer": { needs: "takePart", input: z.strictObject({ card, accepts: z.boolean() }) },
  "owner.take": { needs: "takePart", input: z.strictObject({ card }) },
  "owner.leave": { needs: "takePart", input: z.strictObject({ card }) },
  "pair.ask": { needs: "takePart", input: z.strictObject({ ...two, other: place }) },
  "pair.withdraw": { needs: "takePart", input: z.strictObject(two) },
  "pair.answer": { needs: "takePart", input: z.strictObject({ ...two, accepts: z.boolean() }) },
  "pair.done": {
    needs: "takePart",
    input: z.strictObject({
      ...two,
      step: z.enum(PAIR_STEPS),
      of: z.string().min(1).max(limits.PAIR_DIGEST_MAX_CHARS).nullable(),
    }),
  },
  "pair.check": {
    needs: "takePart",
    input: z.strictObject({ ...two, check: z.enum(CHECKS), answer: z.enum(CHECK_ANSWERS) }),
  },
  "pair.leave": { needs: "takePart", input: z.strictObject({ ...two, how: z.enum(["keep", "erase"]) }) },
  "checkin.give": {
    needs: "takePart",
    input: z.strictObject({
      asking: z.enum(ASKINGS),
      choice: z.enum([...WEATHERS, ...PULSES]),
      word: z.string().trim().max(limits.CHECK_IN_WORD_MAX_CHARS),
      person,
    }),
  },
  "checkin.show": { needs: "lead", input: z.strictObject({ asking: z.enum(ASKINGS) }) },
  "checkin.ask": {
    needs: "lead",
    input: z.strictObject({ question: z.string().trim().max(limits.PULSE_QUESTION_MAX_CHARS) }),
  },
  "meeting.open": {
    needs: "lead",
    input: z.strictObject({ after: z.int(), leave, phases: z.array(phase).max(PHASES_READ_COUNT).nullable() }),
  },
  "attest.ask": {
    needs: "takePart",
    input: z.strictObject({
      attestation: id<AttestationId>(),
      person,
      as: z.string().trim().min(1).max(limits.ATTESTATION_AS_MAX_CHARS),
      days: z.array(z.int().min(0)).max(limits.ATTESTATION_DAYS_MAX_COUNT),
      lines: z
        .array(z.string().trim().min(1).max(limits.ATTESTATION_LINE_MAX_CHARS))
        .max(limits.ATTESTATION_LINES_MAX_COUNT),
    }),
  },
  "attest.withdraw": { needs: "takePart", input: z.strictObject({ person }) },
  "attest.answer": {
    needs: "lead",
    input: z.strictObject({
      attestation: id<AttestationId>(),
      by: z.string().trim().min(1).max(limits.NAME_MAX_CHARS).nullable(),
    }),
  },
  ...STORY_COMMANDS,
  ...LEAVING_COMMANDS,
  "meeting.plan": { needs: "lead", input: z.strictObject({ plan: plan.nullable() }) },
  ...SAFETY_COMMANDS,
} as const satisfies Readonly<Record<string, CommandRow>>;

interface CommandRow {
  readonly needs: Action;
  /** It passes and is kept nowhere: a person has a narrower allowance of these. */
  readonly passing?: true;
  readonly input: z.ZodType;
}

export type CommandName = keyof typeof COMMANDS;
export type CommandInput<Name extends CommandName> = z.output<(typeof COMMANDS)[Name]["input"]>;

/** The closed set of refusals. The client has a sentence for each, in each language. */
export const COMMAND_REASONS = [
  ...SESSION_REASONS,
  "bad-input",
  "unknown-command",
  "not-allowed",
  "too-fast",
  "no-such-member",
  "last-host",
  "lent",
  "leads-already",
  "not-saved",
  "board-refused",
  "archive-full",
  "broken",
] as const;
export type CommandReason = (typeof COMMAND_REASONS)[number];

/** What is sent under a command's name. `id` makes sending twice harmless: the second time answers as the first. */
export interface CommandEnvelope<Name extends CommandName> {
  readonly id: string;
  readonly input: CommandInput<Name>;
}
