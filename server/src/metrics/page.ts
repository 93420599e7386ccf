import { monitorEventLoopDelay } from "node:perf_hooks";
import type { IntervalHistogram } from "node:perf_hooks";
import process from "node:process";
import type { Meter } from "./meter.ts";
import { BUCKETS_MS, COUNTERS, GAUGES, HISTOGRAMS, LABELLED_COUNTERS } from "./table.ts";

export const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
const LOOP_RESOLUTION_MS = 10;

type Sample = readonly [suffix: string, value: number];

function snake(name: string): string {
  return `tablee_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

function family(options: {
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly samples: readonly Sample[];
}): string {
  const { name, type, help, samples } = options;
  const lines = samples.map(([suffix, value]) => `${name}${suffix} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n");
}

function histogram(meter: Meter, name: keyof typeof HISTOGRAMS): Sample[] {
  const { counts = [], sumMs = 0 } = meter.histogram(name) ?? {};
  let sum = 0;
  const buckets = counts.map((count, at): Sample => {
    sum += count;
    const bound = BUCKETS_MS[at];
    return [`_bucket{le="${bound === undefined ? "+Inf" : bound / 1_000}"}`, sum];
  });
  return [...buckets, ["_sum", sumMs / 1_000], ["_count", sum]];
}

/** The page of /metrics, in Prometheus' text format. Keeps the watch over the loop that serves. */
export class MetricsPage {
  readonly #meter: Meter;
  readonly #loop: IntervalHistogram;

  constructor(meter: Meter) {
    this.#meter = meter;
    this.#loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
    this.#loop.enable();
  }

  close(): void {
    this.#loop.disable();
  }

  /** The delay of the loop is that since the last time somebody looked. */
  text(): string {
    return [...this.#counters(), ...this.#histograms(), ...this.#gauges(), ...this.#process()].join("");
  }

  #counters(): string[] {
    const plain = Object.entries(COUNTERS).map(([key, help]) => {
      const value = this.#meter.counter(key as keyof typeof COUNTERS);
      return family({ name: `${snake(key)}_total`, type: "counter", help, samples: [["", value]] });
    });
    const labelled = Object.entries(LABELLED_COUNTERS).map(([key, { help, label, values }]) => {
      const samples = values.map((value): Sample => [
        `{${label}="${value}"}`,
        this.#meter.counter(key as keyof typeof LABELLED_COUNTERS, value),
      ]);
      return family({ name: `${snake(key)}_total`, type: "counter", help, samples });
    });
    return [...plain, ...labelled];
  }

  #histograms(): string[] {
    return Object.entries(HISTOGRAMS).map(([key, help]) => {
      const samples = histogram(this.#meter, key as keyof typeof HISTOGRAMS);
      return family({ name: `${snake(key)}_seconds`, type: "histogram", help, samples });
    });
  }

  #gauges(): string[] {
    return Object.entries(GAUGES).flatMap(([key, help]) => {
      const value = this.#meter.readGauge(key as keyof typeof GAUGES);
      if (value === undefined) return [];
      return [family({ name: snake(key), type: "gauge", help, samples: [["", value]] })];
    });
  }

  #process(): string[] {
    const { rss, heapUsed, external } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const loop = [0.5, 0.99, 1].map((quantile): Sample => {
      const nanoseconds = quantile === 1 ? this.#loop.max : this.#loop.percentile(quantile * 100);
      return [`{quantile="${quantile}"}`, Math.max(0, nanoseconds / 1e9 - LOOP_RESOLUTION_MS / 1_000)];
    });
    this.#loop.reset();
    return [
      family({
        name: "tablee_loop_delay_seconds",
        type: "gauge",
        help: "How late the loop that serves was, since the last time somebody looked",
        samples: loop,
      }),
      family({
        name: "tablee_memory_bytes",
        type: "gauge",
        help: "Memory of the process",
        samples: [
          ['{kind="resident"}', rss],
          ['{kind="heap"}', heapUsed],
          ['{kind="external"}', external],
        ],
      }),
      family({
        name: "tablee_cpu_seconds_total",
        type: "counter",
        help: "Processor time of the process, all threads",
        samples: [["", (user + system) / 1e6]],
      }),
    ];
  }
}
