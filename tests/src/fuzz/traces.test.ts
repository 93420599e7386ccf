import { describe, expect, test } from "vitest";
import { corpusFiles, NO_CORPUS, textIn } from "../support/corpus.ts";
import { inThisProcess } from "../property/server.ts";
import { playInRoom } from "./traced-room.ts";
import {
  casesIn,
  concurrentTraces,
  playCase,
  playRecorded,
  playSequential,
  textAfter,
  wholeDocuments,
} from "./traces.ts";

/** As much of a long text as is typed in a few seconds. */
const PATCHES_COUNT = 3_000;
/** Of several people; `npm run fuzz -- --only traces` plays all of them to the end. */
const CHANGES_COUNT = 1_500;

describe(`work of other programs${NO_CORPUS}`, () => {
  const recorded = [...concurrentTraces(), ...wholeDocuments()];
  test.skipIf(recorded.length === 0)(
    `SYN65 recorded texts of several people come out right through the gate${NO_CORPUS}`,
    () => {
      for (const one of recorded) {
        expect(one.expected.length).toBeGreaterThan(1_000);
        expect({ name: one.name, isRight: playRecorded(one) === one.expected }).toEqual({
          name: one.name,
          isRight: true,
        });
      }
    },
    60_000,
  );

  test.skipIf(recorded.length === 0)(
    `SYN150 recorded texts come out right at a real table that is started anew in the middle, for every writer and on the disk${NO_CORPUS}`,
    async () => {
      for (const { name, trace } of concurrentTraces()) {
        await using server = await inThisProcess();
        const some = trace.slice(0, CHANGES_COUNT);
        const { replicas, stored } = await playInRoom(server, some);
        const isRight = [...replicas, stored].map((words) => words === textAfter(some.map(({ update }) => update)));
        expect({ name, isRight }).toEqual({ name, isRight: isRight.map(() => true) });
        expect(stored.length).toBeGreaterThan(100);
      }
    },
    60_000,
  );

  const long = corpusFiles("traces", "blog-post.json", "sveltecomponent.json", "automerge-paper.json");
  test.skipIf(long.length === 0)(
    `SYN66 long texts, key by key, come out right in a card of our schema${NO_CORPUS}`,
    () => {
      for (const file of long) {
        const { end, expected } = playSequential(textIn(file), PATCHES_COUNT);
        expect({ name: file.name, isRight: end === expected }).toEqual({ name: file.name, isRight: true });
        expect(end.length).toBeGreaterThan(100);
      }
    },
    60_000,
  );

  const sets = corpusFiles("traces", "small-test-dataset.bin");
  const why = sets.length === 0 ? " (skipped: no corpus)" : "";
  test.skipIf(sets.length === 0)(
    `SYN67 all cases of conformance come out right through the gate${why}`,
    () => {
      for (const file of sets) {
        const cases = casesIn(file.bytes());
        expect(cases.length).toBeGreaterThan(1_000);
        for (const one of cases) expect(playCase(one)).toEqual({ text: one.text, map: one.map, array: one.array });
      }
    },
    120_000,
  );
});
