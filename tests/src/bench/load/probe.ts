import * as Y from "yjs";
import { drag, fill } from "./edits.ts";
import { updateIn } from "./dialect.ts";
import { bring } from "./herd.ts";
import { rangesOf } from "./ranges.ts";
import type { ProbeResult, ProbeSpec } from "./spec.ts";
import { dialectOf, openWire } from "./wire.ts";

const EVERY_MS = 25;

/** Edits in a room of its own, and looks how long each takes to come back: what the others at other tables feel. */
export async function runProbe({ server, place, seconds }: ProbeSpec, ready: () => void): Promise<ProbeResult> {
  const doc = new Y.Doc();
  const [card] = fill(doc, 1);
  if (card === undefined) throw new Error("no card");
  const base = Y.encodeStateAsUpdate(doc);
  await bring(server, place, base);
  const { client, updates } = drag(base, card, Math.ceil((seconds * 1_000) / EVERY_MS));
  const sentAt: number[] = [];
  const took: number[] = [];
  const dialect = dialectOf(server, place);
  const wire = await openWire({
    server,
    place,
    dialect,
    onFrame: (frame) => {
      const heard = dialect.hear(frame);
      if (heard.kind !== "update") return;
      for (const range of rangesOf(heard.body).filter((one) => one.client === client))
        for (let clock = range.start; clock < range.end; clock += 1)
          took[clock] ??= performance.now() - (sentAt[clock] ?? 0);
    },
  });
  for (const frame of dialect.greeting) wire.send(frame);
  const zero = Date.now() - performance.now();
  const frames = updates.map((update) => updateIn(dialect, update));
  await new Promise<void>((resolve) => {
    let isOver = false;
    process.stdin.once("end", () => (isOver = true)).resume();
    const timer = setInterval(() => {
      const frame = frames[sentAt.length];
      if (sentAt.length === 20) ready();
      if (frame && !isOver) {
        sentAt.push(performance.now());
        wire.send(frame);
      } else {
        clearInterval(timer);
        setTimeout(resolve, 500);
      }
    }, EVERY_MS);
  });
  return sentAt.map((at, clock) => [zero + at, took[clock] ?? performance.now() - at] as const);
}
