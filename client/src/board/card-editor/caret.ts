/** One step of a change to a text, as Yjs tells it. */
export interface TextStep {
  readonly retain?: number | undefined;
  readonly insert?: unknown;
  readonly delete?: number | undefined;
}

/**
 * Where a caret stands after somebody else's change. What is inserted exactly at the caret goes after it, so that two
 * people writing at one spot do not push each other along; a caret inside what was deleted falls to its start.
 */
export function mapCaret(steps: readonly TextStep[], caret: number): number {
  let old = 0;
  let now = caret;
  for (const step of steps) {
    if (old >= caret) break;
    if (step.retain !== undefined) {
      old += step.retain;
    } else if (step.delete !== undefined) {
      now -= Math.min(step.delete, caret - old);
      old += step.delete;
    } else if (typeof step.insert === "string") {
      now += step.insert.length;
    }
  }
  return now;
}
