/**
 * Whether the structs of an update can be put in one after another, each when all that it refers to is there. Yjs keeps
 * what it cannot put in yet, for ever, and hands it to every newcomer; a struct that refers to a later one of its own
 * client makes it throw in the middle, even when the room holds that struct already.
 */

/** One change: the `clock`th of a client. */
export interface Id {
  readonly client: number;
  readonly clock: number;
}

export interface Step {
  readonly end: number;
  /** What must be there before it: only what the room does not hold. */
  readonly needs: readonly Id[];
  /** Runs that go on once this step is passed. */
  waiting?: Run<Step>[];
}

/** The structs of one client, in order. */
export interface Run<One extends Step> {
  readonly client: number;
  readonly start: number;
  readonly steps: One[];
  /** The step to be passed next. */
  next: number;
}

export type Runs<One extends Step> = ReadonlyMap<number, Run<One>>;

/** What a run comes to: its end, a step that must be passed first, a change that nobody has, one that comes later. */
type Halt<One> = "done" | "missing" | "later" | One;

/**
 * Calls `pass` for each step in an order in which they can be put in, and says whether there is one. A run that waits
 * is looked at again only when the very step that it waits for is passed: linear in what is referred to.
 */
export function passInOrder<One extends Step>(
  runs: Runs<One>,
  pass: (run: Run<One>, step: One) => void,
): "done" | "missing" | "later" {
  const ready = [...runs.values()];
  let left = ready.length;
  for (let run = ready.pop(); run; run = ready.pop()) {
    const halt = advance(runs, run, (step) => {
      pass(run, step);
      // Only runs of this very map are ever written there.
      ready.push(...((step.waiting ?? []) as Run<One>[]));
    });
    if (halt === "missing" || halt === "later") return halt;
    if (halt === "done") left -= 1;
    else (halt.waiting ??= []).push(run);
  }
  // Those that are left wait for each other in a ring.
  return left === 0 ? "done" : "later";
}

function advance<One extends Step>(runs: Runs<One>, run: Run<One>, passed: (step: One) => void): Halt<One> {
  for (let step = run.steps[run.next]; step; step = run.steps[run.next]) {
    for (const { client, clock } of step.needs) {
      const other = runs.get(client);
      if (other && clock < reached(other)) continue;
      const awaited = other && stepAt(other, clock);
      if (!awaited) return "missing";
      return other === run ? "later" : awaited;
    }
    run.next += 1;
    passed(step);
  }
  return "done";
}

function reached({ steps, next, start }: Run<Step>): number {
  return steps[next - 1]?.end ?? start;
}

/** The step that holds a clock. */
export function stepAt<One extends Step>({ steps, start }: Run<One>, clock: number): One | undefined {
  if (clock < start) return undefined;
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const step = steps[middle];
    if (step && step.end <= clock) low = middle + 1;
    else high = middle;
  }
  return steps[low];
}
