import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import * as limits from "../limits.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Session, Timer } from "./types.ts";

/**
 *   going on ──pause.ask, by anyone──► paused ──pause.end, by whoever leads──► going on, each clock from where it was
 *
 * Who asked is kept nowhere, and neither is when: what a clock had left is kept, and no moment. Asked for twice, it is
 * one pause. While it lasts nothing moves the session on (PAUSED), and whoever writes may end their sentence.
 */

export type SafetyCommand =
  | { readonly kind: "pause.ask" }
  | { readonly kind: "pause.end" }
  | { readonly kind: "safety.word"; readonly fr: string; readonly en: string }
  | { readonly kind: "safety.contacts"; readonly contacts: readonly Contact[] };

export const SAFETY_REASONS = [
  "table-paused",
  "paused-often",
  "too-many-contacts",
  "contact-nameless",
  "contact-link",
] as const;
export type SafetyReason = (typeof SAFETY_REASONS)[number];

/** Whom to call. Empty where nothing was said. */
export interface Contact {
  readonly name: string;
  readonly phone: string;
  readonly hours: string;
  /** An address of the web, or a number to call (`tel:`). */
  readonly link: string;
}

export interface SafeWord {
  readonly fr: string;
  readonly en: string;
}

/** What goes on afterwards; null: it did not run. */
export interface Pause {
  readonly timerRan: boolean;
  readonly floorMs: number | null;
  readonly mirrorMs: number | null;
}

export interface Safety {
  readonly pause: Pause | null;
  /** Empty in both languages: the group has none. */
  readonly word: SafeWord;
  readonly contacts: readonly Contact[];
}

/** The same for everybody at the table. */
export interface SafetyView extends Omit<Safety, "pause"> {
  readonly paused: boolean;
}

export const NEW_SAFETY: Safety = { pause: null, word: { fr: "", en: "" }, contacts: [] };

/** What would move the session on. */
const PAUSED: ReadonlySet<string> = new Set([
  "phase.set",
  "timer.start",
  "timer.extend",
  "timer.pause",
  "timer.resume",
  "floor.give",
  "turn.end",
  "round.reveal",
  "mirror.note",
  "mirror.later",
  "mirror.every",
  "meeting.open",
]);

export function isHeldByPause({ safety }: Pick<Session, "safety">, { kind }: { readonly kind: string }): boolean {
  return safety.pause !== null && PAUSED.has(kind);
}

export function reduceSafety(session: Session, command: SafetyCommand, now: number): Reply<Step, SafetyReason> {
  switch (command.kind) {
    case "pause.ask":
      return step(paused(session, now));
    case "pause.end":
      return step(resumed(session, now));
    case "safety.word":
      return step(having(session, { word: { fr: command.fr, en: command.en } }));
    case "safety.contacts":
      return setContacts(session, command.contacts);
    default:
      return assertNever(command);
  }
}

function paused(session: Session, now: number): Session {
  const { safety, timer, floorSince, duo } = session;
  if (safety.pause) return session;
  const pause: Pause = {
    timerRan: timer.kind === "running",
    floorMs: floorSince === null ? null : now - floorSince,
    mirrorMs: duo ? now - duo.mirrorSince : null,
  };
  return { ...session, timer: stopped(timer, now), safety: { ...safety, pause } };
}

function stopped(timer: Timer, now: number): Timer {
  if (timer.kind !== "running") return timer;
  return { kind: "paused", leftMs: Math.max(0, timer.endsAt - now), totalMs: timer.totalMs };
}

/** What ended or began meanwhile is not made to run by this. */
function resumed(session: Session, now: number): Session {
  const { safety, timer, floor, duo } = session;
  const { pause } = safety;
  if (!pause) return session;
  const { timerRan, floorMs, mirrorMs } = pause;
  return {
    ...session,
    safety: { ...safety, pause: null },
    ...(timerRan &&
      timer.kind === "paused" && {
        timer: { kind: "running", endsAt: now + timer.leftMs, totalMs: timer.totalMs },
      }),
    ...(floor !== null && floorMs !== null && { floorSince: now - floorMs }),
    ...(duo && mirrorMs !== null && { duo: { ...duo, mirrorSince: now - mirrorMs } }),
  };
}

function having(session: Session, part: Partial<Safety>): Session {
  const safety = { ...session.safety, ...part };
  return JSON.stringify(safety) === JSON.stringify(session.safety) ? session : { ...session, safety };
}

function setContacts(session: Session, contacts: readonly Contact[]): Reply<Step, SafetyReason> {
  if (contacts.length > limits.HELP_CONTACTS_MAX_COUNT) return no("too-many-contacts");
  if (contacts.some(({ name }) => name === "")) return no("contact-nameless");
  if (contacts.some(({ link }) => link !== "" && !isContactLink(link))) return no("contact-link");
  return step(having(session, { contacts }));
}

const CALLABLE = /^tel:\+?[0-9][0-9 ().-]{1,30}$/;
const ON_THE_WEB = /^https?:\/\/[^\s/@]+(?:[/?#]\S*)?$/i;

/** Nothing that a browser would run, and no name before a host that is taken for the host. */
export function isContactLink(link: string): boolean {
  return CALLABLE.test(link) || ON_THE_WEB.test(link);
}

export function safetyView({ pause, word, contacts }: Safety): SafetyView {
  return { paused: pause !== null, word, contacts };
}
