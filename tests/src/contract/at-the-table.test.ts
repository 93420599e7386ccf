import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { AnewReason } from "@tablee/client/table";
import { addCards } from "@tablee/shared/board/edit-cards";
import { groupCards } from "@tablee/shared/board/edit-structure";
import { readBoard } from "@tablee/shared/board/read";
import type { CardId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import type { Passing } from "@tablee/shared/session/passing";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Overheard } from "../support/overheard.ts";
import { RawRoom } from "../support/raw-room.ts";

const DAY_MS = 86_400_000;

async function tableOfTwo(house: House): Promise<{ readonly opened: OpenedBoard; readonly seat: Seat }> {
  const opened = await openBoard(house.url);
  return { opened, seat: await joinBoard(house.url, opened.board.code) };
}

/** Past every courtesy of the client: whether the server takes a card from this member. */
async function takesCard(house: House, seat: Seat, text: string): Promise<boolean> {
  using room = await RawRoom.open(house.url, { path: seat.sync.path, token: seat.token ?? "" });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc));
  const before = Y.encodeStateVector(doc);
  const newId = (): string => crypto.randomUUID().replaceAll("-", "");
  const hand = { doc, by: seat.member.id, origin: null, newId, suffix: () => "raw", now: () => Date.now() };
  addCards(hand, [{ text, place: { x: 0, y: 0, zone: null, group: null } }]);
  room.write(Y.encodeStateAsUpdate(doc, before));
  await room.read();
  // The window in which a room collects writes.
  await new Promise((resolve) => {
    setTimeout(resolve, 200);
  });
  return [...readBoard(await room.read()).cards.values()].some((card) => card.text === text);
}

test("TBL4 [C63] until a brake is answered the server takes no grouping from anybody, the host’s included, and takes cards", async () => {
  await using house = await openHouse();
  const { opened, seat } = await tableOfTwo(house);
  const anew: AnewReason[] = [];
  await using host = new Headless(house.url, opened, { startAnew: (why) => anew.push(why) });
  await using member = new Headless(house.url, seat);
  await Promise.all([host.saved(), member.saved(), host.view(), member.view()]);
  const cards = [host.addCard("une"), host.addCard("deux")];
  await host.saved();
  await member.command("brake.pull", { reason: "On fige.", signed: false });
  groupCards(host.hand, { name: "g", zone: null, cards: cards.map((id) => ({ id, x: 0, y: 0 })) });
  await until("the host’s grouping is refused", () => anew.length > 0);
  expect(anew).toEqual(["structure-locked"]);
  member.addCard("trois");
  await member.saved();
  expect(member.board().groups.size).toBe(0);
  await using again = new Headless(house.url, opened);
  await Promise.all([again.saved(), again.view()]);
  await again.command("brake.answer", { decision: "go-on", cards: [], words: "On continue." });
  groupCards(again.hand, { name: "g", zone: null, cards: cards.map((id) => ({ id, x: 0, y: 0 })) });
  await again.saved();
  await until("everybody has the group", () => member.board().groups.size === 1);
  await until("everybody is told", () => member.live().view?.brakes.length === 1);
  expect((await member.view()).brakes).toEqual([
    { reason: "On fige.", by: null, decision: "go-on", words: "On continue." },
  ]);
});

test("TBL7 [C63] kept singular, a card leaves its group with its words as the answer is stored, for everybody and after a restart; undone, the group is gone", async () => {
  await using house = await openHouse();
  const { opened, seat } = await tableOfTwo(house);
  await using host = new Headless(house.url, opened);
  await using member = new Headless(house.url, seat);
  await Promise.all([host.saved(), member.saved(), host.view(), member.view()]);
  const cards = ["une", "deux", "trois"].map((text) => host.addCard(text));
  const [first = "" as CardId] = cards;
  groupCards(host.hand, { name: "g", zone: null, cards: cards.map((id) => ({ id, x: 0, y: 0 })) });
  await host.saved();
  await member.command("brake.pull", { reason: "", signed: false });
  await host.command("brake.answer", { decision: "keep-singular", cards: [first], words: "" });
  const groupOf = (id: CardId): string | null | undefined => member.board().cards.get(id)?.place.group;
  await until("it is alone", () => groupOf(first) === null);
  expect(member.board().cards.get(first)?.text).toBe("une");
  expect(cards.slice(1).map(groupOf)).not.toContain(null);
  await house.restart();
  await until("back", () => host.live().connected && member.live().connected);
  expect(groupOf(first)).toBe(null);
  await member.command("brake.pull", { reason: "", signed: true });
  await host.command("brake.answer", { decision: "undo", cards: cards.slice(1, 2), words: "" });
  await until("no group is left", () => member.board().groups.size === 0);
  expect(member.texts()).toEqual(["deux", "trois", "une"]);
});

