import { test } from "vitest";
import { chosenSeed } from "../support/random.ts";
import { SLICES } from "./slices.ts";

/** Short slices, each with a seed of its own that is printed. `npm run fuzz` goes on for as long as it is told. */
const seed = chosenSeed();

test(`SYN50 every action of honest people passes the gate, however late, often, merged or cut it comes (seed ${seed})`, async () => {
  console.info(`seed ${seed}: ${await SLICES.honest(seed, 8_000)}`);
}, 60_000);

test(`SYN51 bent updates are refused without effect, or can be put in and come to the same for everybody (seed ${seed})`, async () => {
  console.info(`seed ${seed}: ${await SLICES.updates(seed, 8_000)}`);
}, 60_000);

test(`SYN52 bent frames close their own connection, and one honest person is served all along (seed ${seed})`, async () => {
  console.info(`seed ${seed}: ${await SLICES.frames(seed, 5_000)}`);
}, 60_000);

test(`SYN53 readers get something that holds from whatever a peer or a file says (seed ${seed})`, async () => {
  console.info(`seed ${seed}: ${await SLICES.readers(seed, 3_000)}`);
}, 60_000);
