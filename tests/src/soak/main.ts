import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { say, wholeOf } from "../support/command.ts";
import { ROOT } from "../support/sources.ts";
import { flatnessOf, GROWTH_MAX } from "./flat.ts";
import type { Sample } from "./sample.ts";
import { soak } from "./soak.ts";
import { chosenSeed } from "../support/random.ts";

/** `npm run soak -- --minutes 30 --people 100`. Exit 0: flat, and nothing lost; 1: not; 2: a wrong option. */

const USAGE = "npm run soak -- [--minutes N] [--people N] [--seed N]";
const WARM_MINUTES = 5;
/** What the server keeps, and what it has of the machine, must not grow; nobody asks it to collect anything. */
const MEASURES = ["live", "rss"] as const;

function readAsked(): { minutes: number; people: number; seed: number } {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "30" },
      people: { type: "string", default: "100" },
      seed: { type: "string", default: String(chosenSeed()) },
    },
  });
  return {
    minutes: wholeOf("--minutes", values.minutes),
    people: wholeOf("--people", values.people),
    seed: wholeOf("--seed", values.seed),
  };
}

function lineOf(sample: Sample): string {
  return Object.entries(sample)
    .map(([name, value]) => `${name} ${Number(value).toFixed(Number.isInteger(value) ? 0 : 1)}`)
    .join("  ");
}

/** True when every measure is flat after the first minutes; says what it found. */
function judge(samples: readonly Sample[]): boolean {
  const verdicts = MEASURES.map((measure) => {
    const points = samples.map((sample) => ({ minute: sample.minute, value: sample[measure] }));
    const { early, late, growth, trend, isFlat } = flatnessOf(points, {
      warmAt: WARM_MINUTES,
      earlyUntil: 2 * WARM_MINUTES,
    });
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    say(
      `${measure}: ${early.toFixed(1)} MiB in minutes ${WARM_MINUTES}–${2 * WARM_MINUTES}, ${late.toFixed(1)} in the last third (${percent(growth)}), trend ${percent(trend)}: ${isFlat ? "flat" : "GROWS"}`,
    );
    return isFlat;
  });
  return verdicts.every(Boolean);
}

function keep(samples: readonly Sample[], name: string): string {
  const folder = path.join(ROOT, "tests/bench-results");
  mkdirSync(folder, { recursive: true });
  const keys = Object.keys(samples[0] ?? {});
  const rows = samples.map((sample) =>
    Object.values(sample)
      .map((value) => Number(value).toFixed(3))
      .join(","),
  );
  const file = path.join(folder, name);
  writeFileSync(file, [keys.join(","), ...rows, ""].join("\n"));
  return file;
}

async function main(): Promise<number> {
  let asked;
  try {
    asked = readAsked();
    if (asked.minutes <= 2 * WARM_MINUTES) say(`Shorter than ${2 * WARM_MINUTES + 1} minutes says nothing of growth.`);
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  say(`seed ${asked.seed}: ${asked.people} people at three tables for ${asked.minutes} minutes`);
  const report = await soak({ ...asked, sampleEverySeconds: 10, onSample: (sample) => say(lineOf(sample)) });
  const lost = report.losses.filter(({ lost, back }) => lost.length + back.length > 0);
  say(`written to ${keep(report.samples, `soak-${asked.seed}.csv`)}`);
  say(`${report.arrivals} arrivals, ${report.words} words and deletions seen or called saved`);
  say(lost.length === 0 ? "all people and the store hold the same, and all of it" : `LOST: ${JSON.stringify(lost)}`);
  if (asked.minutes <= 2 * WARM_MINUTES) return lost.length === 0 ? 0 : 1;
  const isFlat = judge(report.samples);
  say(isFlat ? `flat: memory grows by at most ${100 * GROWTH_MAX} %` : "NOT flat");
  return isFlat && lost.length === 0 ? 0 : 1;
}

process.exit(await main());