test("TBL5 of a brake that is not signed no frame to anybody, and nothing stored, says who pulled it", async () => {
  await using house = await openHouse();
  const { opened, seat } = await tableOfTwo(house);
  const other = await joinBoard(house.url, opened.board.code, { name: "Iris" });
  await using puller = new Headless(house.url, seat);
  await Promise.all([puller.saved(), puller.view()]);
  using host = await Overheard.open(house.url, opened);
  using third = await Overheard.open(house.url, other);
  // What one shows of oneself goes to everybody, now and then anew, and is no part of a brake.
  const shows = `"m":"${seat.member.id}"`;
  await until("who is here has been told", () =>
    [host, third].every(({ text }) => text.includes("Tilleul") && text.includes(shows)),
  );
  const marks = [host.text.length, third.text.length];
  await puller.command("brake.pull", { reason: "Trop vite", signed: false });
  await until("told to everybody", () => [host, third].every(({ text }) => text.includes("Trop vite")));
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  for (const [at, { text }] of [host, third].entries()) {
    const since = text.slice(marks[at]).replaceAll(shows, "");
    expect(since).toContain("Trop vite");
    expect(since).not.toContain(seat.member.id);
    expect(since).not.toContain("Tilleul");
  }
  await house.stop();
  const stored = storedSession(house);
  expect(stored).toContain("Trop vite");
  expect(stored).not.toContain(seat.member.id);
  await house.start();
});

/** What is in the database beside people and documents: the session’s row, as text around the brake. */
function storedSession(house: House): string {
  const text = bytesOf(house);
  const at = text.indexOf('"brake":');
  return text.slice(at, at + 400);
}

function bytesOf({ dataDir }: House): string {
  return readdirSync(dataDir, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(path.join(dataDir, name)).toString("latin1"))
    .join("\n");
}

