import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Session } from "./types.ts";

/**
 * To which course of an organisation a table belongs, and for how many days it is kept once it is closed. A course is no thing
 * of its own: it is the name that its tables share. So nobody owns it, it needs no account, and each table keeps its own days.
 */

export interface Course {
  /** Empty: of none. */
  readonly name: string;
  /** After its closing; null: nothing goes by itself. */
  readonly keptDays: number | null;
}

export const NO_COURSE: Course = { name: "", keptDays: null };

export type CourseCommand = { readonly kind: "course.set" } & Course;

export const COURSE_REASONS = ["days-out-of-range"] as const;
export type CourseReason = (typeof COURSE_REASONS)[number];

export function isKeptFor(days: number): boolean {
  return days >= limits.DELETION_AHEAD_MIN_DAYS && days <= limits.DELETION_AHEAD_MAX_DAYS;
}

/** A date that was told to all moves with nothing but another closing. */
export function reduceCourse(session: Session, { name, keptDays }: CourseCommand): Reply<Step, CourseReason> {
  if (keptDays !== null && !isKeptFor(keptDays)) return no("days-out-of-range");
  const { course } = session;
  if (course.name === name && course.keptDays === keptDays) return step(session);
  return step({ ...session, course: { name, keptDays } });
}

export function dateAfter({ keptDays }: Course, now: number): number | null {
  return keptDays === null ? null : now + keptDays * 24 * 3_600_000;
}
