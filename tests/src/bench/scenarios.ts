import type { LiveSpec } from "./load/spec.ts";

/** What is played. Figures that a reader compares stand here and nowhere else. */

interface Common {
  readonly title: string;
  /** Only ours can play it. */
  readonly oursAlone?: true;
  /** At most so many rounds: it takes long, and says the same each time. */
  readonly rounds?: number;
}

export interface LiveScenario extends Common {
  readonly kind: "live";
  readonly shape: Omit<LiveSpec, "kind" | "server" | "seconds" | "warmSeconds" | "drainSeconds">;
}

export interface KneeScenario extends Common {
  readonly kind: "knee";
  /** How many tables there are at each step. */
  readonly steps: readonly number[];
  readonly table: LiveScenario["shape"];
  readonly mostMs: number;
}

export interface HerdScenario extends Common {
  readonly kind: "herd";
  readonly people: number;
  readonly notes: number;
  readonly updates: number;
  readonly writers: number;
}

export interface IdleScenario extends Common {
  readonly kind: "idle";
  readonly boards: number;
  readonly notes: number;
  /** For the cost of one more connection: so many of the boards, so many people each. */
  readonly crowdBoards: number;
  readonly crowdPeople: number;
}

export type Scenario = LiveScenario | KneeScenario | HerdScenario | IdleScenario;

const AT_A_TABLE = { rooms: 1, polling: 0, editsPerSecond: 30, cursorsPerSecond: 10, notes: 100 };

export const SCENARIOS = {
  workshop: {
    kind: "live",
    title: "Workshop: 1 board, 50 people, 10 of them drag at 30 Hz, everybody's cursor at 10 Hz",
    shape: { ...AT_A_TABLE, people: 50, writers: 10 },
  },
  big: {
    kind: "live",
    title: "Big room: 1 board, 200 people, 20 of them drag at 30 Hz, everybody's cursor at 10 Hz",
    shape: { ...AT_A_TABLE, people: 200, writers: 20 },
  },
  rooms: {
    kind: "live",
    title: "Many rooms: 100 boards of 5 people, 2 of them drag at 10 Hz, everybody's cursor at 5 Hz",
    shape: { rooms: 100, people: 5, polling: 0, writers: 2, editsPerSecond: 10, cursorsPerSecond: 5, notes: 20 },
  },
  calm: {
    kind: "live",
    title: "Calm: 1 board, 5 people who each change something 5 times a second",
    shape: { ...AT_A_TABLE, people: 5, writers: 5, editsPerSecond: 5, cursorsPerSecond: 0 },
  },
  mixed: {
    kind: "live",
    title:
      "Mixed: 1 board, 40 people in the tunnel (long-polling) beside 20 on WebSocket, 10 drag at 30 Hz, cursors at 10 Hz",
    oursAlone: true,
    shape: { ...AT_A_TABLE, people: 60, polling: 40, writers: 10 },
  },
  knee: {
    kind: "knee",
    title: "Knee: tables of 25 people (5 drag at 30 Hz, cursors at 10 Hz) are added until p99 passes 200 ms",
    rounds: 1,
    steps: [1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 85],
    table: { ...AT_A_TABLE, people: 25, writers: 5, notes: 50 },
    mostMs: 200,
  },
  herd: {
    kind: "herd",
    title: "Herd: 100 people open one board of 5,000 notes and 200,000 changes in the same moment",
    rounds: 1,
    people: 100,
    notes: 5_000,
    updates: 200_000,
    writers: 20,
  },
  idle: {
    kind: "idle",
    title: "Idle: 1,000 boards of 500 notes, opened by one person each and left",
    rounds: 1,
    boards: 1_000,
    notes: 500,
    crowdBoards: 200,
    crowdPeople: 5,
  },
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];
