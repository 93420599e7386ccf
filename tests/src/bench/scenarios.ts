import type { LiveSpec } from "./load/spec.ts";

/** What is played. Figures that a reader compares stand here and nowhere else. */

type LiveShape = Omit<LiveSpec, "kind" | "server" | "seconds" | "warmSeconds" | "drainSeconds">;

export interface LiveScenario {
  readonly kind: "live";
  readonly title: string;
  readonly shape: LiveShape;
  /** Only where ours alone can play it. */
  readonly oursAlone?: true;
  /** At most so many rounds: it takes long, and says the same each time. */
  readonly rounds?: number;
}

export type Scenario = LiveScenario;

export const SCENARIOS = {
  workshop: {
    kind: "live",
    title: "Workshop: 1 board, 50 people, 10 of them drag at 30 Hz, everybody's cursor at 10 Hz",
    shape: { rooms: 1, people: 50, polling: 0, writers: 10, editsPerSecond: 30, cursorsPerSecond: 10, notes: 100 },
  },
  big: {
    kind: "live",
    title: "Big room: 1 board, 200 people, 20 of them drag at 30 Hz, everybody's cursor at 10 Hz",
    shape: { rooms: 1, people: 200, polling: 0, writers: 20, editsPerSecond: 30, cursorsPerSecond: 10, notes: 100 },
  },
} as const satisfies Readonly<Record<string, LiveScenario>>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];
