import type { CommandReason } from "@tablee/shared/protocol/commands";
import { reduce } from "@tablee/shared/session/reducer";
import type { SessionCommand } from "@tablee/shared/session/reducer";
import type { Reply } from "@tablee/shared/reply";
import type { Context, Effect, Step } from "@tablee/shared/session/step";
import type { Session } from "@tablee/shared/session/types";
import type { Member } from "../auth/member.ts";
import { askerAmong } from "./asked.ts";
import type { Asked, LiveCommand } from "./asked.ts";

/** Each of them asks for more than a step of the session, or needs to know more than the session does. */
const MORE = new Set<LiveCommand["kind"]>(["role.set", "role.lend", "member.remove", "parity.show", "floor.give"]);

export interface InOne {
  /** After all of them; as it was when none changed it. */
  readonly session: Session;
  /** Of as many as could be taken together, from the first on. */
  readonly replies: readonly Reply<Step, CommandReason>[];
  /** Told at once, whatever becomes of the rest. */
  readonly passing: readonly Effect[];
}

/**
 * What sixty people ask in the same moment, one after the other on the same session, to be kept once: a vote of a room
 * would wait for sixty turns of the disk. It ends before what brings about more than another session and a word to all,
 * before what its member may not do, what breaks, and a command that stands here twice: those are done alone.
 */
export function takeInOne(
  session: Session,
  asked: readonly Asked[],
  { members, contextOf }: { readonly members: readonly Member[]; readonly contextOf: (asker: Member) => Context },
): InOne {
  const replies: Reply<Step, CommandReason>[] = [];
  const passing: Effect[] = [];
  const seen = new Set<string>();
  let now = session;
  for (const one of asked) {
    const key = `${one.seat.member} ${one.id}`;
    if (MORE.has(one.command.kind) || one.desk.answered.has(one.id) || seen.has(key)) break;
    seen.add(key);
    const asker = askerAmong(one, members);
    if (!asker.ok) break;
    const reply = attempt(() => reduce(now, one.command as SessionCommand, contextOf(asker.value)));
    if (!reply) break;
    if (reply.ok && isMore(now, reply.value)) break;
    replies.push(reply);
    if (!reply.ok) continue;
    now = reply.value.session;
    passing.push(...reply.value.effects);
  }
  return { session: now, replies, passing };
}

/** The end of a phase is kept as a state of the table of its own. */
function isMore(before: Session, { session, effects }: Step): boolean {
  return session.phase !== before.phase || effects.some(({ kind }) => kind !== "tell");
}

/** What breaks is done again alone, and breaks for nobody else. */
function attempt<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}
