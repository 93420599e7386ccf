/** What the load program is told, as JSON on its command line, and what it answers on its standard output. */

export interface ServerSpec {
  readonly port: number;
  readonly pid: number;
  /** `house`: our own, with seats and tokens. `stock` and `hocuspocus`: rooms open to all, by their dialect. */
  readonly door: "house" | "stock" | "hocuspocus";
}

export interface LiveSpec {
  readonly kind: "live";
  readonly server: ServerSpec;
  readonly rooms: number;
  /** Per room. */
  readonly people: number;
  /** Of the people of a room, how many come through the tunnel. */
  readonly polling: number;
  readonly writers: number;
  readonly editsPerSecond: number;
  readonly cursorsPerSecond: number;
  readonly notes: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  readonly drainSeconds: number;
}

export interface Quantiles {
  readonly p50: number | null;
  readonly p99: number | null;
  readonly max: number;
}

export interface LiveResult {
  readonly delivered: number;
  readonly edits: number;
  readonly seconds: number;
  readonly serverCpuMs: number;
  readonly loadCpuMs: number;
  /** Every edit: to each other person, and back to its writer. */
  readonly latency: Quantiles;
  readonly echo: Quantiles;
  /** Age of the newest cursors, as one witness in each room sees them. */
  readonly cursor: Quantiles;
  readonly framesPerSecond: number;
  readonly bytesPerSecond: number;
  /** Edits that had not come to somebody at the end. */
  readonly lost: number;
  /** Cursors whose last place a witness did not see. */
  readonly cursorsLost: number;
  readonly closed: readonly string[];
  /** Rooms whose content two documents, opened at the end, do not agree on, or that is not what was written last. */
  readonly unequal: number;
  readonly rssKb: number;
  /** The longest that the load program itself came late to its own clock. */
  readonly lateMs: number;
}

/** Adds tables until the slowest hundredth of all edits takes longer than `mostMs`. */
export interface KneeSpec {
  readonly kind: "knee";
  readonly table: LiveSpec;
  readonly steps: readonly number[];
  readonly mostMs: number;
}

export interface KneeStep {
  readonly people: number;
  readonly cores: number;
  readonly loadCores: number;
  readonly p99: number | null;
}

export interface KneeResult {
  /** The last step that held, and the one that did not; null where there is none. */
  readonly held: KneeStep | null;
  readonly beyond: KneeStep | null;
  readonly lost: number;
  readonly closed: readonly string[];
}

/** Writes the large board of the herd into a room, and says where it is. */
export interface FillHerdSpec {
  readonly kind: "fill-herd";
  readonly server: ServerSpec;
  readonly people: number;
  readonly notes: number;
  readonly updates: number;
  readonly writers: number;
  /** Where what the next programs need is kept. */
  readonly handOver: string;
}

export interface HerdSpec {
  readonly kind: "herd";
  readonly server: ServerSpec;
  readonly handOver: string;
}

export interface HerdResult {
  readonly median: number | null;
  readonly slowest: number | null;
  readonly missing: number;
  /** Whose first answer held nothing. */
  readonly empty: number;
  readonly serverCpuMs: number;
  readonly bytes: number;
  readonly closed: readonly string[];
  /** When it began and ended, on the clock that all processes share. */
  readonly began: number;
  readonly ended: number;
}

/** Somebody else, in another room and another process: how long they wait for their own edits. */
export interface ProbeSpec {
  readonly kind: "probe";
  readonly server: ServerSpec;
  readonly place: { readonly room: string; readonly token?: string; readonly address: string };
  readonly seconds: number;
}

/** When each edit was sent, and how long it took to come back; what never came is as long as the probe waited. */
export type ProbeResult = readonly (readonly [at: number, took: number])[];

export interface FillIdleSpec {
  readonly kind: "fill-idle";
  readonly server: ServerSpec;
  readonly boards: number;
  readonly notes: number;
  readonly crowdBoards: number;
  readonly crowdPeople: number;
  readonly handOver: string;
}

export interface IdleSpec {
  readonly kind: "idle" | "crowd";
  readonly server: ServerSpec;
  readonly handOver: string;
}

/** kB that the server held: of `idle` the first three, of `crowd` the others. */
export interface IdleResult {
  readonly startKb: number;
  readonly openKb: number;
  readonly leftKb: number;
  readonly crowdFewKb: number;
  readonly crowdManyKb: number;
  readonly crowdMore: number;
  readonly closed: readonly string[];
}

export type AnySpec = LiveSpec | KneeSpec | FillHerdSpec | HerdSpec | ProbeSpec | FillIdleSpec | IdleSpec;
