import { setImmediate as turn } from "node:timers/promises";
import * as Y from "yjs";
import { textOf } from "@tablee/shared/board/schema";
import type { Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, until } from "../support/house.ts";
import { RawRoom } from "../support/raw-room.ts";
import { docOnDisk } from "../support/stored.ts";
import type { Traced } from "../fuzz/traces.ts";
import { readUpdate, writeUpdate } from "../fuzz/wire.ts";
import type { Update } from "../fuzz/wire.ts";
import type { Server } from "./server.ts";

/** Recorded writing of others in a card of a real table: window, store, restart, and every writer's own copy. */

const CARD = "a";
/** As much of one hand as goes in a frame. */
const RUN_MAX_COUNT = 40;

const HEARD_WITHIN_MS = 20_000;

export interface Heard {
  readonly replicas: readonly string[];
  readonly stored: string;
  readonly frames: number;
}

/** Plays it, with a new start of the server in the middle, and answers what everybody reads in the end. */
export async function playInRoom(server: Server, trace: readonly Traced[]): Promise<Heard> {
  const board = await openBoard(server.url);
  const seats: Seat[] = [board];
  const count = Math.max(...trace.map(({ writer }) => writer)) + 1;
  while (seats.length < Math.max(2, count)) seats.push(await joinBoard(server.url, board.board.code));
  const open = (): Promise<RawRoom[]> =>
    Promise.all(seats.map(({ sync, token = "" }) => RawRoom.open(server.url, { path: sync.path, token })));
  let rooms = await open();
  const ground = await layCard(rooms);
  const runs = runsIn(trace, ground);
  for (const [at, run] of runs.entries()) {
    if (at === runs.length >> 1) {
      for (const room of rooms) await room.read();
      for (const room of rooms) room[Symbol.dispose]();
      await server.end();
      await server.begin();
      rooms = await open();
    }
    const room = rooms[run.writer];
    if (!room) throw new Error("a writer has no seat");
    await heard(room, run.needs);
    room.write(run.update);
  }
  // Twice: what another sent is not yet stored when one's own question is answered.
  for (const room of [...rooms, ...rooms]) await room.read();
  const replicas = rooms.map(({ doc }) => wordsIn(doc));
  for (const room of rooms) room[Symbol.dispose]();
  await server.end();
  return { replicas, stored: wordsIn(await docOnDisk(server.dataDir, board.sync.path)), frames: runs.length };
}

function wordsIn(doc: Y.Doc): string {
  return String(textOf(doc, "cards", CARD));
}

/** An empty card; answers its text, in which all is written. */
async function layCard([first, ...others]: readonly RawRoom[]): Promise<Y.ID> {
  const doc = new Y.Doc();
  const text = new Y.Text();
  doc.getMap("cards").set(CARD, new Y.Map([["text", text]]));
  first?.write(Y.encodeStateAsUpdate(doc));
  for (const room of others) await until("the card is there", () => textOf(room.doc, "cards", CARD) !== undefined);
  if (!text._item) throw new Error("the text is nowhere");
  return text._item.id;
}

interface Run extends Traced {
  /** What it stands on, of others: how far each must have been heard. */
  readonly needs: ReadonlyMap<number, number>;
}

/** What one writer did in one go, put together, in our card instead of the root of the other program. */
function runsIn(trace: readonly Traced[], ground: Y.ID): Run[] {
  const runs: { readonly writer: number; readonly updates: Uint8Array[]; readonly needs: Map<number, number> }[] = [];
  const own = new Map<number, number>();
  for (const { writer, update } of trace) {
    const read = readUpdate(update);
    let run = runs.at(-1);
    if (run?.writer !== writer || run.updates.length === RUN_MAX_COUNT)
      runs.push((run = { writer, updates: [], needs: new Map() }));
    for (const { client } of read.parts) own.set(client, writer);
    addNeeds(run.needs, read, (client) => own.get(client) === writer);
    for (const { pieces } of read.parts)
      for (const piece of pieces) if (typeof piece.above === "string") piece.above = ground;
    run.updates.push(writeUpdate(read));
  }
  return runs.map(({ writer, updates, needs }) => ({ writer, needs, update: Y.mergeUpdates(updates) }));
}

function addNeeds(needs: Map<number, number>, { parts, deletes }: Update, isOwn: (client: number) => boolean): void {
  const need = (client: number, end: number): void => {
    if (!isOwn(client)) needs.set(client, Math.max(end, needs.get(client) ?? 0));
  };
  for (const { pieces } of parts)
    for (const { origin, right } of pieces) for (const id of [origin, right]) if (id) need(id.client, id.clock + 1);
  for (const { client, ranges } of deletes) for (const { clock, length } of ranges) need(client, clock + length);
}

/** The server has stored and said it. */
async function heard({ doc }: RawRoom, needs: ReadonlyMap<number, number>): Promise<void> {
  const end = performance.now() + HEARD_WITHIN_MS;
  for (const [client, clock] of needs)
    while (Y.getState(doc.store, client) < clock) {
      if (performance.now() > end) throw new Error(`client ${client} was not heard up to ${clock}`);
      await turn();
    }
}
