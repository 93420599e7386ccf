import { readFileSync } from "node:fs";
import process from "node:process";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { SLICES } from "./fuzz/slices.ts";
import { playInRoom } from "./property/traced-room.ts";
import { casesIn, concurrentTraces, playCase, wholeDocuments } from "./fuzz/traces.ts";
import { play } from "./property/run.ts";
import { playViews } from "./property/views.ts";
import { inItsOwnProcess, inThisProcess } from "./property/server.ts";
import { say } from "./support/command.ts";
import { openHouse } from "./support/house.ts";
import { chosenSeed } from "./support/random.ts";

/** `npm run fuzz -- --seconds 600 --seed 7 --only property`: the short slices of the tests, for as long as one likes. */

const { values } = parseArgs({
  options: {
    seconds: { type: "string" },
    seed: { type: "string" },
    only: { type: "string" },
    /** For `--only views`: how many boards, however long it takes. */
    boards: { type: "string" },
    /** A file of cases of conformance, as `small-test-dataset.bin` of the corpus: they are played, and nothing else. */
    cases: { type: "string" },
  },
});
const seconds = Number(values.seconds ?? 60);
const seed = Number(values.seed ?? chosenSeed());
const USUAL = [...Object.keys(SLICES), "property", "views"];
/** Not by time: each trace is played to its end. */
const KINDS = [...USUAL, "traces"];
const kinds = values.only === undefined ? USUAL : values.only.split(",");
const PLAY_MS = 15_000;

/** Games of some seconds with a seed each; every second one with a server that is killed. */
async function property(forMs: number): Promise<void> {
  const end = Date.now() + forMs;
  for (let one = seed; Date.now() < end || one === seed; one += 1) {
    await using server = one % 2 === 0 ? await inThisProcess() : await inItsOwnProcess();
    say(`property, seed ${one}: ${JSON.stringify(await play(server, one, Math.min(PLAY_MS, forMs)))}`);
  }
}

async function traces(): Promise<void> {
  for (const { name, trace, expected } of [...concurrentTraces(), ...wholeDocuments()]) {
    await using server = await inThisProcess();
    const { replicas, stored, frames } = await playInRoom(server, trace);
    const wrong = [...replicas, stored].filter((words) => words !== expected);
    say(
      `${name}: ${trace.length} changes in ${frames} frames, ${replicas.length} writers, ${wrong.length} read it wrong`,
    );
    if (wrong.length > 0) throw new Error(`${name} came out wrong`);
  }
}

/** One address may open so many tables in an hour, and a house of its own for each few is a moment's work. */
const BOARDS_PER_HOUSE_COUNT = 50;

/** So many boards as one asks for, else as many as there is time for. */
async function views(forMs: number): Promise<void> {
  const end = Date.now() + forMs;
  const wished = values.boards === undefined ? null : Number(values.boards);
  const done = new Set<string>();
  let played = 0;
  const goesOn = (): boolean => (wished === null ? played === 0 || Date.now() < end : played < wished);
  while (goesOn()) {
    await using house = await openHouse();
    for (let here = 0; here < BOARDS_PER_HOUSE_COUNT && goesOn(); here += 1) {
      try {
        for (const id of (await playViews(house, seed + played)).done) done.add(id);
      } catch (cause) {
        throw new Error(`views, seed ${seed + played}: ${String(cause)}`, { cause });
      }
      played += 1;
    }
    say(`views: ${played} boards so far`);
  }
  say(`views, seed ${seed}: ${played} boards, ${done.size} kinds of action, both views the same on each`);
}

if (!(seconds > 0) || !Number.isSafeInteger(seed) || kinds.some((kind) => !KINDS.includes(kind))) {
  say(`Say --seconds, --seed and --only as numbers and some of ${KINDS.join(",")}.`);
  process.exit(2);
}
if (values.cases !== undefined) {
  const cases = casesIn(new Uint8Array(readFileSync(values.cases)));
  const wrong = cases.filter(
    (one) => !isDeepStrictEqual(playCase(one), { text: one.text, map: one.map, array: one.array }),
  );
  say(
    `${cases.length} cases of ${cases.reduce((sum, { updates }) => sum + updates.length, 0)} updates: ${wrong.length} wrong`,
  );
  process.exit(wrong.length === 0 ? 0 : 1);
}
say(`seed ${seed}, ${seconds} s: ${kinds.join(", ")}`);
try {
  const forMs = (seconds * 1_000) / kinds.length;
  for (const [kind, slice] of Object.entries(SLICES))
    if (kinds.includes(kind)) say(`${kind}, seed ${seed}: ${await slice(seed, forMs)}`);
  if (kinds.includes("property")) await property(forMs);
  if (kinds.includes("traces")) await traces();
  if (kinds.includes("views")) await views(forMs);
  process.exit(0);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}
