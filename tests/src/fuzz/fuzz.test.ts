import { expect, test } from "vitest";
import { chosenSeed } from "../support/random.ts";
import { SLICES } from "./slices.ts";

/** Short slices, each with a seed of its own that is printed. `npm run fuzz` goes on for as long as it is told. */
const seed = chosenSeed();

function say(words: string): void {
  process.stdout.write(`seed ${seed}: ${words}\n`);
}

test(`SYN50 every action of honest people passes the gate, however late, often, merged or cut it comes (seed ${seed})`, async () => {
  const done = await SLICES.honest(seed, 7_000);
  say(done);
  expect(done).toContain("none refused");
}, 60_000);

test(`SYN51 bent updates are refused without effect, or can be put in and come to the same for everybody (seed ${seed})`, async () => {
  const done = await SLICES.updates(seed, 7_000);
  say(done);
  expect(done).toMatch(/[1-9]\d\d+ passed/);
}, 60_000);

test(`SYN52 bent frames close their own connection, and one honest person is served all along (seed ${seed})`, async () => {
  const done = await SLICES.frames(seed, 5_000);
  say(done);
  expect(done).toMatch(/[1-9]\d+ connections closed/);
}, 60_000);

test(`SYN53 readers get something that holds from whatever a peer or a file says (seed ${seed})`, async () => {
  const done = await SLICES.readers(seed, 3_000);
  say(done);
  expect(done).toMatch(/^[1-9]/);
}, 60_000);

test(`SYN148 letters forged in a text that many write are refused, or read alike by everybody (seed ${seed})`, async () => {
  const done = await SLICES.letters(seed, 3_000);
  say(done);
  expect(done).toMatch(/[1-9]\d+ taken/);
}, 60_000);

test(`SYN149 whatever is written, undone and redone in one text passes, and all end with the same (seed ${seed})`, async () => {
  const done = await SLICES["one-text"](seed, 3_000);
  say(done);
  expect(done).toContain("none refused");
}, 60_000);
