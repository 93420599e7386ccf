import type { CardId, MemberId, ZoneId } from "../ids.ts";
import type { Reply } from "../reply.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Session } from "./types.ts";

/** What happens at the table and passes: told to everybody at once, kept nowhere. */

/** Few, and each says something that helps a conversation on. */
export const REACTIONS = ["agree", "me-too", "thanks", "say-more", "unclear"] as const;
export type Reaction = (typeof REACTIONS)[number];

export type PassingCommand =
  | { readonly kind: "react"; readonly card: CardId; readonly reaction: Reaction }
  | { readonly kind: "summon"; readonly zone: ZoneId };

export type Passing =
  /** Whose it was is not told. */
  | { readonly kind: "reaction"; readonly card: CardId; readonly reaction: Reaction }
  /** Somebody who leads asks the others to come and look. */
  | { readonly kind: "summon"; readonly zone: ZoneId; readonly by: MemberId };

export function reducePassing(session: Session, command: PassingCommand, asker: MemberId): Reply<Step, never> {
  return step(session, [{ kind: "tell", event: eventOf(command, asker) }]);
}

function eventOf(command: PassingCommand, asker: MemberId): Passing {
  if (command.kind === "summon") return { kind: "summon", zone: command.zone, by: asker };
  return { kind: "reaction", card: command.card, reaction: command.reaction };
}
