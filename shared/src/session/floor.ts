import type { MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { step, toggled } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Session } from "./types.ts";

/** Who asks for the floor, who has it, and who is ready to go on. */

export type FloorCommand =
  | { readonly kind: "hand.set"; readonly raised: boolean }
  | { readonly kind: "floor.give"; readonly to: MemberId | null }
  | { readonly kind: "ready.set"; readonly ready: boolean };

export const FLOOR_REASONS = ["too-many-hands"] as const;
export type FloorReason = (typeof FLOOR_REASONS)[number];

export function reduceFloor(
  session: Session,
  command: FloorCommand,
  { asker: { id: asker }, now }: Context,
): Reply<Step, FloorReason> {
  if (command.kind === "hand.set") return setHand(session, asker, command.raised);
  if (command.kind === "ready.set") return step({ ...session, ready: toggled(session.ready, asker, command.ready) });
  const { to } = command;
  // Given once more to who has it, the clock goes on.
  const floorSince = to === null ? null : to === session.floor ? session.floorSince : now;
  return step({ ...session, floor: to, floorSince, hands: session.hands.filter((id) => id !== to) });
}

function setHand(session: Session, id: MemberId, raised: boolean): Reply<Step, FloorReason> {
  if (raised && session.hands.length >= limits.HANDS_MAX_COUNT && !session.hands.includes(id))
    return no("too-many-hands");
  const floor = !raised && session.floor === id ? null : session.floor;
  return step({ ...session, floor, hands: toggled(session.hands, id, raised) });
}

export function forgetOnFloor(session: Session, member: MemberId): Session {
  return {
    ...session,
    hands: toggled(session.hands, member, false),
    ready: toggled(session.ready, member, false),
    floor: session.floor === member ? null : session.floor,
  };
}
