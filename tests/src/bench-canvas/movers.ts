import * as encoding from "lib0/encoding";
import type { CardId } from "@tablee/shared/ids";
import { writePresence } from "@tablee/shared/presence/presence";
import type { Seat } from "@tablee/shared/protocol/http";
import type { ServerSpec } from "../bench/load/spec.ts";
import { dialectOf, openWire } from "../bench/load/wire.ts";
import type { Note } from "./notes.ts";

/** Others at the table, without a page: each drags one note in a circle, thirty samples a second, and shows a cursor. */

const BEAT_MS = 1_000 / 30;
const RADIUS_PX = 60;

export interface Mover {
  readonly seat: Seat;
  readonly card: CardId;
  readonly note: Note;
}

export async function openMovers(server: ServerSpec, movers: readonly Mover[]): Promise<() => Promise<void>> {
  const people = await Promise.all(
    movers.map(async ({ seat, card, note }, at) => {
      const place = { room: seat.sync.path, token: seat.token ?? "", address: "127.0.0.1" };
      const dialect = dialectOf(server, place);
      const wire = await openWire({ server, place, dialect, onFrame: () => undefined });
      const client = 1_000_000_007 + at * 7_919;
      return { wire, show: (beat: number) => wire.send(dialect.awareness(drag({ client, beat, at, card, note }))) };
    }),
  );
  let beat = 0;
  const timer = setInterval(() => {
    beat += 1;
    for (const { show } of people) show(beat);
  }, BEAT_MS);
  return () => {
    clearInterval(timer);
    for (const { wire } of people) wire.close();
    return Promise.resolve();
  };
}

function drag(one: {
  readonly client: number;
  readonly beat: number;
  readonly at: number;
  readonly card: CardId;
  readonly note: Note;
}): Uint8Array {
  const turn = one.beat / 12 + one.at;
  const [dx, dy] = [RADIUS_PX * Math.cos(turn), RADIUS_PX * Math.sin(turn)];
  const state = writePresence({
    view: "canvas",
    cursor: { x: one.note.x + dx, y: one.note.y + dy },
    selected: [one.card],
    drag: { ids: [one.card], dx, dy },
    typing: null,
    eye: null,
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, one.client);
    encoding.writeVarUint(encoder, one.beat);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
}
