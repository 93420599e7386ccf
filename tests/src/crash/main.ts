import process from "node:process";
import { parseArgs } from "node:util";
import { MOMENTS } from "./moments.ts";
import type { Moment } from "./moments.ts";
import { playRounds } from "./rounds.ts";

/** `npm run crash -- --kills 200 --seed 7 [--moments herd,fold]`. Exit 0: nothing was missing; 1: something was; 2: a wrong option. */

const USAGE = `npm run crash -- [--kills N] [--seed N] [--moments ${MOMENTS.join(",")}]`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function wholeOf(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new TypeError(`${name} takes a whole number above 0, not “${text}”.`);
  return value;
}

function momentsOf(text: string): Moment[] {
  return text.split(",").map((name) => {
    const moment = MOMENTS.find((one) => one === name);
    if (!moment) throw new TypeError(`There is no moment “${name}”.`);
    return moment;
  });
}

function readAsked(): { kills: number; seed: number; moments: Moment[] } {
  const { values } = parseArgs({
    options: {
      kills: { type: "string", default: "200" },
      seed: { type: "string", default: String(1 + (Date.now() % 1_000_000)) },
      moments: { type: "string", default: MOMENTS.join(",") },
    },
  });
  return {
    kills: wholeOf("--kills", values.kills),
    seed: wholeOf("--seed", values.seed),
    moments: momentsOf(values.moments),
  };
}

async function main(): Promise<number> {
  let asked;
  try {
    asked = readAsked();
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  say(`seed ${asked.seed}: ${asked.kills} ends of the process, at ${asked.moments.join(", ")}`);
  const started = performance.now();
  try {
    const report = await playRounds({ ...asked, people: [10, 30], roundsPerTable: 10, aloneShare: 0.4, say });
    const kills = Object.entries(report.kills).map(([moment, count]) => `${moment} ${count}`);
    say(
      [
        `seed ${asked.seed}: nothing missing after ${kills.join(", ")}.`,
        `Held: ${report.promised} promises (words seen by another or called saved, and deletions), in the folder before each restart`,
        `and before ${report.newcomersAlone} newcomers alone with the server; ${report.folds} times with a folded log;`,
        `afterwards all people and the store the same, each word once. ${Math.round((performance.now() - started) / 1_000)} s.`,
      ].join("\n"),
    );
    return 0;
  } catch (error) {
    say(`seed ${asked.seed} FAILED: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

// The sockets of people who were in the middle of joining keep the process alive: its work is done.
process.exit(await main());
