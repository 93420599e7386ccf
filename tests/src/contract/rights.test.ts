import { expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { AnewReason } from "@tablee/client/table";
import { groupCards, ungroup } from "@tablee/shared/board/edit-structure";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { MESSAGE_QUERY_AWARENESS } from "@tablee/shared/protocol/frames";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";

async function joinBy(base: string, opened: OpenedBoard, role: "observer" | "participant"): Promise<Seat> {
  const secret = opened.links[role].split("#s=")[1];
  const answer = await fetch(`${base}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret, name: "Iris", session: "token" }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  // As the protocol has it; HTT3 looks at the shape.
  return (await answer.json()) as Seat;
}

async function raw(base: string, seat: Seat): Promise<{ socket: WebSocket; closed: Promise<number> }> {
  const headers = { authorization: `Bearer ${seat.token}` };
  const socket = new WebSocket(`${base.replace("http", "ws")}${seat.sync.path}`, { headers });
  socket.on("error", () => undefined);
  const closed = new Promise<number>((resolve) => {
    socket.once("close", resolve);
  });
  await new Promise((resolve) => {
    socket.once("open", resolve);
  });
  return { socket, closed };
}

test.each([
  { way: "WebSocket", polling: false },
  { way: "long-polling", polling: true },
])("ACC7 what an observer writes reaches nobody, over $way, while they see everything", async ({ polling }) => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await using observer = new Headless(house.url, await joinBy(house.url, opened, "observer"), { polling });
  await Promise.all([host.saved(), observer.saved()]);
  observer.addCard("en douce");
  host.addCard("au vu de tous");
  await host.saved();
  await until("seen by the observer", () => observer.texts().includes("au vu de tous"));
  await house.restart();
  await host.saved();
  expect(host.texts()).toEqual(["au vu de tous"]);
  expect(observer.status()).not.toBe("saved");
});

test.each([
  { way: "WebSocket", polling: false },
  { way: "long-polling", polling: true },
])(
  "ACC8 a person who is removed is cut off on every way, over $way, and opens nothing any more",
  async ({ polling }) => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    await using host = new Headless(house.url, opened);
    const seat = await joinBoard(house.url, opened.board.code);
    await using gone = new Headless(house.url, seat, { polling });
    await Promise.all([host.saved(), gone.saved()]);
    await until("live", () => gone.table.live.state.getState().view !== null);
    expect(await host.table.live.send("member.remove", { member: seat.member.id })).toEqual({ ok: true, value: null });
    await until("told", () => gone.table.live.state.getState().removed);
    await until("stopped", () => gone.status() === "stopped");
    const answer = await fetch(`${house.url}/api/boards/${opened.board.id}`, {
      headers: { authorization: `Bearer ${seat.token}` },
    });
    expect(answer.status).toBe(404);
  },
);

test("ACC9 a change of groups that crosses the lock on its way is dropped with its reason, takes no word along, and nobody else notices", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  const anew: AnewReason[] = [];
  const seat = await joinBoard(house.url, opened.board.code);
  await using member = new Headless(house.url, seat, { startAnew: (why) => anew.push(why) });
  await Promise.all([host.saved(), member.saved()]);
  const cards = [member.addCard("une"), member.addCard("deux")];
  await member.saved();
  await until("a view", () => host.table.live.state.getState().view !== null);
  await host.table.live.send("structure.lock", { locked: true });
  groupCards(member.hand, { name: "g", zone: null, cards: cards.map((id) => ({ id, x: 0, y: 0 })) });
  await until("dropped", () => anew.length > 0);
  expect(anew).toEqual(["structure-locked"]);
  await using again = new Headless(house.url, seat);
  await again.saved();
  expect(again.texts()).toEqual(["deux", "une"]);
  expect(again.board().groups.size).toBe(0);
  again.addCard("trois");
  await again.saved();
  groupCards(host.hand, { name: "g", zone: null, cards: cards.map((id) => ({ id, x: 0, y: 0 })) });
  await host.saved();
  const [group] = [...host.board().groups.keys()];
  if (group) ungroup(host.hand, group);
  await host.saved();
});

test("LIM35 the tabs of one person share one allowance, and sixty people have one each", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const frame = new Uint8Array([MESSAGE_QUERY_AWARENESS]);
  const half = 0.6 * limits.FRAMES_PER_MEMBER_BURST_COUNT;
  const tabs = [await raw(house.url, opened), await raw(house.url, opened)];
  for (const { socket } of tabs) for (let at = 0; at < half; at += 1) socket.send(frame);
  expect(await Promise.race(tabs.map(({ closed }) => closed))).toBe(CLOSE.tooFast.code);
  const seats = await Promise.all(
    Array.from({ length: 60 }, (_, at) => joinBoard(house.url, opened.board.code, { name: `Oiseau ${at}` })),
  );
  const people = await Promise.all(seats.map((seat) => raw(house.url, seat)));
  const each = Math.ceil((3 * limits.FRAMES_PER_MEMBER_BURST_COUNT) / people.length);
  for (const { socket } of people) for (let at = 0; at < each; at += 1) socket.send(frame);
  await Promise.all(
    people.map(
      ({ socket }) =>
        new Promise((resolve) => {
          socket.once("pong", resolve);
          socket.ping();
        }),
    ),
  );
  expect(people.map(({ socket }) => socket.readyState)).toEqual(people.map(() => WebSocket.OPEN));
  for (const { socket } of [...tabs, ...people]) socket.terminate();
}, 60_000);

test("SYN19 hostile frames close their own connection with its reason, and somebody else at the table notices nothing", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using honest = new Headless(house.url, opened);
  await honest.saved();
  const forward = new Y.Doc();
  forward.getMap("cards").set("a", 1);
  const first = Y.encodeStateAsUpdate(forward);
  forward.getMap("cards").set("b", 2);
  const later = Y.encodeStateAsUpdate(forward, Y.encodeStateVectorFromUpdate(first));
  const update = (bytes: Uint8Array, step = 2) => new Uint8Array([0, step, bytes.length, ...bytes]);
  const frames: readonly [name: string, frame: Uint8Array | string, code: number][] = [
    ["garbage", new Uint8Array([7, 200, 201, 202, 203]), CLOSE.badFrame.code],
    ["a count of millions in eight bytes", update(new Uint8Array([255, 255, 255, 127, 1, 0])), CLOSE.badFrame.code],
    // Asked for all it has, its sender has no excuse: step 2. One that writes on is asked first.
    ["changes without their past", update(later, 1), CLOSE.badFrame.code],
    ["text", "bonjour", CLOSE.badFrame.code],
    ["more than a frame may hold", new Uint8Array(limits.FRAME_MAX_BYTES + 1), CLOSE.tooBig.code],
  ];
  for (const [name, frame, code] of frames) {
    const seat = await joinBoard(house.url, opened.board.code);
    const { socket, closed } = await raw(house.url, seat);
    socket.send(frame);
    expect([name, await closed]).toEqual([name, code]);
    honest.addCard(name);
    await honest.saved();
  }
  expect(honest.texts()).toEqual(frames.map(([name]) => name).sort());
});
