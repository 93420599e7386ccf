import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import type { Seat } from "@tablee/shared/protocol/http";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { joinBoard, openBoard, until } from "../support/house.ts";

/** Scene → milliseconds that each answer took. */
export type Answers = Record<string, number[]>;

export interface Wish {
  readonly people: number;
  readonly rounds: number;
}

export interface OurTable {
  readonly host: Socket;
  readonly sockets: readonly Socket[];
  readonly viewBytes: number;
  close(): void;
}

function connect(base: string, auth: Readonly<Record<string, unknown>>): Socket {
  return io(base, { path: LIVE_PATH, auth, transports: ["websocket"], forceNew: true });
}

/** A table with so many people, each on a socket of their own. */
export async function openOurs(base: string, { people }: Wish): Promise<OurTable> {
  const opened = await openBoard(base);
  const seats: Seat[] = [opened];
  while (seats.length < people) seats.push(await joinBoard(base, opened.board.code));
  let viewBytes = 0;
  let views = 0;
  const sockets = seats.map(({ token }) => {
    const socket = connect(base, { board: opened.board.id, version: PROTOCOL_VERSION, token });
    socket.once("view", (view: unknown) => {
      views += 1;
      viewBytes = JSON.stringify(view).length;
    });
    return socket;
  });
  await until("everybody has a view", () => views === people);
  const [host] = sockets;
  if (!host) throw new Error("nobody is at the table");
  return { host, sockets, viewBytes, close: () => sockets.forEach((socket) => socket.disconnect()) };
}

const CARDS = Array.from({ length: 48 }, (_, at) => `card${at}`);

let count = 0;

/** One command; a refusal is a fault of the benchmark. */
async function timed(socket: Socket, name: string, input: unknown): Promise<number> {
  count += 1;
  const since = performance.now();
  const reply: { readonly ok: boolean; readonly reason?: string } = await socket.emitWithAck(name, {
    id: `b${count}`,
    input,
  });
  if (!reply.ok) throw new Error(`${name}: ${reply.reason}`);
  return performance.now() - since;
}

/** Beyond what one may press in a second. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 400);
  });
}

export async function playOurs({ host, sockets }: OurTable, { rounds }: Wish): Promise<Answers> {
  const answers: Answers = { ready: [], vote: [] };
  await timed(host, "vote.start", { vote: "v1", question: "", points: 5, maxPerCard: 2, cards: CARDS });
  for (let round = 0; round < rounds; round += 1) {
    const ready = sockets.map((socket) => timed(socket, "ready.set", { ready: round % 2 === 0 }));
    answers["ready"]?.push(...(await Promise.all(ready)));
    await rest();
    const votes = sockets.map((socket, at) => {
      const [one, two] = [CARDS[(at + round) % CARDS.length] ?? "", CARDS[(at * 7 + round + 1) % CARDS.length] ?? ""];
      return timed(socket, "vote.cast", { vote: "v1", person: 0, ballot: { [one]: 2, [two]: 2 } });
    });
    answers["vote"]?.push(...(await Promise.all(votes)));
    await rest();
  }
  return answers;
}

export async function playEcho(base: string, { people, rounds }: Wish): Promise<number[]> {
  const sockets = Array.from({ length: people }, () => connect(base, {}));
  await until("everybody is connected", () => sockets.every(({ connected }) => connected));
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    all.push(...(await Promise.all(sockets.map((socket) => timed(socket, "ready.set", { ready: true })))));
    await rest();
  }
  for (const socket of sockets) socket.disconnect();
  return all;
}
