import process from "node:process";
import { workerData } from "node:worker_threads";
import * as limits from "@tablee/shared/limits";
import { answerCalls } from "./calls.ts";
import { OPENING, TAKING } from "./doc-calls.ts";
import type { DocCalls, DocThreadData } from "./doc-calls.ts";
import { Docs } from "./docs.ts";
import type { Clock } from "./docs.ts";
import { pack, unpack } from "../../parcel.ts";

/** The thread that holds the docs. An update may be made to take for ever: nothing else lives here, and it can be ended. */

// Written by doc-host.ts alone.
const { marks } = workerData as DocThreadData;
const docs = new Docs();

/** One time for all rooms of a call; the first update of all is judged in any case, or a costly one never would be. */
function clockFor(shared: DocThreadData["marks"]): (first: number) => Clock {
  const until = performance.now() + limits.JUDGING_MAX_MS;
  const before = process.threadCpuUsage();
  // Past its time by the clock, it still goes on while the thread has not worked so long: it waited for a core.
  const hasWorked = (): boolean => {
    const { user, system } = process.threadCpuUsage(before);
    return user + system >= 1_000 * limits.JUDGING_MAX_MS;
  };
  let isFirst = true;
  return (first) => ({
    mark: (at) => {
      isFirst = false;
      Atomics.store(shared, TAKING, at === null ? 0 : first + at + 1);
    },
    mayGoOn: () => isFirst || performance.now() < until || !hasWorked(),
  });
}

answerCalls<DocCalls>({
  open: async ({ room, opening, owners, parcel }) => {
    const opened = docs.open(room, owners);
    for (const update of unpack(parcel)) {
      Atomics.store(marks, OPENING, opening);
      opened.put(update);
      Atomics.store(marks, OPENING, 0);
      // A big doc opens piece by piece: windows of other rooms are judged in between.
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    opened.done();
    return {};
  },
  take: ({ rooms, parcel }) => {
    const updates = unpack(parcel);
    const changes: Uint8Array[] = [];
    let count = 0;
    const clock = clockFor(marks);
    const answers = rooms.map(({ room, shown, senders }) => {
      const first = count;
      count += senders.length;
      const sent = senders.map((sender, at) => ({ sender, update: updates[first + at] ?? new Uint8Array() }));
      const judged = docs.take({ room, shown, sent }, clock(first));
      if ("spoiledAt" in judged) return judged;
      const { changed, ...answer } = judged;
      if (changed) changes.push(changed);
      return { ...answer, hasChanged: changed !== undefined };
    });
    return { rooms: answers, parcel: pack(changes) };
  },
  drop: ({ rooms }) => {
    for (const room of rooms) docs.drop(room);
    return {};
  },
});
