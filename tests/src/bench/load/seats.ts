import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import type { ServerSpec } from "./spec.ts";
import type { Place } from "./wire.ts";

/** Opens the rooms of a run: boards with seats through our own API, or only names where a room is open to all. */
export async function openPlaces(
  server: ServerSpec,
  wish: { readonly rooms: number; readonly people: number; readonly from?: number },
): Promise<Place[][]> {
  const rooms = Array.from({ length: wish.rooms }, (_, room) => room + (wish.from ?? 0));
  if (server.door !== "house")
    return rooms.map((room) => Array.from({ length: wish.people }, (_, at) => open(room, at)));
  return inTurns(rooms, 8, (room) => seatsOf(server, room, wish.people));
}

function open(room: number, at: number): Place {
  return { room: `bench-${room}`, address: addressOf(room, at) };
}

/** Everybody at an address of their own, as a proxy in front of the server would forward it. */
function addressOf(room: number, at: number): string {
  const host = room * 512 + at + 1;
  return `10.${(host >> 16) & 255}.${(host >> 8) & 255}.${host & 255}`;
}

async function seatsOf(server: ServerSpec, room: number, people: number): Promise<Place[]> {
  const wish = { title: "Les ingrédients", template: "free", name: "Mésange", session: "token" };
  const opened = await post<OpenedBoard>(server, { path: "/api/boards", from: addressOf(room, 0), body: wish });
  const others = Array.from({ length: people - 1 }, (_, at) => at + 1);
  const seats = await inTurns(others, 8, (at) =>
    post<Seat>(server, {
      path: "/api/join",
      from: addressOf(room, at),
      body: { code: opened.board.code, name: `Tilleul ${at}`, session: "token" },
    }),
  );
  return [opened, ...seats].map(({ sync, token }, at) => {
    if (token === undefined) throw new Error("a seat came without a token");
    return { room: sync.path, token, address: addressOf(room, at) };
  });
}

async function post<Answer>(
  { port }: ServerSpec,
  ask: { readonly path: string; readonly from: string; readonly body: unknown },
): Promise<Answer> {
  const answer = await fetch(`http://127.0.0.1:${port}${ask.path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": ask.from },
    body: JSON.stringify(ask.body),
  });
  if (!answer.ok) throw new Error(`${ask.path}: ${answer.status} ${await answer.text()}`);
  // The protocol's types: the contract tests look at the shapes themselves.
  return (await answer.json()) as Answer;
}

/** As `Promise.all`, with at most `width` under way; answers in order. */
export async function inTurns<Item, Value>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = [];
  const left = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) values[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return values;
}
