import { FrameFuzz } from "./frames.ts";
import { playHonest } from "./honest.ts";
import { forgeLetters, playOneText } from "./one-text.ts";
import type { LetterTally } from "./one-text.ts";
import { readOddBoard, readOddBytes } from "./readers.ts";
import { fuzzUpdates } from "./updates.ts";
import type { Tally } from "./updates.ts";

/** One kind of fuzz, for a while; answers what was done, in words. The seeds are `seed`, `seed + 1`, … */
export type Slice = (seed: number, forMs: number) => Promise<string>;

/** One scene, and so many bent updates on it. */
const UPDATES_PER_SCENE_COUNT = 12_000;
const TURNS_PER_SESSION_COUNT = 600;
const TURNS_PER_TEXT_COUNT = 150;
const FORGED_PER_TEXT_COUNT = 20;
const PEOPLE_PER_ROUND_COUNT = 50;

export const SLICES: Readonly<Record<"updates" | "honest" | "one-text" | "letters" | "frames" | "readers", Slice>> = {
  updates: async (seed, forMs) => {
    const tally: Tally = { judged: 0, passed: 0, refusals: new Map() };
    const seeds = eachSeed(seed, forMs, (one) => fuzzUpdates(one, UPDATES_PER_SCENE_COUNT, tally));
    return `${tally.judged} bent updates on ${seeds} boards: ${tally.passed} passed and were put in, the others refused for ${tally.refusals.size} reasons`;
  },
  honest: async (seed, forMs) => {
    let updates = 0;
    const actions = new Set<string>();
    const seeds = eachSeed(seed, forMs, (one) => {
      const run = playHonest(one, TURNS_PER_SESSION_COUNT);
      updates += run.updates;
      for (const name of run.actions.keys()) actions.add(name);
    });
    return `${updates} honest updates of ${actions.size} kinds of action in ${seeds} sessions of five: none refused`;
  },
  "one-text": async (seed, forMs) => {
    let updates = 0;
    const seeds = eachSeed(seed, forMs, (one) => void (updates += playOneText(one, TURNS_PER_TEXT_COUNT)));
    return `${updates} honest updates in ${seeds} texts of three: none refused`;
  },
  letters: async (seed, forMs) => {
    const tally: LetterTally = { forged: 0, taken: 0 };
    const seeds = eachSeed(seed, forMs, (one) => forgeLetters(one, FORGED_PER_TEXT_COUNT, tally));
    return `${tally.forged} updates of forged letters in ${seeds} texts: ${tally.taken} taken and read alike by everybody, the others refused`;
  },
  frames: async (seed, forMs) => {
    const fuzz = new FrameFuzz(seed);
    await fuzz.open();
    const end = Date.now() + forMs;
    while (Date.now() < end) await fuzz.round(PEOPLE_PER_ROUND_COUNT);
    await fuzz.close();
    return `${fuzz.sent} bent frames: ${fuzz.closed} connections closed, one honest person served within ${fuzz.slowestMs} ms of work`;
  },
  readers: async (seed, forMs) => {
    const seeds = eachSeed(seed, forMs, (one) => {
      readOddBoard(one);
      readOddBytes(one);
    });
    return `${seeds} odd boards and what belongs to them read`;
  },
};

function eachSeed(seed: number, forMs: number, play: (seed: number) => void): number {
  const end = Date.now() + forMs;
  let count = 0;
  for (; Date.now() < end || count === 0; count += 1) {
    try {
      play(seed + count);
    } catch (cause) {
      throw new Error(`seed ${seed + count}: ${String(cause)}`, { cause });
    }
  }
  return count;
}
