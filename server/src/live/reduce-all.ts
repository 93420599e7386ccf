import { yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import { reduce } from "@tablee/shared/session/reducer";
import type { SessionCommand, SessionReason } from "@tablee/shared/session/reducer";
import type { Context, Effect, Step } from "@tablee/shared/session/step";
import type { Session } from "@tablee/shared/session/types";

/** One after the other, as one step: the first that is refused undoes those before it. */
export function reduceAll(
  before: Session,
  commands: readonly SessionCommand[],
  context: Context,
): Reply<Step, SessionReason> {
  let session = before;
  const effects: Effect[] = [];
  for (const command of commands) {
    const step = reduce(session, command, context);
    if (!step.ok) return step;
    session = step.value.session;
    effects.push(...step.value.effects);
  }
  return yes({ session, effects });
}
