import type { CardId, MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { step } from "./step.ts";
import type { Effect, Step } from "./step.ts";
import type { Session } from "./types.ts";

/**
 *   none ──pull──► pulled ──answer──► none, and an entry in the log
 *
 * Anyone stops the sorting of the board. While it is stopped the structure is locked for everybody, those who lead too
 * (access.ts): only the group's answer goes on.
 */

export type BrakeCommand =
  | { readonly kind: "brake.pull"; readonly reason: string; readonly signed: boolean }
  | {
      readonly kind: "brake.answer";
      readonly decision: Decision;
      /** Of `keep-singular`: those that leave their groups. Of `undo`: whose groups are dissolved. */
      readonly cards: readonly CardId[];
      readonly words: string;
    };

/** What a group may answer: leave cards by themselves, find another name, undo a grouping, or go on as it was. */
export const DECISIONS = ["keep-singular", "rename", "undo", "go-on"] as const;
export type Decision = (typeof DECISIONS)[number];

export const BRAKE_REASONS = ["already-braked", "not-braked", "no-cards-named"] as const;
export type BrakeReason = (typeof BRAKE_REASONS)[number];

export interface Brake {
  /** Empty: none was given, and none is owed. */
  readonly reason: string;
  /** Who pulled it, only if they signed. Who did not sign is stored nowhere. */
  readonly by: MemberId | null;
}

export interface AnsweredBrake extends Brake {
  readonly decision: Decision;
  readonly words: string;
}

export function reduceBrake(session: Session, command: BrakeCommand, asker: MemberId): Reply<Step, BrakeReason> {
  if (command.kind === "brake.pull") {
    if (session.brake) return no("already-braked");
    const brake = { reason: command.reason, by: command.signed ? asker : null };
    return step({ ...session, brake }, [{ kind: "access" }]);
  }
  if (!session.brake) return no("not-braked");
  const { decision, words, cards } = command;
  if ((decision === "keep-singular" || decision === "undo") && cards.length === 0) return no("no-cards-named");
  const answered: AnsweredBrake = { ...session.brake, decision, words };
  const brakes = [...session.brakes, answered].slice(-limits.BRAKES_KEPT_MAX_COUNT);
  return step({ ...session, brake: null, brakes }, [...written(decision, cards), { kind: "access" }]);
}

/** By the house, in the same breath as the answer: whoever pulled the brake sees it done, not promised. */
function written(decision: Decision, cards: readonly CardId[]): readonly Effect[] {
  if (cards.length === 0 || (decision !== "keep-singular" && decision !== "undo")) return [];
  const how = decision === "undo" ? "dissolve" : "leave";
  return [{ kind: "board", change: { kind: "groups.part", how, cards } }];
}

/** The reason stays: it is the table's by now. The name goes. */
export function forgetBrakes(session: Session, member: MemberId): Session {
  const isTheirs = ({ by }: Brake): boolean => by === member;
  const { brake, brakes } = session;
  if (!(brake && isTheirs(brake)) && !brakes.some(isTheirs)) return session;
  return {
    ...session,
    brake: brake && isTheirs(brake) ? { ...brake, by: null } : brake,
    brakes: brakes.map((one) => (isTheirs(one) ? { ...one, by: null } : one)),
  };
}
