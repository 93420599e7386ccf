/** An echo that came late, in milliseconds. */
export interface Stall {
  /** When the move was made, since 1970. */
  readonly at: number;
  readonly ms: number;
}

/** What the watcher at the other table reports. */
export interface Watched {
  readonly edits: number;
  /** Moves whose echo never came. */
  readonly unanswered: number;
  /** From a move to its echo. */
  readonly p50: number;
  readonly p99: number;
  readonly stalls: readonly Stall[];
}
