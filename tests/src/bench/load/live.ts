import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { cpuMsOf, rssKbOf } from "../proc.ts";
import { Histogram } from "./histogram.ts";
import { Pace } from "./pace.ts";
import type { Books } from "./person.ts";
import { isEqual, openRoom } from "./room.ts";
import type { LiveRoom } from "./room.ts";
import { inTurns, openPlaces } from "./seats.ts";
import type { LiveResult, LiveSpec, Quantiles } from "./spec.ts";

/** People at tables who drag and point, for a while, at an even pace; then the accounts are closed. */

const SETTLED_MS = 300;

export function newBooks(): Books {
  const [latency, echo, cursor] = [new Histogram(), new Histogram(), new Histogram()];
  return { latency, echo, cursor, closed: [], delivered: 0, frames: 0, bytes: 0 };
}

function quantiles(histogram: Histogram): Quantiles {
  return { p50: histogram.quantile(0.5), p99: histogram.quantile(0.99), max: Math.round(histogram.max) };
}

/** Waits until everything sent has come everywhere, or patience ends; answers how much has not. */
export async function drain(
  rooms: readonly LiveRoom[],
  seconds: number,
): Promise<{ lost: number; cursorsLost: number }> {
  const late = performance.now() + seconds * 1_000;
  for (;;) {
    const lost = rooms.reduce(
      (sum, { people }) => sum + people.reduce((more, { ledger }) => more + ledger.missing(), 0),
      0,
    );
    const cursorsLost = rooms.reduce((sum, { witness }) => sum + witness.missing(), 0);
    if ((lost === 0 && cursorsLost === 0) || performance.now() > late) return { lost, cursorsLost };
    await pause(50);
  }
}

export async function runLive(spec: LiveSpec): Promise<LiveResult> {
  const books = newBooks();
  const places = await openPlaces(spec.server, spec);
  const rooms = await inTurns(places, 4, (room) => openRoom(spec, room, books));
  await pause(SETTLED_MS);
  const pace = new Pace(spec, rooms);
  await pause(spec.warmSeconds * 1_000);
  for (const histogram of [books.latency, books.echo, books.cursor]) histogram.clear();
  const before = snapshot(spec, books, rooms);
  await pause(spec.seconds * 1_000);
  const after = snapshot(spec, books, rooms);
  const rssKb = rssKbOf(spec.server.pid);
  pace.stop();
  const { lost, cursorsLost } = await drain(rooms, spec.drainSeconds);
  const [latency, echo, cursor] = [books.latency, books.echo, books.cursor].map(quantiles);
  if (!latency || !echo || !cursor) throw new Error("no latencies");
  const closed = [...new Set(books.closed)];
  // While people are there: what a server gives from its storage to the first who comes back is asked elsewhere.
  const equal = await inTurns(rooms, 4, (room) => isEqual(spec, room));
  for (const { people } of rooms) for (const person of people) person.close();
  const seconds = (after.at - before.at) / 1_000;
  return {
    delivered: after.delivered - before.delivered,
    edits: after.edits - before.edits,
    seconds,
    serverCpuMs: after.serverCpuMs - before.serverCpuMs,
    loadCpuMs: after.loadCpuMs - before.loadCpuMs,
    latency,
    echo,
    cursor,
    framesPerSecond: Math.round((after.frames - before.frames) / seconds),
    bytesPerSecond: Math.round((after.bytes - before.bytes) / seconds),
    lost,
    cursorsLost,
    closed,
    unequal: equal.filter((one) => !one).length,
    rssKb,
    lateMs: Math.round(pace.lateMs),
  };
}

function snapshot({ server }: LiveSpec, { delivered, frames, bytes }: Books, rooms: readonly LiveRoom[]) {
  const edits = rooms.reduce((sum, { sent }) => sum + sent.writers.reduce((more, writer) => more + writer.sent, 0), 0);
  const loadCpuMs = cpuMsOf(process.pid);
  return { at: performance.now(), delivered, frames, bytes, edits, serverCpuMs: cpuMsOf(server.pid), loadCpuMs };
}