test("TBL8 a reaction and a call to come reach everybody once, say no more than they must, and are not there for who comes later", async () => {
  await using house = await openHouse();
  const { opened, seat } = await tableOfTwo(house);
  await using host = new Headless(house.url, opened);
  await using member = new Headless(house.url, seat);
  await Promise.all([host.view(), member.view()]);
  const heard: Passing[] = [];
  const stop = host.table.live.onPassing((event) => heard.push(event));
  await member.command("react", { card: "c1" as CardId, reaction: "thanks" });
  await host.command("summon", { zone: "z1" as never });
  await until("both are heard", () => heard.length === 2);
  expect(heard).toEqual([
    { kind: "reaction", card: "c1", reaction: "thanks" },
    { kind: "summon", zone: "z1", by: opened.member.id },
  ]);
  stop();
  const before = JSON.stringify({ ...(await host.view()), now: 0 });
  await expect(member.command("summon", { zone: "z1" as never })).rejects.toThrow("not-allowed");
  using later = await Overheard.open(house.url, await joinBoard(house.url, opened.board.code, { name: "Iris" }));
  expect(later.text).not.toContain("thanks");
  expect(JSON.stringify({ ...(await host.view()), now: 0 })).toBe(before);
  const observer = await fetch(`${house.url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: opened.links.observer.split("#s=")[1], name: "Héron", session: "token" }),
  });
  // As the protocol has it; HTT3 looks at the shape.
  await using watcher = new Headless(house.url, (await observer.json()) as Seat);
  await watcher.view();
  await expect(watcher.command("react", { card: "c1" as CardId, reaction: "thanks" })).rejects.toThrow("not-allowed");
});

test("LIM147 one person reacts so often, then waits, and another is not held up", async () => {
  await using house = await openHouse();
  const { opened, seat } = await tableOfTwo(house);
  await using host = new Headless(house.url, opened);
  await using member = new Headless(house.url, seat);
  await Promise.all([host.view(), member.view()]);
  const react = (): Promise<void> => member.command("react", { card: "c1" as CardId, reaction: "agree" });
  for (let at = 0; at < limits.PASSING_PER_MEMBER_BURST_COUNT; at += 1) await react();
  await expect(react()).rejects.toThrow("too-fast");
  await host.command("react", { card: "c1" as CardId, reaction: "agree" });
  await member.command("hand.set", { raised: true });
  expect(limits.PASSING_PER_MEMBER_PER_MINUTE_COUNT).toBeLessThan(60);
});

test("TBL16 the server takes nothing on a closed table, from nobody, and takes it again when it is reopened", async () => {
  await using house = await openHouse();
  const { opened, seat } = await tableOfTwo(house);
  await using host = new Headless(house.url, opened);
  await host.view();
  expect(await takesCard(house, seat, "avant")).toBe(true);
  await host.command("board.close", { decided: "En mars.", tasks: [], deleteAt: null });
  for (const who of [seat, opened]) expect(await takesCard(house, who, "après")).toBe(false);
  const upload = await fetch(`${house.url}/api/boards/${opened.board.id}/images`, {
    method: "POST",
    headers: { authorization: `Bearer ${opened.token}`, "content-type": "image/png" },
    body: "x",
  });
  expect(upload.status).toBe(403);
  await house.restart();
  expect(await takesCard(house, opened, "après un redémarrage")).toBe(false);
  await until("back", () => host.live().connected);
  await host.command("board.reopen", {});
  expect(await takesCard(house, seat, "de nouveau")).toBe(true);
});

async function isThere(house: House, seat: Seat): Promise<boolean> {
  const headers = { authorization: `Bearer ${seat.token}` };
  return (await fetch(`${house.url}/api/boards/${seat.board.id}`, { headers })).ok;
}

function close(host: Headless, aheadDays: number): Promise<void> {
  return host.command("board.close", { decided: "", tasks: [], deleteAt: Date.now() + aheadDays * DAY_MS });
}

test("TBL17 on its date all of a table goes while people sit at it: they are told, nothing of it is left in the files, and another table stays", async () => {
  let ahead = 0;
  await using house = await openHouse({ now: () => Date.now() + ahead });
  const { opened, seat } = await tableOfTwo(house);
  const elsewhere = await openBoard(house.url, { title: "Une autre table" });
  await using host = new Headless(house.url, opened);
  await using member = new Headless(house.url, seat);
  await using beside = new Headless(house.url, elsewhere);
  await Promise.all([host.view(), member.view(), beside.view(), member.saved(), beside.saved()]);
  member.addCard("canari-de-la-carte");
  beside.addCard("celle-qui-reste");
  await Promise.all([member.saved(), beside.saved()]);
  const version = await fetch(`${house.url}/api/boards/${opened.board.id}/versions`, {
    method: "POST",
    headers: { authorization: `Bearer ${opened.token}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "canari-de-l’état" }),
  });
  expect(version.status).toBe(201);
  await host.command("goal.set", { text: "canari-du-but" });
  await close(host, 2);
  await until("everybody knows the date", () => (member.live().view?.closing.deleteAt ?? 0) > Date.now());
  expect(await isThere(house, seat)).toBe(true);
  for (const canary of ["canari-de-la-carte", "canari-du-but"]) expect(bytesOf(house)).toContain(canary);
  ahead = 3 * DAY_MS;
  // The calendar is looked at whenever a date is set somewhere.
  await close(beside, 30);
  await until("told", () => host.live().erased && member.live().erased);
  await until("cut off", () => member.status() === "stopped");
  await until("nobody has a seat", () => !host.live().connected);
  expect([await isThere(house, seat), await isThere(house, opened)]).toEqual([false, false]);
  const rejoin = await fetch(`${house.url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: opened.board.code, name: "Iris" }),
  });
  expect(rejoin.status).toBe(404);
  await house.stop();
  const bytes = bytesOf(house);
  expect(bytes).toContain("celle-qui-reste");
  for (const canary of ["canari-de-la-carte", "canari-de-l", "canari-du-but", opened.board.id, seat.member.id])
    expect([canary, bytes.includes(canary)]).toEqual([canary, false]);
  await house.start();
});

test("TBL18 a date that passes while the server is down is kept when it starts; one that was called off deletes nothing", async () => {
  await using house = await openHouse();
  const { opened, seat } = await tableOfTwo(house);
  const kept = await openBoard(house.url);
  {
    await using host = new Headless(house.url, opened);
    await using other = new Headless(house.url, kept);
    await Promise.all([host.view(), other.view()]);
    await close(host, 2);
    await close(other, 2);
    await other.command("board.keep", {});
  }
  await house.restart({ now: () => Date.now() + 3 * DAY_MS });
  const end = Date.now() + 20_000;
  while ((await isThere(house, seat)) && Date.now() < end)
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  expect(await isThere(house, seat)).toBe(false);
  expect(await isThere(house, kept)).toBe(true);
});
