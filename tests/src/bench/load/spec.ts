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
