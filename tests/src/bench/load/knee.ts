import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { cpuMsOf } from "../proc.ts";
import { drain, newBooks } from "./live.ts";
import { Pace } from "./pace.ts";
import { openRoom } from "./room.ts";
import type { LiveRoom } from "./room.ts";
import { inTurns, openPlaces } from "./seats.ts";
import type { KneeResult, KneeSpec, KneeStep } from "./spec.ts";

/** Adds tables, step by step, while all that are there go on. A step that fails is measured once more: machines hiccup. */
export async function runKnee(spec: KneeSpec): Promise<KneeResult> {
  const { table, steps, mostMs } = spec;
  const books = newBooks();
  const rooms: LiveRoom[] = [];
  const pace = new Pace(table, rooms);
  const places = await openPlaces(table.server, { rooms: steps.at(-1) ?? 0, people: table.people });
  const stepSeconds = table.warmSeconds + table.seconds;
  let held: KneeStep | null = null;
  let beyond: KneeStep | null = null;
  for (const [at, tables] of steps.entries()) {
    // Edits enough for all steps to come, should each be measured twice and the tables take their time to open.
    const left = { ...table, seconds: (steps.length - at) * stepSeconds * 2 + 20 };
    rooms.push(...(await inTurns(places.slice(rooms.length, tables), 2, (room) => openRoom(left, room, books))));
    let step = await measure(spec, rooms, books);
    if ((step.p99 ?? 0) > mostMs) step = await measure(spec, rooms, books);
    if ((step.p99 ?? 0) > mostMs) {
      beyond = step;
      break;
    }
    held = step;
  }
  pace.stop();
  const { lost } = await drain(rooms, table.drainSeconds);
  return { held, beyond, lost, closed: [...new Set(books.closed)] };
}

async function measure(
  { table }: KneeSpec,
  rooms: readonly LiveRoom[],
  books: ReturnType<typeof newBooks>,
): Promise<KneeStep> {
  await pause(table.warmSeconds * 1_000);
  books.latency.clear();
  const [began, server, load] = [performance.now(), cpuMsOf(table.server.pid), cpuMsOf(process.pid)];
  await pause(table.seconds * 1_000);
  const took = performance.now() - began;
  return {
    people: rooms.length * table.people,
    cores: (cpuMsOf(table.server.pid) - server) / took,
    loadCores: (cpuMsOf(process.pid) - load) / took,
    p99: books.latency.quantile(0.99),
  };
}
