import type { Moment } from "@tablee/shared/session/evaluation";
import type { SessionView } from "@tablee/shared/session/types";
import type { Part } from "@tablee/shared/rules/roles";

/** What somebody simulated does next, from what any member may know: no clock, no chance, no page. */

export type Act =
  | { readonly kind: "agree"; readonly round: number }
  | { readonly kind: "vote" }
  | { readonly kind: "consent" }
  | { readonly kind: "answer"; readonly moment: Moment }
  /** Onto the table, or onto a sheet of one’s own. */
  | { readonly kind: "card"; readonly where: "table" | "sheet" }
  | { readonly kind: "publish" }
  | { readonly kind: "react" }
  | { readonly kind: "ready" };

export interface Knows {
  readonly view: SessionView;
  readonly part: Part;
  /** What they wrote and did in this phase already. */
  readonly cards: number;
  readonly reacted: boolean;
  /** Whether there is a card to react to. */
  readonly hasCards: boolean;
}

const CARDS_EACH_COUNT = 2;

/** What is asked of everybody comes before what the phase is for. */
export function nextAct(knows: Knows): Act | null {
  const { view } = knows;
  if (view.closing.closed || view.safety.paused || view.me.role === "observer") return null;
  return answerTo(view) ?? inPhase(knows);
}

function answerTo({ rules, me, votes, consents, evaluation }: SessionView): Act | null {
  if (rules.text !== "" && me.agreed.length === 0) return { kind: "agree", round: rules.round };
  if (votes.open?.mine[0] === null) return { kind: "vote" };
  if (consents.open?.mine[0] === null) return { kind: "consent" };
  const wave = evaluation.waves.find(({ state, mine }) => state === "open" && mine[0] === false);
  return wave ? { kind: "answer", moment: wave.moment } : null;
}

function inPhase(knows: Knows): Act | null {
  const { view, cards } = knows;
  const phase = view.phases.find(({ id }) => id === view.phase);
  if (!phase) return null;
  if (view.rounds.turns && view.rounds.mayPublish && view.rounds.sheets.length > 0) return { kind: "publish" };
  const where = writesIn(knows, phase.gate);
  if (where !== null && cards < CARDS_EACH_COUNT) return { kind: "card", where };
  if (phase.gate === "open" && !knows.reacted && knows.hasCards && cards === 0) return { kind: "react" };
  return view.me.ready ? null : { kind: "ready" };
}

/** Where an agenda says when to write, nobody writes at another time; where it does not, they write as they come. */
function writesIn({ view, part }: Knows, gate: "open" | "experience-first" | "private"): "table" | "sheet" | null {
  if (gate === "private") return view.rounds.turns ? null : "sheet";
  if (gate === "experience-first") return part === "supported" && view.me.access.cards ? "table" : null;
  const isSaid = view.phases.some((one) => one.gate !== "open");
  return isSaid || !view.me.access.cards ? null : "table";
}
