import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { OpenDesk } from "@tablee/client/board/desk";
import { addStatements, writeStatement } from "@tablee/shared/board/edit-statements";
import type { StatementId, SheetId } from "@tablee/shared/ids";
import { digestAt, isDone, wordsAt } from "@tablee/shared/practice/pairing";
import type { Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { OverheardLine } from "../support/overheard-line.ts";
import { waysIn } from "../support/ways.ts";

interface Watched {
  readonly seat: Seat;
  readonly member: Headless;
  readonly line: OverheardLine;
}

const PAIR = "pair-canary-room" as SheetId;
const AT = { pair: PAIR, person: 0 } as const;

async function watch(house: House, seat: Seat, polling = false): Promise<Watched> {
  const line = await OverheardLine.open(house.url);
  const member = new Headless(line.line.url, seat, { polling });
  await member.view();
  member.pairs();
  return { seat, member, line };
}

/** Who leads, the two, and two others, one of them behind a network without WebSocket. */
async function gather(house: House): Promise<[Watched, Watched, Watched, Watched, Watched]> {
  const opened = await openBoard(house.url);
  const join = (name: string) => joinBoard(house.url, opened.board.code, { name });
  return [
    await watch(house, opened),
    await watch(house, await join("Iris")),
    await watch(house, await join("Thym"), true),
    await watch(house, await join("Buse")),
    await watch(house, await join("Ibis"), true),
  ];
}

async function leave(people: readonly Watched[]): Promise<void> {
  for (const { member, line } of people) {
    await member[Symbol.asyncDispose]();
    await line[Symbol.asyncDispose]();
  }
}

async function meet(one: Watched, other: Watched): Promise<void> {
  const place = { member: other.seat.member.id, person: 0 };
  await one.member.command("pair.ask", { ...AT, other: place });
  await until("the question has come", () => pairOf(other)?.asked === true);
  await other.member.command("pair.answer", { ...AT, accepts: true });
  await until("both know", () => [one, other].every((who) => pairOf(who)?.asked === false));
}

function pairOf({ member }: Watched) {
  return member.live().view?.pairs[0];
}

async function deskOf(who: Watched): Promise<OpenDesk> {
  const { state } = who.member.pairs();
  await until("the pair is known", () => state.getState().mine.some(({ asked }) => !asked));
  const [pair] = state.getState().mine;
  if (pair) who.member.pairs().open(pair);
  const desk = state.getState().desks.get(PAIR);
  if (!desk) throw new Error("a desk");
  await savedAt(desk);
  return desk;
}

async function savedAt({ sync }: OpenDesk): Promise<void> {
  await until("saved", () => sync.state.getState().status.kind === "saved");
}

function write(desk: OpenDesk, text: string): StatementId {
  const added = addStatements(desk.hand(), [{ field: "pair", value: "know", text, note: "canary-name" }]);
  if (!added.ok || !added.value[0]) throw new Error("it was not written");
  return added.value[0];
}

function textsOn({ board }: OpenDesk): string[] {
  return wordsAt(board.getState().board, "know")
    .map(({ text }) => text)
    .sort();
}

function waysOf(house: House, seat: Seat, room: string) {
  const syncPath = `/sync/${seat.board.id}.1.${room}`;
  return waysIn(house.url, { ...seat, sync: { path: syncPath } }, { authorization: `Bearer ${seat.token}` });
}

function onDisk(house: House): string {
  const files = readdirSync(house.dataDir).filter((name) => name.includes("sqlite"));
  return files.map((name) => readFileSync(path.join(house.dataDir, name)).toString("latin1")).join("\n");
}

describe("two people who meet apart", () => {
  test("PAI15 [C53] nobody else hears a byte of two who meet, nor that they do, whoever leads included, on every channel and after it is over", async () => {
    await using house = await openHouse();
    const people = await gather(house);
    const [host, iris, thym, buse] = people;
    const heardBefore = people.map(({ line }) => line.text.length);
    // A refusal, a withdrawal, and then a yes.
    const place = { member: thym.seat.member.id, person: 0 };
    await iris.member.command("pair.ask", { ...AT, other: place });
    await thym.member.command("pair.answer", { ...AT, accepts: false });
    await until("it is over", () => pairOf(iris) === undefined);
    await meet(iris, thym);
    const desks = [await deskOf(iris), await deskOf(thym)] as const;
    // Both at the same moment: what each said, and in one and the same sentence.
    write(desks[0], "canary-words-of-iris");
    const shared = write(desks[1], "canary-words-of-thym");
    await until("both have both", () => desks.every((desk) => textsOn(desk).length === 2));
    writeStatement(desks[0].hand(), shared, "canary-start canary-words-of-thym");
    writeStatement(desks[1].hand(), shared, "canary-words-of-thym canary-end");
    await until("they read the same", () => {
      const [one, other] = desks.map((desk) => JSON.stringify(textsOn(desk)));
      return one === other && one?.includes("canary-start") === true && one.includes("canary-end");
    });
    for (const desk of desks) await savedAt(desk);
    const of = digestAt(desks[0].board.getState().board, "know");
    await iris.member.command("pair.done", { ...AT, step: "know", of });
    await thym.member.command("pair.done", { ...AT, step: "know", of });
    await iris.member.command("pair.check", { ...AT, check: "money", answer: "partly" });
    await until("the other knows that she answered", () => pairOf(thym)?.checked.length === 1);
    expect(pairOf(thym)?.checked[0]?.answer).toBeNull();
    expect(thym.line.text).not.toContain('"answer":"partly"');
    await until("it is done", () => {
      const pair = pairOf(iris);
      return pair !== undefined && isDone(desks[0].board.getState().board, pair, "know");
    });
    write(desks[1], "canary-after");
    await until("it is done no more", () => {
      const pair = pairOf(iris);
      return pair !== undefined && !isDone(desks[0].board.getState().board, pair, "know");
    });
    // Something that all are told of, so that nothing is on its way any more.
    await host.member.command("goal.set", { text: "Tout est dit" });
    await until("all have heard it", () => people.every(({ member }) => member.live().view?.goal === "Tout est dit"));
    // The two themselves are sent it, so that it would be found.
    for (const one of [iris, thym]) expect(one.line.text).toContain("canary-after");
    const others = people.filter((one) => one !== iris && one !== thym);
    for (const one of others) {
      expect(one.line.text.length).toBeGreaterThan(heardBefore[people.indexOf(one)] ?? 0);
      expect(one.line.text).not.toMatch(/canary|"pair\.|"step":"know"|"check":"money"/);
      expect(one.line.text).not.toContain(of);
      expect(one.member.live().view?.pairs).toEqual([]);
    }
    expect(onDisk(house)).toContain("canary-after");
    await thym.member.command("pair.leave", { ...AT, how: "erase" });
    await until("it is gone for both", () => [iris, thym].every((who) => pairOf(who) === undefined));
    await until("it is closed", () => iris.member.pairs().state.getState().desks.size === 0);
    await until("the files have nothing of it", () => !/canary/.test(onDisk(house)));
    await host.member.command("goal.set", { text: "Encore" });
    await until("all have heard it", () => others.every(({ member }) => member.live().view?.goal === "Encore"));
    for (const one of others) expect(one.line.text).not.toMatch(/canary/);
    expect(buse.member.board().statements.size).toBe(0);
    await leave(people);
  }, 120_000);

  test("PAI16 [C53] to anybody else the room of two is not there, nor to one who was only asked, nor to who has left, whose link ends", async () => {
    await using house = await openHouse();
    const people = await gather(house);
    const [host, iris, thym, buse] = people;
    const place = { member: thym.seat.member.id, person: 0 };
    await iris.member.command("pair.ask", { ...AT, other: place });
    for (const { seat } of people) expect(await waysOf(house, seat, PAIR)).toMatchObject({ sync: 404 });
    await thym.member.command("pair.answer", { ...AT, accepts: true });
    for (const { seat } of [iris, thym])
      expect(await waysOf(house, seat, PAIR)).toMatchObject({ sync: "frames", tunnel: "connected" });
    for (const { seat } of [host, buse]) {
      const there = await waysOf(house, seat, PAIR);
      expect(there).toEqual(await waysOf(house, seat, "nothing"));
      expect(there).toMatchObject({ sync: 404, tunnel: "not-found" });
    }
    const desks = [await deskOf(iris), await deskOf(thym)] as const;
    write(desks[0], "canary-before");
    await until("he reads it", () => textsOn(desks[1]).length === 1);
    await iris.member.command("pair.leave", { ...AT, how: "keep" });
    expect(await waysOf(house, iris.seat, PAIR)).toMatchObject({ sync: 404, tunnel: "not-found" });
    await until("he is alone", () => pairOf(thym)?.people.length === 1);
    write(desks[1], "canary-alone");
    await savedAt(desks[1]);
    expect(iris.line.text).not.toContain("canary-alone");
    expect(textsOn(desks[1])).toEqual(["canary-alone", "canary-before"]);
    await until("nothing is open at hers", () => iris.member.pairs().state.getState().desks.size === 0);
    await leave(people);
  }, 90_000);

  test("PAI17 [C53] what two wrote and said outlives a restart; who is removed leaves it to the other, and of both nothing stays", async () => {
    await using house = await openHouse();
    const people = await gather(house);
    const [host, iris, thym] = people;
    await meet(iris, thym);
    const desk = await deskOf(iris);
    write(desk, "canary-lasting");
    await savedAt(desk);
    const of = digestAt(desk.board.getState().board, "know");
    await iris.member.command("pair.done", { ...AT, step: "know", of });
    await house.restart();
    await until("all are back", () => people.every(({ member }) => member.live().connected));
    await savedAt(desk);
    expect(pairOf(iris)?.done).toMatchObject([{ step: "know", of }]);
    const again = new Headless(house.url, thym.seat);
    again.pairs();
    await again.view();
    const other = await deskOf({ ...thym, member: again });
    await until("he reads it", () => textsOn(other).includes("canary-lasting"));
    await host.member.command("member.remove", { member: iris.seat.member.id });
    expect(await waysOf(house, iris.seat, PAIR)).toMatchObject({ sync: 404 });
    await until("he is alone", () => again.live().view?.pairs[0]?.people.length === 1);
    expect(textsOn(other)).toEqual(["canary-lasting"]);
    await again[Symbol.asyncDispose]();
    await host.member.command("member.remove", { member: thym.seat.member.id });
    await until("nothing of it is left", () => !onDisk(house).includes("canary-lasting"));
    await leave(people);
  }, 90_000);

  test("PAI18 one who shares a seat meets somebody else; when others sit there, the room is not theirs", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    const shared = await joinBoard(house.url, opened.board.code, { name: "Tilleul" });
    const host = await watch(house, opened);
    const tilleul = await watch(house, shared);
    const seatPath = `${house.url}/api/boards/${shared.board.id}/me`;
    const sit = (also: readonly string[]) =>
      fetch(seatPath, {
        method: "PATCH",
        headers: { "content-type": "application/json", authorization: `Bearer ${shared.token}` },
        body: JSON.stringify({ also }),
      });
    expect((await sit(["Sorbier"])).status).toBe(200);
    await until("two sit there", () => host.member.live().people.get(shared.member.id)?.also.length === 1);
    await host.member.command("pair.ask", { ...AT, other: { member: shared.member.id, person: 1 } });
    await until("it has come", () => pairOf(tilleul)?.asked === true);
    await expect(tilleul.member.command("pair.answer", { ...AT, accepts: true })).rejects.toThrow("no-such-pair");
    await tilleul.member.command("pair.answer", { pair: PAIR, person: 1, accepts: true });
    const desk = await deskOf(tilleul);
    write(desk, "canary-seat");
    await savedAt(desk);
    expect((await sit(["Aulne"])).status).toBe(200);
    await until("it is not theirs", () => pairOf(tilleul) === undefined && pairOf(host)?.people.length === 1);
    expect(await waysOf(house, shared, PAIR)).toMatchObject({ sync: 404 });
    expect(textsOn(await deskOf(host))).toEqual(["canary-seat"]);
    await leave([host, tilleul]);
  }, 60_000);
});
