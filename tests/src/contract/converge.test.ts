import * as Y from "yjs";
import { expect, test } from "vitest";
import { outlineOf } from "@tablee/shared/board/outline";
import { readBoard } from "@tablee/shared/board/read";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { stock } from "../support/stock.ts";

test("SYN1 two stock y-websocket providers and our own client converge, and a newcomer sees what was saved", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const joined = await joinBoard(house.url, opened.board.code);
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  const providers = [stock(house.url, opened, one), stock(house.url, joined, two)];
  await using ours = new Headless(house.url, await joinBoard(house.url, opened.board.code, { name: "Iris" }));
  try {
    await ours.saved();
    await until("both synced", () => providers.every((provider) => provider.synced));
    ours.addCard("de nous");
    one.getMap("cards").set("byhand", new Y.Map([["text", new Y.Text("de loin")]]));
    await ours.saved();
    await until(
      "all see both",
      () => [one, two].every((doc) => readBoard(doc).cards.size === 2) && ours.texts().length === 2,
    );
    expect(readBoard(two)).toEqual(ours.board());
    expect(readBoard(one)).toEqual(ours.board());
    expect(outlineOf(ours.board())).toHaveLength(5);
  } finally {
    for (const provider of providers) provider.destroy();
  }
});

test("SYN2 [C22] where WebSocket is blocked the same frames travel inside long-polling, and say so", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using ours = new Headless(house.url, opened);
  const seat = await joinBoard(house.url, opened.board.code);
  await using slow = new Headless(house.url, seat, { polling: true });
  await Promise.all([ours.saved(), slow.saved()]);
  expect(slow.table.sync.state.getState().slowPath).toBe(true);
  expect(ours.table.sync.state.getState().slowPath).toBe(false);
  slow.addCard("par le chemin lent");
  ours.addCard("par le chemin rapide");
  await until("both have both", () => slow.texts().length === 2 && ours.texts().length === 2);
  await Promise.all([ours.saved(), slow.saved()]);
  expect(slow.board()).toEqual(ours.board());
});

test("SYN3 work goes on without a server, is not called saved, and all is there once it is back", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using mine = new Headless(house.url, opened);
  await mine.saved();
  mine.addCard("avant");
  await mine.saved();
  const restarted = house.restart();
  mine.addCard("pendant");
  expect(mine.status()).not.toBe("saved");
  await restarted;
  await mine.saved();
  await using other = new Headless(house.url, await joinBoard(house.url, opened.board.code));
  await other.saved();
  expect(other.texts()).toEqual(["avant", "pendant"]);
});

test("SES5 everyone gets phase, timer, hands and who is here; a participant cannot lead", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  const seat = await joinBoard(house.url, opened.board.code, { name: "Iris", part: "trainer" });
  await using iris = new Headless(house.url, seat);
  const seen = () => iris.table.live.state.getState();
  await until("a view", () => seen().view !== null && seen().people.size === 2);
  expect((await iris.table.live.send("timer.start", { seconds: 60 })).ok).toBe(false);
  expect(await host.table.live.send("timer.start", { seconds: 60 })).toEqual({ ok: true, value: null });
  expect(await iris.table.live.send("hand.set", { raised: true })).toEqual({ ok: true, value: null });
  await until("hand and timer", () => seen().view?.hands.length === 1 && seen().view?.timer.kind === "running");
  const first = seen().view?.phases.find(({ gate }) => gate === "experience-first");
  if (!first) throw new Error("no such phase");
  await host.table.live.send("phase.set", { phase: first.id });
  await until("refused on the wire", () => seen().view?.me.access.reason === "experience-first");
  await until("everybody present", () => [...seen().people.values()].filter(({ present }) => present).length === 2);
});

test("ACC5 in experience first a trainer’s write does not reach anybody, and is asked for when the gate opens", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { part: "supported" });
  await using host = new Headless(house.url, opened);
  const seat = await joinBoard(house.url, opened.board.code, { name: "Pervenche", part: "trainer" });
  await using trainer = new Headless(house.url, seat);
  await Promise.all([host.saved(), trainer.saved()]);
  await until("views", () => host.table.live.state.getState().view !== null);
  const phases = host.table.live.state.getState().view?.phases ?? [];
  const [gated, open] = [phases.find(({ gate }) => gate !== "open"), phases.find(({ gate }) => gate === "open")];
  if (!gated || !open) throw new Error("no phases");
  await host.table.live.send("phase.set", { phase: gated.id });
  trainer.addCard("trop tôt");
  host.addCard("à nous");
  await host.saved();
  expect(host.texts()).toEqual(["à nous"]);
  expect(trainer.status()).toBe("sending");
  await host.table.live.send("phase.set", { phase: open.id });
  await trainer.saved();
  await until("both", () => host.texts().length === 2);
});
