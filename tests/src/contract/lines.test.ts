import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { AnewReason } from "@tablee/client/table";
import { FRAME_MAX_BYTES } from "@tablee/shared/limits";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openLine } from "../support/network-line.ts";

test("SYN118 where something cuts each WebSocket after a while, the way is changed once, and not to and fro", async () => {
  await using house = await openHouse();
  await using line = await openLine(house.url);
  const opened = await openBoard(house.url);
  await using mine = new Headless(line.url, opened, { probeMs: 1_000 });
  const { state } = mine.table.sync;
  await mine.saved();
  const ways: boolean[] = [];
  state.subscribe(({ slowPath }) => {
    if (ways.at(-1) !== slowPath) ways.push(slowPath);
  });
  /** As such a proxy does it: what polls goes on. */
  const cutWebSocket = async (times: number): Promise<void> => {
    for (let cut = 0; cut < times; cut += 1) {
      mine.addCard(`coupure ${cut}`);
      await until("connected", () => mine.status() === "saved", 20_000);
      // Heard, not looked for: it may be back before anybody looks.
      const isNoticed = new Promise<void>((resolve) => {
        const stop = state.subscribe(({ status }) => {
          if (status.kind === "saved") return;
          stop();
          resolve();
        });
      });
      line.cut();
      line.restore();
      await isNoticed;
    }
  };
  await cutWebSocket(3);
  await mine.saved();
  expect(state.getState().slowPath).toBe(true);
  // WebSocket opens again here, so it is tried again after a while, and taken without a gap.
  await until("the short way is tried", () => !state.getState().slowPath);
  expect(mine.status()).not.toBe("reconnecting");
  await cutWebSocket(3);
  await mine.saved();
  expect(state.getState().slowPath).toBe(true);
  // The second time the probe waits for longer.
  await pause(1_500);
  expect(state.getState().slowPath).toBe(true);
  expect(ways.filter(Boolean).length).toBe(2);
  await using other = new Headless(house.url, await joinBoard(house.url, opened.board.code));
  await other.saved();
  expect(other.texts()).toEqual(mine.texts());
}, 60_000);

test("SYN119 whoever writes while the link comes and goes is never refused, and loses nothing", async () => {
  await using house = await openHouse();
  await using line = await openLine(house.url);
  const opened = await openBoard(house.url);
  const anew: AnewReason[] = [];
  await using mine = new Headless(line.url, opened, { startAnew: (why) => anew.push(why) });
  await mine.saved();
  let count = 0;
  const writing = setInterval(() => {
    count += 1;
    mine.addCard(`carte ${count}`);
  }, 3);
  for (let cut = 0; cut < 6; cut += 1) {
    await until("a link", () => mine.status() === "saved" || mine.status() === "sending", 20_000);
    await pause(30);
    line.cut();
    await until("the cut is noticed", () => mine.status() === "reconnecting");
    line.restore();
  }
  clearInterval(writing);
  await mine.saved();
  expect(anew).toEqual([]);
  expect(new Set(mine.texts()).size).toBe(count);
  await using other = new Headless(house.url, await joinBoard(house.url, opened.board.code));
  await other.saved();
  expect(other.texts()).toEqual(mine.texts());
});

test.each([
  { way: "WebSocket", polling: false },
  { way: "long-polling", polling: true },
])(
  "SYN120 what no frame can carry is not sent again and again: it ends as kept words, over $way",
  async ({ polling }) => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    const anew: AnewReason[] = [];
    await using mine = new Headless(house.url, opened, { polling, startAnew: (why) => anew.push(why) });
    await using other = new Headless(house.url, await joinBoard(house.url, opened.board.code));
    await mine.saved();
    await other.saved();
    const card = mine.addCard("");
    await mine.saved();
    // One piece of text, which cannot be cut, past every courtesy of the editor.
    const entry = mine.table.sync.doc.getMap("cards").get(card);
    const text = entry instanceof Y.Map ? entry.get("text") : undefined;
    if (!(text instanceof Y.Text)) throw new Error("the card has no text");
    text.insert(0, "x".repeat(FRAME_MAX_BYTES));
    await until("given up", () => anew.length > 0);
    expect(anew).toEqual(["refused"]);
    expect(mine.table.sync.state.getState().kept.map(({ text: words }) => words.length)).toEqual([FRAME_MAX_BYTES]);
    other.addCard("la suite");
    await other.saved();
  },
);

test("SYN121 forty people on long-polling and twenty on WebSocket build one board", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seats = await Promise.all(Array.from({ length: 60 }, () => joinBoard(house.url, opened.board.code)));
  const people = seats.map((seat, at) => new Headless(house.url, seat, { polling: at < 40 }));
  try {
    await until("all are there", () => people.every((one) => one.status() === "saved"), 20_000);
    expect(people.filter((one) => one.table.sync.state.getState().slowPath).length).toBe(40);
    for (let turn = 0; turn < 3; turn += 1) {
      for (const [at, one] of people.entries()) one.addCard(`${at} ${turn}`);
      await pause(200);
    }
    await until("all have all", () => people.every((one) => one.texts().length === 180), 25_000);
    await until("all saved", () => people.every((one) => one.status() === "saved"), 25_000);
    const first = people[0]?.texts();
    for (const one of people) expect(one.texts()).toEqual(first);
  } finally {
    await Promise.all(people.map((one) => one[Symbol.asyncDispose]()));
  }
}, 60_000);

test("SYN122 a hundred people come back after a restart, spread over seconds, and nobody is left behind", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seats = await Promise.all(Array.from({ length: 100 }, () => joinBoard(house.url, opened.board.code)));
  const people = seats.map((seat) => new Headless(house.url, seat));
  try {
    await until("all are there", () => people.every((one) => one.status() === "saved"), 20_000);
    await house.restart();
    for (const one of people) one.addCard("pendant l’arrêt");
    const back: number[] = [];
    await until(
      "all back",
      () => {
        for (const [at, one] of people.entries()) if (one.status() === "saved") back[at] ??= performance.now();
        return people.every((one) => one.status() === "saved" && one.texts().length === 100);
      },
      25_000,
    );
    back.sort((one, other) => one - other);
    expect((back[89] ?? 0) - (back[9] ?? 0)).toBeGreaterThan(1_000);
  } finally {
    await Promise.all(people.map((one) => one[Symbol.asyncDispose]()));
  }
}, 60_000);
