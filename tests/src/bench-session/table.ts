import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import type { Seat } from "@tablee/shared/protocol/http";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import type { SessionView } from "@tablee/shared/session/types";
import { joinBoard, openBoard, until } from "../support/house.ts";

/** What is measured → milliseconds, one for each time. */
export type Answers = Record<string, number[]>;

export interface Sitting {
  readonly seat: Seat;
  readonly live: Socket;
  view(): SessionView;
}

export interface Table {
  readonly base: string;
  readonly host: Sitting;
  readonly people: readonly Sitting[];
  close(): void;
}

export function connect(base: string, auth: Readonly<Record<string, unknown>>): Socket {
  return io(base, { path: LIVE_PATH, auth, transports: ["websocket"], forceNew: true });
}

/** A table with so many people, each on a socket of their own. */
export async function openTable(base: string, count: number): Promise<Table> {
  const opened = await openBoard(base, { template: "ingredients" });
  const seats: Seat[] = [opened];
  while (seats.length < count) seats.push(await joinBoard(base, opened.board.code));
  const views = new Map<Seat, SessionView>();
  const people = seats.map((seat): Sitting => {
    const live = connect(base, { board: opened.board.id, version: PROTOCOL_VERSION, token: seat.token });
    live.on("view", (view: SessionView) => views.set(seat, view));
    const view = (): SessionView => {
      const seen = views.get(seat);
      if (!seen) throw new Error("nobody was shown anything yet");
      return seen;
    };
    return { seat, live, view };
  });
  await until("everybody has a view", () => views.size === count);
  const [host] = people;
  if (!host) throw new Error("nobody is at the table");
  return { base, host, people, close: () => people.forEach(({ live }) => live.disconnect()) };
}

let count = 0;

/** One command; a refusal is a fault of the benchmark. */
export async function timed(socket: Socket, name: string, input: unknown): Promise<number> {
  count += 1;
  const since = performance.now();
  const reply: { readonly ok: boolean; readonly reason?: string } = await socket.emitWithAck(name, {
    id: `b${count}`,
    input,
  });
  if (!reply.ok) throw new Error(`${name}: ${reply.reason}`);
  return performance.now() - since;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Beyond what one may press in a second. */
export function rest(): Promise<void> {
  return pause(400);
}
