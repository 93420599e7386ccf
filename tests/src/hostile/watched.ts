/** What the watcher at the other table reports, in milliseconds from a move to its echo. */
export interface Watched {
  readonly edits: number;
  /** Moves whose echo never came. */
  readonly unanswered: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}
