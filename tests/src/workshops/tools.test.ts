import * as Y from "yjs";
import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { readBoard } from "@tablee/shared/board/read";
import { openBoard, openHouse } from "../support/house.ts";
import { openLine } from "../support/network-line.ts";
import { RawRoom } from "../support/raw-room.ts";
import { chooseBrowsers } from "./choose.ts";
import { parseScript } from "./script.ts";

test("WRK6 a bare socket’s card is taken where its member may write, so that a refusal means something", async () => {
  await using house = await openHouse();
  const { sync, token = "", member } = await openBoard(house.url);
  using room = await RawRoom.open(house.url, { path: sync.path, token });
  const doc = new Y.Doc();
  const hand = { doc, by: member.id, origin: null, newId: () => "raw-card", suffix: () => "r", now: () => 0 };
  addCards(hand, [{ text: "par la prise nue", place: { x: 0, y: 0, zone: null, group: null } }]);
  room.write(Y.encodeStateAsUpdate(doc));
  await expect.poll(async () => [...readBoard(await room.read()).cards.keys()]).toEqual(["raw-card"]);
});

test("WRK7 a line that is cut lets nothing through, a slow one lets all through later", async () => {
  await using house = await openHouse();
  await using cut = await openLine(house.url);
  await using slow = await openLine(house.url, { delayMs: 100, bytesPerMs: 1_000 });
  const ask = (base: string): Promise<Response> => fetch(`${base}/healthz`, { headers: { connection: "close" } });
  expect((await ask(cut.url)).status).toBe(200);
  cut.cut();
  await expect(ask(cut.url)).rejects.toThrow("fetch failed");
  cut.restore();
  expect((await ask(cut.url)).status).toBe(200);
  const started = performance.now();
  expect(await (await ask(slow.url)).json()).toEqual({ status: "ok" });
  expect(performance.now() - started).toBeGreaterThan(200);
});

test("WRK8 browsers go first to those whom sockets say least about, and to one of those without WebSocket", () => {
  const person = {
    name: "Loriot",
    role: "supported",
    locale: "fr",
    device: "laptop",
    transport: "websocket",
    host: false,
  };
  const { participants } = parseScript(
    JSON.stringify({
      schema: "workshop-script/1",
      id: "choice",
      title: {},
      durationMin: 1,
      board: { zones: [] },
      participants: [
        { ...person, id: "plain" },
        { ...person, id: "phone", device: "phone" },
        { ...person, id: "blocked", transport: "polling" },
        { ...person, id: "blocked too", transport: "polling" },
        { ...person, id: "host", host: true },
        { ...person, id: "keys", assistive: "keyboard-only" },
        { ...person, id: "reader", assistive: "nvda" },
      ],
      contributions: [],
      timeline: [],
    }),
    "choice",
  );
  expect([...chooseBrowsers(participants, 3)]).toEqual(["reader", "keys", "phone"]);
  expect([...chooseBrowsers(participants, 9)]).toEqual(["reader", "keys", "phone", "blocked", "host", "plain"]);
});
