import { compareOrder } from "../board/order.ts";
import { COLOURS, KINDS, SECTIONS } from "../board/types.ts";
import type { Board, Zone } from "../board/types.ts";
import type { PhaseId, QuestionId } from "../ids.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import type { Question } from "../session/evaluation.ts";
import { beginWith } from "../session/frame.ts";
import type { Phase, Session } from "../session/types.ts";

/**
 * A table kept as a template: how it was laid, and nothing that anybody said or did at it. What goes along is named here one by
 * one: what is added to a board or a session later stays out until somebody puts it in.
 */

export const KEPT_FORMAT = "tablee-template";
export const KEPT_VERSION = 1;

/** What the areas of a template may say; the schema of a request asks for them here. */
export const KEPT_SECTIONS = SECTIONS;
export const KEPT_KINDS = KINDS;

/** Of ours, or as JSON Canvas has them: in any other string somebody might have written anything. */
export function isKeptColour(colour: string): boolean {
  return COLOURS.some((one) => one === colour) || /^([1-6]|#[\da-f]{6})$/i.test(colour);
}

export interface KeptTemplate {
  readonly zones: readonly Pick<Zone, "title" | "rect" | "section" | "kind" | "colour">[];
  readonly phases: readonly Omit<Phase, "id">[];
  readonly goal: string;
  readonly rules: string;
  readonly questions: readonly Omit<Question, "id">[];
}

/** Of a session or of anybody’s view of it. */
interface Led extends Pick<Session, "phases" | "goal"> {
  readonly rules: { readonly text: string };
  readonly evaluation: { readonly questions: readonly Question[] };
}

export function keptFrom({ zones }: Pick<Board, "zones">, { phases, goal, rules, evaluation }: Led): KeptTemplate {
  return {
    zones: [...zones.values()].sort(compareOrder).map(({ title, rect: { x, y, w, h }, section, kind, colour }) => ({
      title,
      rect: { x, y, w, h },
      section,
      kind,
      colour: colour !== null && isKeptColour(colour) ? colour : null,
    })),
    phases: phases.map(({ name, purpose, minutes, gate, readyRule }) => ({ name, purpose, minutes, gate, readyRule })),
    goal,
    rules: rules.text,
    questions: evaluation.questions.map(({ text, kind, moments }) => ({ text, kind, moments })),
  };
}

export function writeKept(kept: KeptTemplate): string {
  return `${JSON.stringify({ format: KEPT_FORMAT, version: KEPT_VERSION, ...kept }, null, "\t")}\n`;
}

export type KeptReason = "not-json" | "not-this-format" | "newer-version";

/** As far as one has to know to offer it: the server judges every value before a table is opened. */
export function readKept(text: string): Reply<KeptTemplate, KeptReason> {
  const file = parsed(text);
  if (file === undefined) return no("not-json");
  if (typeof file !== "object" || file === null || !("format" in file) || file.format !== KEPT_FORMAT)
    return no("not-this-format");
  const { format: _, version, ...kept } = file as { readonly format: string; readonly version?: unknown };
  if (version !== KEPT_VERSION) return no("newer-version");
  const { zones, phases } = kept as Partial<Record<"zones" | "phases", unknown>>;
  if (!Array.isArray(zones) || !Array.isArray(phases)) return no("not-this-format");
  // A parse boundary: who offers it counts two lists, and the schema of the request looks at the rest.
  return yes(kept as KeptTemplate);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    // Not JSON: that is the answer.
    return undefined;
  }
}

/** A session as it begins, with the agenda and what else was kept. Ids are made anew: those of another table lead nowhere. */
export function keptSession({ phases, goal, rules, questions }: KeptTemplate, fresh: Session): Session {
  return beginWith(fresh, {
    phases: phases.map((phase, at) => ({ ...phase, id: `phase-${at + 1}` as PhaseId })),
    goal,
    rules,
    questions: questions.map((question, at) => ({ ...question, id: `question-${at + 1}` as QuestionId })),
  });
}
