import { describe, expect, test } from "vitest";
import { liveFigures } from "./figures.ts";
import type { LiveResult } from "./load/spec.ts";
import { readOptions } from "./options.ts";
import { play } from "./play.ts";
import type { Report, Run } from "./results.ts";
import { tableOf } from "./table.ts";

const result: LiveResult = {
  delivered: 1_000,
  edits: 100,
  seconds: 2,
  serverCpuMs: 10,
  loadCpuMs: 200,
  latency: { p50: 5, p99: 40, max: 90 },
  echo: { p50: 5, p99: 40, max: 90 },
  cursor: { p50: 5, p99: 40, max: 90 },
  framesPerSecond: 500,
  bytesPerSecond: 50_000,
  lost: 0,
  cursorsLost: 0,
  closed: [],
  unequal: 0,
  rssKb: 102_400,
  lateMs: 3,
};

function report(runs: readonly Run[]): Report {
  return { machine: "2 × one", node: "v24", runs };
}

function ran(kind: Run["kind"], change: Partial<LiveResult> = {}): Run {
  const figures = liveFigures({ ...result, ...change });
  return { scenario: "workshop", kind, round: 1, at: "2026-01-01T00:00:00.000Z", seconds: 2, busy: 1, figures };
}

describe("the benchmark", () => {
  test("HOM63 the table compares with the best rival of the same run, and hides neither loss nor a load program at its limit", () => {
    const runs = [
      ran("ours"),
      ran("hocus", { serverCpuMs: 40 }),
      ran("yws", { serverCpuMs: 20 }),
      ran("merge-log", { serverCpuMs: 8 }),
    ];
    const table = tableOf(report(runs));
    // yws stores nothing: of those that store, Hocuspocus is the best.
    expect(table).toMatch(
      /workshop: CPU \| +10\.0 \| +40\.0 \(peer that stores: hocus \+ db\) \| +0\.25 \| ≤ 0\.33 × \| yes/,
    );
    expect(table).toMatch(
      /workshop: CPU \| +10\.0 \| +8\.0 \(merging relay: merge \+ log\) \| +1\.25 \| ≤ 1\.50 × \| yes/,
    );
    expect(tableOf(report([ran("ours", { lost: 3, unequal: 1 })]))).toContain("LOST 3, UNEQUAL 1");
    const saturated = tableOf(report([ran("ours", { loadCpuMs: 1_900 })]));
    expect(saturated).toMatch(/\| Tablée \| – .*LOAD SATURATED/);
    expect(readOptions(["--scenario", "work"])).toMatchObject({
      ok: false,
      detail: expect.stringContaining("workshop, big"),
    });
    expect(readOptions(["--quick", "--rounds", "0"])).toMatchObject({ ok: false });
    expect(readOptions(["--quick", "--peers", "raw,ours"])).toMatchObject({
      ok: true,
      value: { rounds: 1, seconds: 2, kinds: ["ours", "raw"] },
    });
  });

  test("HOM64 three seconds of a workshop against our server and the raw relay: all that was sent came to everybody", async () => {
    const options = readOptions(["--rounds", "1", "--seconds", "3"]);
    if (!options.ok) throw new Error(options.detail);
    const kinds = ["ours", "raw"] as const;
    const runs = await Promise.all(
      kinds.map((kind) => play({ scenario: "workshop", kind, round: 1, options: options.value })),
    );
    for (const run of runs) {
      const { kind } = run;
      expect(run.broke).toBeUndefined();
      // How fast it goes is no matter of a test: other tests share the machine.
      const faults = run.figures?.faults.filter((fault) => !fault.startsWith("LOAD"));
      expect([kind, faults]).toEqual([kind, []]);
      expect(run.figures?.values["delivered"]).toBeGreaterThan(5_000);
      expect(run.figures?.values["cpu"]).toBeGreaterThan(0);
    }
  }, 60_000);
});
