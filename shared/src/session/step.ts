import type { MemberId, QuoteId, StoryId } from "../ids.ts";
import { yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import type { HouseChange } from "./house-change.ts";
import type { Passing } from "./passing.ts";
import type { MeetingRecord } from "./series.ts";
import type { Asker, Session, Sitter } from "./types.ts";

/** What every slice of the session is made of: a command goes in, the next session and what follows from it come out. */

export type Effect =
  /** The house writes into the board, in one transaction with the session as it is after the step: both or none. */
  | { readonly kind: "board"; readonly change: HouseChange }
  /** A meeting is over: it is kept as it was, in the same transaction. */
  | { readonly kind: "archive"; readonly record: MeetingRecord }
  /** What members may write in the room has changed, and every connection must be judged again. */
  | { readonly kind: "access" }
  /** The session held a secret that is over: what was stored of it before must leave the files. */
  | { readonly kind: "scrub" }
  /** Words of stories, and quotes of them, in the same transaction as the session; their keys before anybody is answered. */
  | { readonly kind: "stories.erase"; readonly stories: readonly StoryId[]; readonly quotes: readonly QuoteId[] }
  /** Everybody at the table is told once, whoever is there; nothing of it is kept. */
  | { readonly kind: "tell"; readonly event: Passing };

export interface Step {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

export interface Context {
  readonly asker: Asker;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Everybody of the table. Left out, nobody is known to be here. */
  readonly table?: readonly Sitter[];
  /** From 0 up to 1. Left out, nothing is left to it. */
  readonly chance?: () => number;
}

export function step(session: Session, effects: readonly Effect[] = []): Reply<Step, never> {
  return yes({ session, effects });
}

/** The same list when there is nothing to change: what has not changed is not saved, and not told. */
export function toggled(list: readonly MemberId[], id: MemberId, on: boolean): readonly MemberId[] {
  if (list.includes(id) === on) return list;
  return on ? [...list, id] : list.filter((other) => other !== id);
}
