import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { rssKbOf } from "../proc.ts";
import { askAll } from "./dialect.ts";
import { fill } from "./edits.ts";
import { handOver, handed } from "./handed.ts";
import { bring } from "./herd.ts";
import { inTurns, openPlaces } from "./seats.ts";
import type { FillIdleSpec, IdleResult, IdleSpec, ServerSpec } from "./spec.ts";
import { dialectOf, openWire } from "./wire.ts";
import type { Place, Wire } from "./wire.ts";

/** Long enough for what a server does afterwards, and for the collector of a heap at rest. */
const SETTLE_MS = 6_000;
/** Ours lets go of a room after ten seconds. */
const LEFT_MS = 16_000;

/** Writes every board, one connection each, which leaves again. */
export async function fillIdle(spec: FillIdleSpec): Promise<{ readonly bytes: number }> {
  const { server, boards, notes, crowdBoards, crowdPeople } = spec;
  const doc = new Y.Doc();
  fill(doc, notes);
  const content = Y.encodeStateAsUpdate(doc);
  const crowded = await openPlaces(server, { rooms: crowdBoards, people: crowdPeople });
  const alone = await openPlaces(server, { rooms: boards - crowdBoards, people: 1, from: crowdBoards });
  const places = [...crowded, ...alone];
  await inTurns(places, 8, async ([first]) => {
    if (first) await bring(server, first, content);
  });
  handOver(spec.handOver, { places, ends: [] });
  return { bytes: content.length };
}

/** One who opens a board and has read it. */
async function sit(server: ServerSpec, place: Place, closed: string[]): Promise<Wire> {
  const dialect = dialectOf(server, place);
  let done: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (done = resolve));
  const wire = await openWire({
    server,
    place,
    dialect,
    onFrame: (frame) => {
      const heard = dialect.hear(frame);
      if (heard.kind === "update" && (heard.answer || heard.body.length > 10)) done();
    },
  });
  wire.onClose = (why) => {
    closed.push(why);
    done();
  };
  for (const frame of [...dialect.greeting, askAll(dialect)]) wire.send(frame);
  await answered;
  return wire;
}

export async function runIdle(spec: IdleSpec): Promise<Partial<IdleResult>> {
  const { server } = spec;
  const { places } = handed(spec.handOver);
  const closed: string[] = [];
  const startKb = rssKbOf(server.pid);
  const firsts = places.flatMap(([first]) => (first ? [first] : []));
  const wires = await inTurns(firsts, 8, (place) => sit(server, place, closed));
  await pause(SETTLE_MS);
  const openKb = rssKbOf(server.pid);
  const early = [...closed];
  for (const wire of wires) wire.close();
  await pause(LEFT_MS);
  return { startKb, openKb, leftKb: rssKbOf(server.pid), closed: early };
}

/** What one more person costs at a table that is open. */
export async function runCrowd(spec: IdleSpec): Promise<Partial<IdleResult>> {
  const { server } = spec;
  const crowded = handed(spec.handOver).places.filter(({ length }) => length > 1);
  const closed: string[] = [];
  const few = crowded.flatMap((places) => places.slice(0, 1));
  const many = crowded.flatMap((places) => places.slice(1));
  await inTurns(few, 8, (place) => sit(server, place, closed));
  await pause(SETTLE_MS);
  const crowdFewKb = rssKbOf(server.pid);
  await inTurns(many, 8, (place) => sit(server, place, closed));
  await pause(SETTLE_MS);
  return { crowdFewKb, crowdManyKb: rssKbOf(server.pid), crowdMore: many.length, closed };
}
