import { BUCKETS_MS, COUNTERS, HISTOGRAMS, LABELLED_COUNTERS } from "./table.ts";
import type { CounterName, GaugeName, HistogramName, LabelledName, ValueOf } from "./table.ts";

export interface Histogram {
  /** One number for each of BUCKETS_MS, and one for what is above. */
  readonly counts: number[];
  sumMs: number;
}

/** One number of the table, for whoever counts at each frame. */
export interface Cell {
  value: number;
}

/** Where the house counts what it does: cheap enough to be called for each frame. One for each server. */
export class Meter {
  /** By name, then by the label's value; "" where there is no label. */
  readonly #counters = new Map<string, Map<string, Cell>>();
  readonly #histograms = new Map<string, Histogram>();
  readonly #gauges = new Map<string, () => number>();

  constructor() {
    for (const name of Object.keys(COUNTERS)) this.#counters.set(name, new Map([["", { value: 0 }]]));
    for (const [name, { values }] of Object.entries(LABELLED_COUNTERS))
      this.#counters.set(name, new Map(values.map((value) => [value, { value: 0 }])));
    for (const name of Object.keys(HISTOGRAMS))
      this.#histograms.set(name, { counts: Array.from({ length: BUCKETS_MS.length + 1 }, () => 0), sumMs: 0 });
  }

  add(name: CounterName, amount = 1): void {
    this.#cell(name, "").value += amount;
  }

  count<Name extends LabelledName>(name: Name, value: ValueOf<Name>, amount = 1): void {
    this.#cell(name, value).value += amount;
  }

  cell<Name extends LabelledName>(name: Name, value: ValueOf<Name>): Cell {
    return this.#cell(name, value);
  }

  /** A value that the table does not know counts nothing: a label must not grow with what somebody sends. */
  #cell(name: string, value: string): Cell {
    return this.#counters.get(name)?.get(value) ?? { value: 0 };
  }

  observe(name: HistogramName, ms: number): void {
    const histogram = this.#histograms.get(name);
    if (!histogram) return;
    const bucket = BUCKETS_MS.findIndex((bound) => ms <= bound);
    const at = bucket === -1 ? BUCKETS_MS.length : bucket;
    histogram.counts[at] = (histogram.counts[at] ?? 0) + 1;
    histogram.sumMs += ms;
  }

  /** What is asked when somebody looks. The last one who says it is asked. */
  gauge(name: GaugeName, read: () => number): void {
    this.#gauges.set(name, read);
  }

  counter(name: CounterName | LabelledName, value = ""): number {
    return this.#cell(name, value).value;
  }

  histogram(name: HistogramName): Histogram | undefined {
    return this.#histograms.get(name);
  }

  readGauge(name: GaugeName): number | undefined {
    return this.#gauges.get(name)?.();
  }
}
