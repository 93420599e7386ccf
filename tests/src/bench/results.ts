import type { Figures } from "./figures.ts";
import type { ScenarioName } from "./scenarios.ts";
import type { KindName } from "./servers.ts";

/** One scenario played once against one server. */
export interface Run {
  readonly scenario: ScenarioName;
  readonly kind: KindName;
  readonly round: number;
  readonly figures: Figures | null;
  /** It could not be played to its end. */
  readonly broke?: string;
}

export interface Report {
  readonly at: string;
  readonly machine: string;
  readonly node: string;
  readonly seconds: number;
  readonly rounds: number;
  /** The machine's load while it ran: one figure a round. */
  readonly busy: readonly number[];
  readonly runs: readonly Run[];
}
