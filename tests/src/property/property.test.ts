import { expect, test } from "vitest";
import { chosenSeed } from "../support/random.ts";
import { play } from "./run.ts";
import { inThisProcess } from "./server.ts";

const seed = chosenSeed();

test(`SYN54 whatever people, lines, ways and the server do, all end with the same, nothing saved is missing, and undo takes only one’s own (seed ${seed})`, async () => {
  await using server = await inThisProcess();
  const played = await play(server, seed, 12_000);
  process.stdout.write(`seed ${seed}: ${JSON.stringify(played)}\n`);
  expect(played.acts).toBeGreaterThan(50);
}, 90_000);
