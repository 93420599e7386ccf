import process from "node:process";
import { parseArgs } from "node:util";
import { playFrozen, SAID_WITHIN_S } from "./frozen.ts";
import { MOMENTS } from "./moments.ts";
import type { Moment } from "./moments.ts";
import { playRounds } from "./rounds.ts";
import { say, wholeOf } from "../support/command.ts";
import { chosenSeed } from "../support/random.ts";

/**
 * `npm run crash -- --kills 200 --seed 7 [--moments herd,fold]`, or `npm run crash -- --frozen 30`, which stops the
 * process for so many seconds. Exit 0: nothing was missing; 1: something was; 2: a wrong option.
 */

const USAGE = `npm run crash -- [--kills N | --frozen SECONDS] [--seed N] [--moments ${MOMENTS.join(",")}]`;

/** What is rare in a house’s life, or takes long to wait for, comes less often. */
const SHARES: Readonly<Record<Moment, number>> = {
  writing: 4,
  fold: 2,
  loading: 3,
  unloading: 1,
  herd: 3,
  ending: 3,
  ended: 2,
};
const USUAL = MOMENTS.flatMap((moment) => Array<Moment>(SHARES[moment]).fill(moment));

function momentsOf(text: string): Moment[] {
  return text.split(",").map((name) => {
    const moment = MOMENTS.find((one) => one === name);
    if (!moment) throw new TypeError(`There is no moment “${name}”.`);
    return moment;
  });
}

interface Asked {
  readonly kills: number;
  readonly seed: number;
  readonly moments: readonly Moment[];
  readonly frozen: number | null;
}

function readAsked(): Asked {
  const { values } = parseArgs({
    options: {
      kills: { type: "string", default: "200" },
      seed: { type: "string", default: String(chosenSeed()) },
      moments: { type: "string" },
      frozen: { type: "string" },
    },
  });
  return {
    kills: wholeOf("--kills", values.kills),
    seed: wholeOf("--seed", values.seed),
    moments: values.moments === undefined ? USUAL : momentsOf(values.moments),
    frozen: values.frozen === undefined ? null : wholeOf("--frozen", values.frozen),
  };
}

async function freeze(seconds: number, seed: number): Promise<void> {
  say(`seed ${seed}: the process stands still for ${seconds} s while twelve people write`);
  const { losses, told, secondsUntilSeen, secondsUntilTogether, cards } = await playFrozen({ seconds, seed });
  const lost = losses.filter((loss) => loss.lost.length + loss.back.length > 0);
  if (lost.length > 0) throw new Error(`missing: ${JSON.stringify(lost)}`);
  if (told.includes("saved")) throw new Error("somebody who wrote was told that it is saved");
  if (seconds >= SAID_WITHIN_S && told.includes("sending")) throw new Error("somebody was told that it is being sent");
  say(
    `Our own people were told: ${[...new Set(told)].join(", ")}. All saw each other ${secondsUntilSeen.toFixed(1)} s after it,`,
  );
  say(
    `and held the same, each word once, after ${secondsUntilTogether.toFixed(1)} s, as the store does: ${cards} cards.`,
  );
}

async function kill({ kills, seed, moments }: Asked): Promise<void> {
  say(`seed ${seed}: ${kills} ends of the process, at ${[...new Set(moments)].join(", ")}`);
  const started = performance.now();
  const report = await playRounds({
    kills,
    seed,
    moments,
    say,
    people: [10, 30],
    roundsPerTable: 10,
    aloneShare: 0.3,
  });
  const ends = Object.entries(report.kills).map(([moment, count]) => `${moment} ${count}`);
  say(
    [
      `seed ${seed}: nothing missing after ${ends.join(", ")}.`,
      `Held: ${report.promised} promises (words seen by another or called saved, and deletions), in the folder before each restart`,
      `and before ${report.newcomersAlone} newcomers alone with the server; ${report.folds} times with a folded log;`,
      `everybody on a WebSocket heard of ${report.goodbyes} restarts of ${report.kills.ended ?? 0};`,
      `afterwards all people and the store the same, each word once. ${Math.round((performance.now() - started) / 1_000)} s.`,
    ].join("\n"),
  );
}

async function main(): Promise<number> {
  let asked;
  try {
    asked = readAsked();
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  try {
    await (asked.frozen === null ? kill(asked) : freeze(asked.frozen, asked.seed));
    return 0;
  } catch (error) {
    say(`seed ${asked.seed} FAILED: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

// The sockets of people who were in the middle of joining keep the process alive: its work is done.
process.exit(await main());
