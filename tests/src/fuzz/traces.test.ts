import { describe, expect, test } from "vitest";
import { corpusFiles, NO_CORPUS, textIn } from "../support/corpus.ts";
import { casesIn, concurrentTraces, playCase, playRecorded, playSequential, wholeDocuments } from "./traces.ts";

/** As much of a long text as is typed in a few seconds. */
const PATCHES_COUNT = 3_000;
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
