import type { MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Duo, DuoView, Handover, Session, Sitter } from "./types.ts";

/**
 * Two hosts and one baton. It says who leads; it takes no right from the other, so that nothing waits for it.
 *
 *   no duo ──duo.set──► held ──offer──► offered ──accept──► held, by the other
 *      ▲                 │ ▲               │
 *      │                 │ └──withdraw, decline
 *      │                 └──take, while the holder is away──► held, by the other
 *      └── duo.end, or one of the two no longer leads: nothing of it is kept
 */

export type DuoCommand =
  | { readonly kind: "duo.set"; readonly other: MemberId; readonly holder: MemberId }
  | { readonly kind: "duo.end" }
  | { readonly kind: "baton.offer"; readonly to: MemberId }
  | { readonly kind: "baton.accept" }
  | { readonly kind: "baton.decline" }
  | { readonly kind: "baton.withdraw" }
  | { readonly kind: "baton.take" };

export const DUO_REASONS = [
  "no-duo",
  "duo-of-others",
  "duo-needs-hosts",
  "not-holder",
  "baton-not-offered",
  "holder-is-here",
] as const;
export type DuoReason = (typeof DUO_REASONS)[number];

export const MIRROR_EVERY_MIN = 30;

export function reduceDuo(session: Session, command: DuoCommand, context: Context): Reply<Step, DuoReason> {
  if (command.kind === "duo.set") return setDuo(session, command, context);
  const { duo } = session;
  const { id } = context.asker;
  if (!duo) return no("no-duo");
  if (!duo.members.includes(id)) return no("duo-of-others");
  if (command.kind === "duo.end") return step({ ...session, duo: null });
  const next = move(duo, command, context);
  return next.ok ? step(next.value === duo ? session : { ...session, duo: next.value }) : next;
}

/** Whoever makes a duo is in it, and a duo that is there is ended by its own two, or is over when both have left. */
function setDuo(
  session: Session,
  { other, holder }: Extract<DuoCommand, { readonly kind: "duo.set" }>,
  { asker, now, table = [] }: Context,
): Reply<Step, DuoReason> {
  const { duo } = session;
  if (duo && !duo.members.includes(asker.id)) return no("duo-of-others");
  const members = [asker.id, other] as const;
  const lasting = (id: MemberId): boolean => table.some((one) => one.id === id && one.role === "host" && !one.isLent);
  if (asker.id === other || !members.every(lasting) || !members.includes(holder)) return no("duo-needs-hosts");
  if (duo?.members.includes(other)) return step(session);
  const made: Duo = {
    members,
    holder,
    offered: false,
    handovers: [],
    mirrorEveryMin: MIRROR_EVERY_MIN,
    mirrorSince: now,
    glances: [],
  };
  return step({ ...session, duo: made });
}

function move(
  duo: Duo,
  command: Extract<DuoCommand, { readonly kind: `baton.${string}` }>,
  { asker, now, table = [] }: Context,
): Reply<Duo, DuoReason> {
  const isHolder = duo.holder === asker.id;
  switch (command.kind) {
    case "baton.offer":
      if (!isHolder) return no("not-holder");
      return command.to === otherOf(duo, asker.id) ? offered(duo, true) : no("duo-of-others");
    case "baton.withdraw":
      return isHolder ? offered(duo, false) : no("not-holder");
    case "baton.decline":
      return isHolder || !duo.offered ? no("baton-not-offered") : offered(duo, false);
    case "baton.accept":
      return isHolder || !duo.offered ? no("baton-not-offered") : yes(handed(duo, "accepted", now));
    case "baton.take":
      if (isHolder) return yes(duo);
      return isHere(table, duo.holder) ? no("holder-is-here") : yes(handed(duo, "taken", now));
    default:
      return assertNever(command);
  }
}

function offered(duo: Duo, isOffered: boolean): Reply<Duo, never> {
  return yes(duo.offered === isOffered ? duo : { ...duo, offered: isOffered });
}

function otherOf({ members }: Duo, id: MemberId): MemberId {
  return members[0] === id ? members[1] : members[0];
}

function isHere(table: readonly Sitter[], id: MemberId): boolean {
  return table.some((one) => one.id === id && one.awayMs === 0);
}

function handed(duo: Duo, how: Handover["how"], at: number): Duo {
  const to = otherOf(duo, duo.holder);
  const handovers = [...duo.handovers, { at, from: duo.holder, to, how }].slice(-limits.HANDOVERS_MAX_COUNT);
  return { ...duo, holder: to, offered: false, handovers };
}

/** A duo is two who lead: when one of them does not any more, what the two said to each other goes. */
export function forgetInDuo(session: Session, member: MemberId): Session {
  return session.duo?.members.includes(member) ? { ...session, duo: null } : session;
}

export function duoViewOf({ duo }: Session, id: MemberId): DuoView {
  if (!duo) return { kind: "none" };
  return duo.members.includes(id) ? { kind: "mine", ...duo } : { kind: "others" };
}
