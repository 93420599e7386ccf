import { cpuMsOf } from "../proc.ts";
import { askAll, updateIn } from "./dialect.ts";
import { handOver, handed } from "./handed.ts";
import { makeHerdBoard } from "./herd-board.ts";
import { Histogram } from "./histogram.ts";
import { Ledger, Sent } from "./ledger.ts";
import { RangeReader, rangesOf } from "./ranges.ts";
import { inTurns, openPlaces } from "./seats.ts";
import type { FillHerdSpec, HerdResult, HerdSpec, ServerSpec } from "./spec.ts";
import { dialectOf, openWire } from "./wire.ts";
import type { Place } from "./wire.ts";

const PATIENCE_MS = 90_000;

/** Writes the large board, each writer their own part, and waits until it has come back. */
export async function fillHerd(spec: FillHerdSpec): Promise<{ readonly bytes: number }> {
  const board = makeHerdBoard(spec);
  const [places, others] = await openPlaces(spec.server, { rooms: 2, people: spec.people });
  if (!places || !others) throw new Error("no rooms");
  for (const { writer, update } of board.pieces) {
    const place = places[writer % places.length];
    if (place) await bring(spec.server, place, update);
  }
  handOver(spec.handOver, { places: [places, others], ends: board.ends });
  return { bytes: board.pieces.reduce((sum, { update }) => sum + update.length, 0) };
}

/** Sends one update and waits for its echo. */
export async function bring(server: ServerSpec, place: Place, update: Uint8Array): Promise<void> {
  const dialect = dialectOf(server, place);
  const mine = rangesOf(update);
  let done: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const echoed = new Promise<void>((resolve, reject) => ([done, fail] = [resolve, reject]));
  const wire = await openWire({
    server,
    place,
    dialect,
    onFrame: (frame) => {
      const heard = dialect.hear(frame);
      if (heard.kind !== "update") return;
      const ranges = rangesOf(heard.body);
      if (mine.every((one) => ranges.some(({ client, end }) => client === one.client && end >= one.end))) done();
    },
  });
  wire.onClose = (why) => fail(new Error(`while filling: ${why}`));
  const impatience = setTimeout(() => fail(new Error("what was brought never came back")), PATIENCE_MS);
  for (const frame of [...dialect.greeting, updateIn(dialect, update)]) wire.send(frame);
  await echoed;
  clearTimeout(impatience);
  wire.close();
}

interface Joined {
  inSyncAt: number | null;
  isEmptyFirst: boolean;
  bytes: number;
}

/** Everybody opens the board in the same moment. In sync: all clocks of all its writers have come. */
export async function runHerd({ server, handOver }: HerdSpec): Promise<HerdResult> {
  const { places: rooms, ends } = handed(handOver);
  const places = rooms[0] ?? [];
  const sent = new Sent(ends.map(([client, clock]) => ({ client, sentAt: new Float64Array(0), sent: clock })));
  const reader = new RangeReader();
  const closed: string[] = [];
  const before = cpuMsOf(server.pid);
  const began = performance.now();
  const beganAt = Date.now();
  const all = await inTurns(places, places.length, (place) => join({ server, place, sent, reader, closed }));
  const endedAt = Date.now();
  const times = new Histogram();
  for (const { inSyncAt } of all) if (inSyncAt !== null) times.add(inSyncAt - began);
  return {
    median: times.quantile(0.5),
    slowest: times.count > 0 ? times.max : null,
    missing: all.filter(({ inSyncAt }) => inSyncAt === null).length,
    empty: all.filter(({ isEmptyFirst }) => isEmptyFirst).length,
    serverCpuMs: cpuMsOf(server.pid) - before,
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
    closed: [...new Set(closed)],
    began: beganAt,
    ended: endedAt,
  };
}

async function join(options: {
  readonly server: ServerSpec;
  readonly place: Place;
  readonly sent: Sent;
  readonly reader: RangeReader;
  readonly closed: string[];
}): Promise<Joined> {
  const { server, place, sent, reader, closed } = options;
  const dialect = dialectOf(server, place);
  const ledger = new Ledger(sent, () => undefined);
  const joined: Joined = { inSyncAt: null, isEmptyFirst: false, bytes: 0 };
  let isFirst = true;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const wire = await openWire({
    server,
    place,
    dialect,
    onFrame: (frame) => {
      joined.bytes += frame.length;
      const heard = dialect.hear(frame);
      if (heard.kind !== "update") return;
      const ranges = reader.read(heard.body);
      if (isFirst) joined.isEmptyFirst = ranges.length === 0;
      isFirst = false;
      for (const range of ranges) ledger.take(range);
      if (joined.inSyncAt !== null || ledger.missing() > 0) return;
      joined.inSyncAt = performance.now();
      end();
    },
  });
  wire.onClose = (why) => {
    closed.push(why);
    end();
  };
  const impatience = setTimeout(end, PATIENCE_MS);
  for (const frame of [...dialect.greeting, askAll(dialect)]) wire.send(frame);
  await ended;
  clearTimeout(impatience);
  return joined;
}
