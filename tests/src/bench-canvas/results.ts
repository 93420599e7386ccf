import type { KindName } from "./kinds.ts";

/** One candidate, opened once with so many notes. */
export interface Run {
  readonly kind: KindName;
  readonly notes: number;
  readonly round: number;
  readonly at: string;
  readonly seconds: number;
  /** The machine's load average when it ended. */
  readonly busy: number;
  readonly values: Readonly<Record<string, number | null>>;
  /** It could not be played to its end. */
  readonly broke?: string;
}

export interface Report {
  readonly machine: string;
  readonly node: string;
  readonly browser: string;
  readonly runs: readonly Run[];
}
