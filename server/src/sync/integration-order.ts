/**
 * Whether the structs of an update can be put in one after another, each when all that it refers to is there. Yjs keeps
 * what it cannot put in yet, for ever, and hands it to every newcomer; a struct that refers to a later one of its own
 * client makes it throw in the middle.
 */

export interface Need {
  readonly client: number;
  /** The client's changes must be there up to this clock. */
  readonly clock: number;
}

/** The structs of one client, in order. `needs`: only what the room does not hold. */
export interface Run {
  readonly client: number;
  readonly start: number;
  readonly steps: { readonly end: number; readonly needs: readonly Need[] }[];
}

interface Progress {
  readonly run: Run;
  next: number;
}

/** Each struct is passed once; a run that waits is looked at again only when the one it waits for has moved. */
export function canIntegrate(runs: readonly Run[], known: (client: number) => number): boolean {
  const reached = new Map(runs.map(({ client, start }) => [client, Math.max(start, known(client))]));
  const waiting = new Map<number, Progress[]>();
  const ready: Progress[] = runs.map((run) => ({ run, next: 0 }));
  let left = runs.length;
  for (let one = ready.pop(); one; one = ready.pop()) {
    const { client } = one.run;
    const from = one.next;
    const missing = advance(one, reached);
    if (!missing) left -= 1;
    // Waits for itself: what it needs comes after it.
    else if (missing.client === client) return false;
    else waiting.set(missing.client, [...(waiting.get(missing.client) ?? []), one]);
    if (one.next === from) continue;
    ready.push(...(waiting.get(client) ?? []));
    waiting.delete(client);
  }
  return left === 0;
}

function advance(progress: Progress, reached: Map<number, number>): Need | undefined {
  const { run } = progress;
  for (let step = run.steps[progress.next]; step; step = run.steps[progress.next]) {
    const at = reached.get(run.client) ?? 0;
    // What the room holds already is not put in again.
    const missing =
      step.end <= at ? undefined : step.needs.find(({ client, clock }) => clock > (reached.get(client) ?? 0));
    if (missing) return missing;
    reached.set(run.client, Math.max(at, step.end));
    progress.next += 1;
  }
  return undefined;
}
