import type { MemberId } from "../ids.ts";
import { reduce } from "./reducer.ts";
import { keyOf } from "./seat.ts";
import type { Place } from "./seat.ts";
import type { Context, Step } from "./step.ts";
import type { Session } from "./types.ts";

/**
 * What one person said in the session goes, in all slices, by what each of them forgets of somebody who is removed; of
 * several on a seat only what stands under that one’s place. `names`: theirs; a task that was noted under it is nobody’s.
 */
export interface TakingBack extends Place {
  /** On this seat. */
  readonly people: number;
  readonly names: readonly string[];
}

/** A place that nobody sits at, behind all others: what stands there is forgotten, and no other. */
const ASIDE = 1_000_000;

export function takeBack(session: Session, who: TakingBack, context: Context): Step {
  const { member } = who;
  if (who.people === 1) return unnamed(forgotten(session, { kind: "member.forget", member }, context), who);
  const away = placed(session, { member, person: who.person }, ASIDE);
  const left = forgotten(away, { kind: "people.forget", member, from: ASIDE }, context);
  const { sheets, ...rounds } = left.session.rounds;
  const isTheirs = (one: Place): boolean => one.member === member && one.person === ASIDE;
  const gone = sheets.filter(isTheirs).map(({ sheet, epoch }) => ({ sheet, epoch }));
  const without = { ...left.session, rounds: { ...rounds, sheets: sheets.filter((one) => !isTheirs(one)) } };
  // What no slice forgets of one person stays where it was.
  const back = placed(without, { member, person: ASIDE }, who.person);
  const drop = { kind: "board", change: { kind: "sheets.drop", sheets: gone } } as const;
  return unnamed({ session: back, effects: gone.length > 0 ? [...left.effects, drop] : left.effects }, who);
}

type Forgetting =
  | { readonly kind: "member.forget"; readonly member: MemberId }
  | { readonly kind: "people.forget"; readonly member: MemberId; readonly from: number };

function forgotten(session: Session, command: Forgetting, context: Context): Step {
  const done = reduce(session, command, context);
  // To be forgotten is refused to nobody.
  if (!done.ok) throw new Error(done.reason);
  return done.value;
}

/** What stands under one place, under another. */
function placed(session: Session, from: Place, person: number): Session {
  const [before, after] = [keyOf(from), keyOf({ member: from.member, person })];
  const walk = (value: unknown): unknown => {
    if (value === before) return after;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, one]) => [key === before ? after : key, walk(one)] as const);
    const moved = Object.fromEntries(entries);
    return moved["member"] === from.member && moved["person"] === from.person ? { ...moved, person } : moved;
  };
  // Only names of places are others now.
  return walk(session) as Session;
}

function unnamed({ session, effects }: Step, { names }: TakingBack): Step {
  const { closing } = session;
  if (!closing.tasks.some(({ who }) => names.includes(who.trim()))) return { session, effects };
  const tasks = closing.tasks.map((task) => (names.includes(task.who.trim()) ? { ...task, who: "" } : task));
  return { session: { ...session, closing: { ...closing, tasks } }, effects };
}
