import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";

const POLLING = 40;
const ON_WEBSOCKET = 20;

test("SYN134 forty people on the slow path and twenty on WebSocket write at one table, and all end with the same words", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const count = POLLING + ON_WEBSOCKET;
  const seats = await Promise.all(Array.from({ length: count }, () => joinBoard(house.url, opened.board.code)));
  const people = seats.map((seat, at) => new Headless(house.url, seat, { polling: at < POLLING }));
  await Promise.all(people.map((one) => one.saved()));
  for (const round of [1, 2, 3]) {
    for (const [at, one] of people.entries()) one.addCard(`carte ${round} de ${at}`);
    await Promise.all(people.map((one) => one.saved()));
  }
  const all = people.flatMap((_, at) => [1, 2, 3].map((round) => `carte ${round} de ${at}`)).toSorted();
  await until("all have all", () => people.every((one) => one.texts().length === all.length), 20_000);
  for (const one of people) expect(one.texts()).toEqual(all);
  const slow = people.filter((one) => one.table.sync.state.getState().slowPath);
  expect(slow).toHaveLength(POLLING);
  await Promise.all(people.map((one) => one[Symbol.asyncDispose]()));
}, 60_000);

test("HOM85 a word on the slow path goes out in one request, not in two", async () => {
  await using house = await openHouse();
  await using member = new Headless(house.url, await openBoard(house.url), { polling: true });
  await member.saved();
  const posts = new Map<string | null, number>();
  const count = (message: unknown): void => {
    const { request } = message as { readonly request: IncomingMessage };
    const sid = new URL(request.url ?? "/", house.url).searchParams.get("sid");
    if (request.method === "POST" && sid !== null) posts.set(sid, (posts.get(sid) ?? 0) + 1);
  };
  subscribe("http.server.request.start", count);
  const words = 20;
  for (let at = 0; at < words; at += 1) {
    member.addCard(`mot ${at}`);
    await member.saved();
  }
  unsubscribe("http.server.request.start", count);
  const most = Math.max(...posts.values());
  expect(most).toBeGreaterThanOrEqual(words);
  expect(most).toBeLessThan(1.5 * words);
}, 60_000);
