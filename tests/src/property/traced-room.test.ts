import { expect, test } from "vitest";
import { concurrentTraces, textAfter } from "../fuzz/traces.ts";
import { NO_CORPUS } from "../support/corpus.ts";
import { inThisProcess } from "./server.ts";
import { playInRoom } from "./traced-room.ts";

/** Of several people; `npm run fuzz -- --only traces` plays all of them to the end. */
const CHANGES_COUNT = 1_500;

const traces = concurrentTraces();

test.skipIf(traces.length === 0)(
  `SYN150 recorded texts come out right at a real table that is started anew in the middle, for every writer and on the disk${NO_CORPUS}`,
  async () => {
    for (const { name, trace } of traces) {
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
