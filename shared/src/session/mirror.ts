import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Glance, Session } from "./types.ts";

/** The duo looks at itself for a minute. It belongs to the two: no one else is told of it, and they delete it when they wish. */

export type MirrorCommand =
  | ({ readonly kind: "mirror.note" } & Omit<Glance, "at" | "phase">)
  /** Not now: the minutes count anew. */
  | { readonly kind: "mirror.later" }
  | { readonly kind: "mirror.every"; readonly minutes: number }
  | { readonly kind: "mirror.forget" };

export const MIRROR_REASONS = ["too-many-glances"] as const;
type MirrorReason = (typeof MIRROR_REASONS)[number] | "no-duo" | "duo-of-others" | "table-closed";

export function reduceMirror(session: Session, command: MirrorCommand, context: Context): Reply<Step, MirrorReason> {
  const { duo } = session;
  if (!duo) return no("no-duo");
  if (!duo.members.includes(context.asker.id)) return no("duo-of-others");
  if (command.kind === "mirror.forget") return step({ ...session, duo: { ...duo, glances: [] } });
  if (session.closing.closed) return no("table-closed");
  const mirrorSince = context.now;
  if (command.kind === "mirror.later") return step({ ...session, duo: { ...duo, mirrorSince } });
  if (command.kind === "mirror.every")
    return step({ ...session, duo: { ...duo, mirrorSince, mirrorEveryMin: command.minutes } });
  if (duo.glances.length >= limits.GLANCES_MAX_COUNT) return no("too-many-glances");
  const { exchange, fluidity, dropOff, line } = command;
  const glance: Glance = { at: context.now, phase: session.phase, exchange, fluidity, dropOff, line };
  return step({ ...session, duo: { ...duo, mirrorSince, glances: [...duo.glances, glance] } });
}

/** When the session is over the mirror is, too. */
export function forgetMirror(session: Session): Session {
  if (!session.duo || (session.duo.glances.length === 0 && session.duo.mirrorEveryMin === 0)) return session;
  return { ...session, duo: { ...session.duo, glances: [], mirrorEveryMin: 0 } };
}
