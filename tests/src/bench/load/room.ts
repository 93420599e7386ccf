import * as Y from "yjs";
import { CursorsSent } from "./cursors.ts";
import type { Witness } from "./cursors.ts";
import { updateIn } from "./dialect.ts";
import { drag, fill, placeAt, placeOf } from "./edits.ts";
import type { Drag } from "./edits.ts";
import { Sent } from "./ledger.ts";
import { Person } from "./person.ts";
import type { Books } from "./person.ts";
import { RangeReader } from "./ranges.ts";
import { inTurns } from "./seats.ts";
import type { LiveSpec } from "./spec.ts";
import { Whole } from "./whole.ts";
import type { Place } from "./wire.ts";

export interface LiveRoom {
  readonly places: readonly Place[];
  readonly people: readonly Person[];
  readonly drags: readonly Drag[];
  readonly frames: readonly (readonly Uint8Array[])[];
  readonly sent: Sent;
  readonly witness: Witness;
}

/** Fills the room, makes the drags, and seats everybody. */
export async function openRoom(spec: LiveSpec, places: readonly Place[], books: Books): Promise<LiveRoom> {
  const [first] = places;
  if (!first) throw new Error("a room without people");
  const filler = await Whole.open(spec.server, first);
  const cards = fill(filler.doc, spec.notes);
  await filler.echoed();
  const base = Y.encodeStateAsUpdate(filler.doc);
  const samples = Math.ceil(spec.editsPerSecond * (spec.warmSeconds + spec.seconds + 1));
  const drags = cards.slice(0, spec.writers).map((card) => drag(base, card, samples));
  const sent = new Sent(drags.map(({ client }) => ({ client, sentAt: new Float64Array(samples), sent: 0 })));
  const table = { sent, cursors: new CursorsSent(), reader: new RangeReader() };
  const people = await inTurns([...places.entries()], 10, ([at, place]) =>
    Person.open({
      server: spec.server,
      place,
      // Evenly among the others: who writes comes both ways.
      polling: Math.floor(((at + 1) * spec.polling) / spec.people) > Math.floor((at * spec.polling) / spec.people),
      client: drags[at]?.client ?? Math.floor(Math.random() * 0xffffffff),
      own: at < drags.length ? at : -1,
      table,
      books,
    }),
  );
  filler.close();
  const watching = people.at(-1);
  if (!watching) throw new Error("a room without people");
  const frames = drags.map(({ updates }, at) =>
    updates.map((update) => updateIn(people[at]?.dialect ?? watching.dialect, update)),
  );
  return { places, people, drags, frames, sent, witness: watching.watchCursors() };
}

/** Two documents that come at the end, one with nothing and one with what the other had: are they what was written? */
export async function isEqual(spec: LiveSpec, room: LiveRoom): Promise<boolean> {
  const [one, two] = [room.places[0], room.places[1] ?? room.places[0]];
  if (!one || !two) return false;
  const first = await Whole.open(spec.server, one);
  const second = await Whole.open(spec.server, two, Y.encodeStateAsUpdate(first.doc));
  const fresh = await Whole.open(spec.server, two);
  const contents = [first, second, fresh].map(({ doc }) => JSON.stringify(doc.getMap("cards").toJSON()));
  const places = room.drags.map(({ card }, at) => {
    const { x, y } = placeAt((room.sent.writers[at]?.sent ?? 0) - 1);
    return JSON.stringify(placeOf(first.doc, card)) === JSON.stringify({ x, y, zone: null, group: null });
  });
  for (const whole of [first, second, fresh]) whole.close();
  return new Set(contents).size === 1 && places.every(Boolean);
}
