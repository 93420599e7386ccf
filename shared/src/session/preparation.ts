import type { PhaseId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Draft, Phase, PhaseNote, Preparation, Session } from "./types.ts";

/** What the hosts make ready for later: notes to the phases, cards and areas to bring in. In hosts' views alone. */

export type PreparationCommand =
  | { readonly kind: "preparation.note"; readonly phase: PhaseId; readonly text: string }
  | { readonly kind: "preparation.put"; readonly draft: Draft }
  | { readonly kind: "preparation.remove"; readonly drafts: readonly string[] };

export const PREPARATION_REASONS = ["too-many-drafts"] as const;
type PreparationReason = (typeof PREPARATION_REASONS)[number] | "no-such-phase";

export function reducePreparation(session: Session, command: PreparationCommand): Reply<Step, PreparationReason> {
  const { preparation } = session;
  switch (command.kind) {
    case "preparation.note":
      if (!session.phases.some(({ id }) => id === command.phase)) return no("no-such-phase");
      return prepared(session, { ...preparation, notes: noted(preparation.notes, command) });
    case "preparation.put":
      return put(session, command.draft);
    case "preparation.remove":
      return prepared(session, {
        ...preparation,
        drafts: preparation.drafts.filter(({ id }) => !command.drafts.includes(id)),
      });
    default:
      return assertNever(command);
  }
}

function prepared(session: Session, preparation: Preparation): Reply<Step, never> {
  return step({ ...session, preparation });
}

function noted(notes: readonly PhaseNote[], { phase, text }: PhaseNote): readonly PhaseNote[] {
  const others = notes.filter((note) => note.phase !== phase);
  return text.trim() === "" ? others : [...others, { phase, text }];
}

function put(session: Session, draft: Draft): Reply<Step, PreparationReason> {
  const { drafts } = session.preparation;
  const at = drafts.findIndex(({ id }) => id === draft.id);
  if (at < 0 && drafts.length >= limits.DRAFTS_MAX_COUNT) return no("too-many-drafts");
  return prepared(session, {
    ...session.preparation,
    drafts: at < 0 ? [...drafts, draft] : drafts.with(at, draft),
  });
}

/** Notes of phases that are still in the agenda: their number is bounded by that of the phases. */
export function notesOf({ notes }: Preparation, phases: readonly Phase[]): readonly PhaseNote[] {
  return notes.filter(({ phase }) => phases.some(({ id }) => id === phase));
}
