import type { MemberId } from "../ids.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { can } from "../rules/roles.ts";
import { step } from "./step.ts";
import { ofEach } from "./seat.ts";
import type { Place } from "./seat.ts";
import type { Context, Step } from "./step.ts";
import type { Asker, Rounds, Session, Sitter } from "./types.ts";

/**
 * In turns: everybody who is here and may write has a turn, in an order that is drawn and that all see. Whether somebody
 * has anything on their sheet is not asked, so that the order says nothing of it, nor does passing.
 *
 *   none ──reveal in turns──► first ──end──► next ──end──► … ──► over: whoever still has something may publish it
 *                               end: by the person whose turn it is, done or passing alike, or by whoever leads
 */

export interface TurnCommand {
  readonly kind: "turn.end";
  /** As in the view: what crosses the next turn on its way ends nothing more. */
  readonly at: number;
}

export const TURN_REASONS = ["not-your-turn"] as const;
export type TurnReason = (typeof TURN_REASONS)[number];

export const NO_TURNS = { turns: false, order: [], at: 0 } as const satisfies Partial<Rounds>;

/** `chance`: from 0 up to 1. Left out, nothing is drawn. */
export function drawn(table: readonly Sitter[], chance: (() => number) | undefined): readonly Place[] {
  const here = table.filter(({ role, awayMs }) => can(role, "write") && awayMs === 0);
  const order = here.flatMap((sitter) => ofEach(sitter, (place) => place));
  return chance ? shuffled(order, chance) : order;
}

function shuffled(list: readonly Place[], chance: () => number): readonly Place[] {
  const out = [...list];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    // Both indexes lie within the list.
    [out[at], out[other]] = [out[other] as Place, out[at] as Place];
  }
  return out;
}

/** Whose turn it is; null when all have had theirs. */
export function turnNow({ turns, order, at }: Pick<Rounds, "turns" | "order" | "at">): Place | null {
  return turns ? (order[at] ?? null) : null;
}

/** May this person, or somebody of this seat, put down what is theirs, by the order alone? */
export function hasTurn(rounds: Rounds, asker: Pick<Asker, "id">, person?: number): boolean {
  if (!rounds.turns) return false;
  const now = turnNow(rounds);
  return now === null || (now.member === asker.id && (person === undefined || person === now.person));
}

export function endTurn(
  session: Session,
  { at }: TurnCommand,
  { asker }: Pick<Context, "asker">,
): Reply<Step, TurnReason> {
  const { rounds } = session;
  const now = turnNow(rounds);
  if (now === null || at !== rounds.at) return step(session);
  if (asker.role !== "host" && now.member !== asker.id) return no("not-your-turn");
  return step({ ...session, rounds: { ...rounds, at: at + 1 } });
}

/** The turns of a member who is gone, or of those on a seat from this place on: who comes after them is as before. */
export function forgetTurns(session: Session, member: MemberId, from = 0): Session {
  const { rounds } = session;
  const stays = (turn: Place): boolean => turn.member !== member || turn.person < from;
  if (rounds.order.every(stays)) return session;
  const at = rounds.order.slice(0, rounds.at).filter(stays).length;
  return { ...session, rounds: { ...rounds, order: rounds.order.filter(stays), at } };
}
