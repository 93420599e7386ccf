interface Range {
  readonly clock: number;
  readonly end: number;
}

/** What an update deletes. Sorted when it is first asked, which is seldom. */
export class Deletions {
  readonly #ranges = new Map<number, Range[]>();
  readonly #sorted = new Set<number>();

  get ranges(): ReadonlyMap<number, readonly Range[]> {
    return this.#ranges;
  }

  add(client: number, range: Range): void {
    const ranges = this.#ranges.get(client);
    if (ranges) ranges.push(range);
    else this.#ranges.set(client, [range]);
  }

  /** Whether one range covers all of it, as Yjs writes them: what touches is one. */
  covers(client: number, { clock, end }: Range): boolean {
    const ranges = this.#ranges.get(client) ?? [];
    if (!this.#sorted.has(client)) ranges.sort((one, other) => one.clock - other.clock);
    this.#sorted.add(client);
    let [low, high] = [0, ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.clock ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    return (ranges[low - 1]?.end ?? 0) >= end;
  }
}
