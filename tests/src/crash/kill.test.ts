import { expect, test } from "vitest";
import { playRounds } from "./rounds.ts";
import { chosenSeed } from "../support/random.ts";

// The long form is `npm run crash`. Here a few ends are seen, at other moments each time: a failure says its seed.
const seed = chosenSeed();

test("SYN8 after kill -9 at random moments nothing that was called saved or that another had seen is missing, and all converge", async () => {
  const lines: string[] = [`seed ${seed}`];
  const wish = {
    people: [10, 14],
    roundsPerTable: 4,
    aloneShare: 0.3,
    say: (line: string) => lines.push(line),
  } as const;
  try {
    const moments = ["writing", "fold", "loading", "herd", "ending"] as const;
    const { kills, promised } = await playRounds({ ...wish, seed, moments, kills: 3 });
    expect(Object.values(kills).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(3);
    expect(promised).toBeGreaterThan(100);
  } catch (cause) {
    throw new Error(lines.join("\n"), { cause });
  }
}, 120_000);

test("SYN93 after SIGTERM in the middle of writing the process ends with 0, everything is stored, and all come back", async () => {
  const wish = { people: [8, 10], roundsPerTable: 1, aloneShare: 1, say: () => undefined } as const;
  const { kills } = await playRounds({ ...wish, seed, moments: ["ended"], kills: 1 });
  expect(kills.ended).toBe(1);
}, 60_000);
