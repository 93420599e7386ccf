import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { addCards, moveCards } from "@tablee/shared/board/edit-cards";
import type { Hand } from "@tablee/shared/board/hand";
import { newId } from "@tablee/client/new-id";
import { RawRoom } from "../support/raw-room.ts";
import type { Stall, Watched } from "./watched.ts";

/**
 * Somebody at another table, in a process of their own: moves one card ten times a second, waits for the echo of each
 * move, and when told to end (SIGTERM) says how long the echoes took. Its own lateness is taken off: on a busy machine
 * the watcher is kept waiting too, and that says nothing about the server.
 */
const EDIT_MS = 100;
const TICK_MS = 20;
const LAST_ECHO_WITHIN_MS = 5_000;
/** Worth a line of the report. */
const LATE_MS = 500;

interface Waiting {
  readonly clock: number;
  readonly at: number;
  late: number;
}

const [base = "", path = "", token = ""] = process.argv.slice(2);
const room = await RawRoom.open(base, { path, token });
const doc = new Y.Doc();
Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc));

let waiting: Waiting[] = [];
const took: number[] = [];
const stalls: Stall[] = [];
doc.on("update", (update: Uint8Array, _origin, _doc, { local }) => {
  if (!local) return;
  waiting.push({ clock: Y.getState(doc.store, doc.clientID), at: performance.now(), late: 0 });
  room.write(update);
});
room.doc.on("update", () => {
  const heard = Y.getState(room.doc.store, doc.clientID);
  const now = performance.now();
  for (const one of waiting) if (one.clock <= heard) note(one, now - one.at - one.late);
  waiting = waiting.filter(({ clock }) => clock > heard);
});

function note({ at }: Waiting, ms: number): void {
  took.push(ms);
  if (ms > LATE_MS) stalls.push({ at: Math.round(performance.timeOrigin + at), ms: Math.round(ms) });
}

let lastTick = performance.now();
setInterval(() => {
  const now = performance.now();
  const late = Math.max(0, now - lastTick - TICK_MS);
  lastTick = now;
  for (const one of waiting) one.late += late;
}, TICK_MS);

const hand: Hand = {
  doc,
  by: null,
  origin: "watcher",
  newId,
  suffix: () => newId().slice(0, 3),
  now: () => Date.now(),
};
const place = { x: 0, y: 0, zone: null, group: null };
const added = addCards(hand, [{ text: "guet", place }]);
const card = added.ok ? added.value[0] : undefined;
if (card === undefined) throw new Error("the watcher has no card");
let moves = 0;
const editing = setInterval(() => moveCards(hand, [{ id: card, x: (moves += 1) }]), EDIT_MS);
process.stdout.write("watching\n");

process.once("SIGTERM", () => {
  clearInterval(editing);
  void report();
});

async function report(): Promise<void> {
  const end = performance.now() + LAST_ECHO_WITHIN_MS;
  while (waiting.length > 0 && performance.now() < end) await pause(TICK_MS);
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  const watched: Watched = {
    edits: moves + 1,
    unanswered: waiting.length,
    p50: at(0.5),
    p99: at(0.99),
    stalls,
  };
  process.stdout.write(`${JSON.stringify(watched)}\n`, () => process.exit(0));
}
