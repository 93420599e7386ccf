import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { readBoard } from "@tablee/shared/board/read";
import { deleteCards, lockCards } from "@tablee/shared/board/edit-cards";
import type { CardId, PhaseId, ZoneId } from "@tablee/shared/ids";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import type { Kept } from "@tablee/client/table";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { putBack } from "@tablee/client/session/rounds/sheet-edits";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { openLine } from "../support/network-line.ts";
import type { NetworkLine } from "../support/network-line.ts";
import { waysIn } from "../support/ways.ts";

const BIRDS = ["Buse", "Geai", "Héron", "Ibis", "Merle", "Pinson", "Grive"];

/** Somebody whose every byte from the server is kept. */
interface Watched {
  readonly name: string;
  readonly seat: Seat;
  readonly member: Headless;
  readonly line: NetworkLine;
  heard(): string;
}

async function watch(house: House, seat: Seat, name: string, polling = false): Promise<Watched> {
  const chunks: Buffer[] = [];
  const line = await openLine(house.url, null, (bytes) => chunks.push(bytes));
  const member = new Headless(line.url, seat, { polling });
  await member.view();
  return { name, seat, member, line, heard: () => Buffer.concat(chunks).toString("latin1") };
}

async function gather(
  house: House,
  count = BIRDS.length,
): Promise<{ readonly opened: OpenedBoard; readonly people: readonly Watched[] }> {
  const opened = await openBoard(house.url, { template: "ingredients" });
  const people = [await watch(house, opened, "Mésange")];
  for (const name of BIRDS.slice(0, count)) {
    const seat = await joinBoard(house.url, opened.board.code, {
      name,
      part: name === "Buse" ? "supported" : "trainer",
    });
    people.push(await watch(house, seat, name, name === "Ibis"));
  }
  return { opened, people };
}

async function leave(people: readonly Watched[]): Promise<void> {
  for (const { member, line } of people) {
    await member[Symbol.asyncDispose]();
    await line[Symbol.asyncDispose]();
  }
}

async function saved(person: Watched): Promise<void> {
  const { state } = person.member.sheets();
  await until("the sheet is saved", () => state.getState().desk?.sync.state.getState().status.kind === "saved");
}

function phase(host: Watched, id: string): Promise<void> {
  return host.member.command("phase.set", { phase: id as PhaseId });
}

/** All on the sheet, and the sheet is empty afterwards. */
async function publishAll(person: Watched): Promise<unknown> {
  const done = await person.member.sheets().publish(cardsOn(person));
  await until("the sheet is empty", () => textsOn(person).length === 0);
  return done;
}

function isAt({ member }: Watched, at: number): boolean {
  const { turns, at: now } = member.live().view?.rounds ?? {};
  return turns === true && now === at;
}

function zones(person: Watched): ZoneId[] {
  return [...person.member.board().zones.keys()];
}

async function reveal(host: Watched): Promise<void> {
  const { rounds } = await host.member.view();
  await host.member.command("round.reveal", { how: "all", reveals: rounds.reveals });
}

function sheetPath({ seat }: Watched, { sheet, epoch }: { readonly sheet: string; readonly epoch: number }): string {
  return `/sync/${seat.board.id}.${epoch}.${sheet}`;
}

/** Everything in the folder of the house, as bytes. */
function onDisk(house: House): string {
  const files = readdirSync(house.dataDir).filter((name) => name.includes("sqlite"));
  return files.map((name) => readFileSync(path.join(house.dataDir, name)).toString("latin1")).join("\n");
}

describe("private writing", () => {
  test("RND6 [C18] nobody else hears a byte of what is written privately, nor who wrote, before the reveal and after it", async () => {
    await using house = await openHouse();
    const { people } = await gather(house);
    const [host, ...writers] = people;
    if (!host) throw new Error("a host");
    await phase(host, "silent");
    await until("it is heard", () => people.every(({ member }) => member.live().view?.phase === "silent"));
    const [before] = zones(host);
    for (const writer of writers) {
      const desk = await writer.member.addPrivately(`SERIN-${writer.name.slice(0, 4)}`, { zone: before ?? null });
      await writer.member.addPrivately(`GARDE-${writer.name.slice(0, 4)}`, { locked: true });
      await saved(writer);
      expect(desk.sync.doc.getMap("cards").size).toBe(2);
    }
    const sheets = new Map(writers.map((one) => [one, one.member.sheets().state.getState().mine[0]]));
    const secret = writers.flatMap((one) => {
      const { desk } = one.member.sheets().state.getState();
      return desk ? [...desk.board.getState().board.cards.keys()] : [];
    });
    const clients = new Set(writers.map((one) => one.member.sheets().state.getState().desk?.sync.doc.clientID));
    // As many as are counted are said, in steps, and nothing else.
    await until("the count is told", () => host.member.live().view?.rounds.cards === 5);
    expect(host.member.live().view?.rounds).toEqual({
      sheets: [],
      turns: false,
      order: [],
      at: 0,
      reveals: 0,
      cards: 5,
      mayBegin: true,
      mayPublish: false,
    });
    for (const person of people) {
      for (const writer of writers) {
        if (writer === person) continue;
        const heard = person.heard();
        expect(heard).not.toContain(`SERIN-${writer.name.slice(0, 4)}`);
        expect(heard).not.toContain(`GARDE-${writer.name.slice(0, 4)}`);
        expect(heard).not.toContain(sheets.get(writer)?.sheet);
      }
      expect(person.member.board().cards.size).toBe(0);
    }
    await reveal(host);
    await until("everybody has them", () => people.every(({ member }) => member.board().cards.size === writers.length));
    await until("the count is new", () => host.member.live().view?.rounds.cards === 0);
    const cards = [...host.member.board().cards.values()];
    expect(cards.map(({ text }) => text).sort()).toEqual(writers.map(({ name }) => `SERIN-${name.slice(0, 4)}`).sort());
    expect(cards.every(({ born, author, place }) => born.by === null && author === null && place.zone === before)).toBe(
      true,
    );
    expect(new Set(cards.map(({ born }) => born.at)).size).toBe(1);
    expect(cards.some(({ id }) => secret.includes(id))).toBe(false);
    const writersOfBoard = [...Y.decodeStateVector(Y.encodeStateVector(host.member.table.sync.doc)).keys()];
    expect(writersOfBoard.some((client) => clients.has(client))).toBe(false);
    for (const person of people) {
      for (const writer of writers.filter((one) => one !== person)) {
        expect(person.heard()).not.toContain(`GARDE-${writer.name.slice(0, 4)}`);
        expect(person.heard()).not.toContain(sheets.get(writer)?.sheet);
        for (const id of secret.filter((card) => !ownCards(person).includes(card)))
          expect(person.heard()).not.toContain(id);
      }
    }
    // What was kept back lies on the next sheet, alone.
    for (const writer of writers) {
      await until("the next sheet is open", () => textsOn(writer).join() === `GARDE-${writer.name.slice(0, 4)}`);
      expect(writer.member.sheets().state.getState().desk?.sync.state.getState().kept).toEqual([]);
    }
    await leave(people);
  }, 120_000);

  test("RND7 to anybody else a sheet is not there, on every channel, the host included", async () => {
    await using house = await openHouse();
    const { people } = await gather(house, 2);
    const [host, buse, geai] = people;
    if (!host || !buse || !geai) throw new Error("three people");
    await phase(host, "silent");
    await buse.member.addPrivately("SERIN");
    await saved(buse);
    const [mine] = buse.member.sheets().state.getState().mine;
    if (!mine) throw new Error("a sheet");
    const mineAt = sheetPath(buse, mine);
    const ask = (seat: Seat, syncPath: string) =>
      waysIn(
        house.url,
        { ...seat, sync: { path: syncPath } },
        {
          authorization: `Bearer ${seat.token}`,
        },
      );
    expect(await ask(buse.seat, mineAt)).toMatchObject({ sync: "frames", tunnel: "connected" });
    for (const { seat } of [host, geai]) {
      const there = await ask(seat, mineAt);
      const absent = await ask(seat, mineAt.replace(mine.sheet, "nothing"));
      expect(there).toEqual(absent);
      expect(there).toMatchObject({ sync: 404, tunnel: "not-found" });
    }
    await reveal(host);
    const older = sheetPath(buse, mine);
    expect(await ask(geai.seat, older)).toMatchObject({ sync: 404, tunnel: "not-found" });
    expect(await ask(buse.seat, older)).toMatchObject({ sync: CLOSE.epochGone.code, tunnel: "epoch-gone" });
    await leave(people);
  }, 60_000);

  test("RND8 after the reveal nothing of the sheets is left in the files of the database, and no earlier state has it", async () => {
    await using house = await openHouse();
    const { people } = await gather(house, 2);
    const [host, buse] = people;
    if (!host || !buse) throw new Error("two people");
    await phase(host, "silent");
    const desk = await buse.member.addPrivately("SERIN-EFFACE");
    const [first] = [...desk.board.getState().board.cards.keys()];
    await saved(buse);
    deleteCards(desk.hand(), [first as CardId]);
    await buse.member.addPrivately("SERIN-PUBLIE");
    await saved(buse);
    const [mine] = buse.member.sheets().state.getState().mine;
    expect(onDisk(house)).toContain("SERIN-EFFACE");
    await reveal(host);
    await until("it is there", () => host.member.texts().includes("SERIN-PUBLIE"));
    expect(onDisk(house)).not.toContain("SERIN-EFFACE");
    expect(onDisk(house)).not.toContain(`.1.${mine?.sheet}`);
    await leave(people);
    await house.stop();
    expect(onDisk(house)).not.toContain("SERIN-EFFACE");
    await house.start();
  }, 60_000);

  test("RND9 two hosts who reveal at once, and one who presses twice, reveal once", async () => {
    await using house = await openHouse();
    const { people } = await gather(house, 3);
    const [host, buse, geai] = people;
    if (!host || !buse || !geai) throw new Error("three people");
    await host.member.command("role.set", { member: geai.seat.member.id, role: "host" });
    await phase(host, "silent");
    await buse.member.addPrivately("SERIN");
    await saved(buse);
    const wish = { how: "all", reveals: 0 } as const;
    await Promise.all([host, geai, host].map(({ member }) => member.command("round.reveal", wish)));
    await until("it is there", () => people.every(({ member }) => member.texts().length === 1));
    expect(host.member.live().view?.rounds.reveals).toBe(1);
    await until("her sheet is another", () => buse.member.sheets().state.getState().desk?.at.epoch === 2);
    await buse.member.addPrivately("APRES");
    await saved(buse);
    await host.member.command("round.reveal", wish);
    expect(host.member.texts()).toEqual(["SERIN"]);
    await leave(people);
  }, 60_000);

  test("RND10 what had not arrived when all was revealed stays on the device, and can follow", async () => {
    await using house = await openHouse();
    const { people } = await gather(house, 2);
    const [host, buse] = people;
    if (!host || !buse) throw new Error("two people");
    await phase(host, "silent");
    await buse.member.addPrivately("ARRIVEE");
    await saved(buse);
    buse.line.cut();
    const [before = null] = zones(host);
    const late = { kind: "need", knowledge: "experience", author: "Buse" } as const;
    await buse.member.addPrivately("**EN** RETARD", { ...late, zone: before });
    await reveal(host);
    await until("what had arrived is there", () => host.member.texts().join() === "ARRIVEE");
    buse.line.restore();
    const kept = (): readonly Kept[] => buse.member.sheets().state.getState().desk?.sync.state.getState().kept ?? [];
    await until(
      "what was late is offered",
      () =>
        kept()
          .map(({ text }) => text)
          .join() === "**EN** RETARD",
    );
    await until("her sheet is another", () => buse.member.sheets().state.getState().desk?.at.epoch === 2);
    const { desk } = buse.member.sheets().state.getState();
    if (desk) putBack(desk, kept());
    await saved(buse);
    await phase(host, "reveal");
    await until("the gate is open", () => buse.member.live().view?.rounds.mayPublish === true);
    const ids = cardsOn(buse);
    expect(await buse.member.sheets().publish(ids)).toEqual({ ok: true, value: null });
    await until("it has followed", () => host.member.texts().join() === "**EN** RETARD,ARRIVEE");
    const followed = [...host.member.board().cards.values()].find(({ text }) => text !== "ARRIVEE");
    expect(followed).toMatchObject({ ...late, place: { zone: before } });
    await leave(people);
  }, 90_000);

  test("RND11 two people on one seat have a sheet each, and one cannot be read from the other", async () => {
    await using house = await openHouse();
    const { people } = await gather(house, 2);
    const [host, buse] = people;
    if (!host || !buse) throw new Error("two people");
    await phase(host, "silent");
    await buse.member.addPrivately("LA PREMIERE");
    await saved(buse);
    await expect(buse.member.addPrivately("LA SECONDE", { person: 1 })).rejects.toThrow("no-such-person");
    const headers = { "content-type": "application/json", authorization: `Bearer ${buse.seat.token}` };
    const me = `${house.url}/api/boards/${buse.seat.board.id}/me`;
    await fetch(me, { method: "PATCH", headers, body: JSON.stringify({ also: ["Genêt"] }) });
    await buse.member.addPrivately("LA SECONDE", { person: 1 });
    await saved(buse);
    expect(textsOn(buse)).toEqual(["LA SECONDE"]);
    await buse.member.sheets().open(0);
    await until("the first again", () => textsOn(buse).join() === "LA PREMIERE");
    await reveal(host);
    await until("both are there", () => host.member.texts().join() === "LA PREMIERE,LA SECONDE");
    await leave(people);
  }, 60_000);

  test("RND12 in turns one after the other publishes their own though the gate is closed, and nobody before", async () => {
    await using house = await openHouse();
    const { people } = await gather(house, 2);
    const [host, buse, geai] = people;
    if (!host || !buse || !geai) throw new Error("three people");
    await phase(host, "silent");
    for (const one of [buse, geai]) {
      await one.member.addPrivately(`DE ${one.name}`);
      await saved(one);
    }
    expect(await buse.member.sheets().publish(cardsOn(buse))).toMatchObject({ ok: false, reason: "publish-not-now" });
    await host.member.command("round.reveal", { how: "turns", reveals: 0 });
    const { order } = (await host.member.view()).rounds;
    expect(order.map(({ member }) => member).sort()).toEqual(people.map(({ seat }) => seat.member.id).sort());
    const published: unknown[] = [];
    const both: readonly Watched[] = [buse, geai];
    for (const [at, { member }] of order.entries()) {
      const one: Watched | undefined = people.find(({ seat }) => seat.member.id === member);
      if (!one) throw new Error("somebody of the table");
      await until("it is heard", () => people.every((other) => isAt(other, at)));
      expect(one.member.live().view?.rounds.mayPublish).toBe(true);
      for (const other of both) {
        if (other === one || textsOn(other).length === 0) continue;
        expect(await other.member.sheets().publish(cardsOn(other))).toMatchObject({ reason: "publish-not-now" });
        expect(await other.member.table.live.send("turn.end", { at })).toMatchObject({ reason: "not-your-turn" });
      }
      if (one === buse) published.push(await publishAll(one));
      // Geai passes; whoever leads ends the turn of another, and pressed twice it is one.
      const ends = one === geai ? geai : host;
      await ends.member.command("turn.end", { at });
      await ends.member.command("turn.end", { at });
    }
    expect(published).toEqual([{ ok: true, value: null }]);
    expect(host.member.texts()).toEqual(["DE Buse"]);
    await until("all have had theirs", () => geai.member.live().view?.rounds.mayPublish === true);
    expect(textsOn(geai)).toEqual(["DE Geai"]);
    await phase(host, "first");
    expect(await geai.member.sheets().publish(cardsOn(geai))).toMatchObject({ ok: false, reason: "publish-not-now" });
    await leave(people);
  }, 60_000);

  test("RND13 a sheet outlives a restart of the server, and whoever leaves and returns has it", async () => {
    await using house = await openHouse();
    const { people } = await gather(house, 2);
    const [host, buse] = people;
    if (!host || !buse) throw new Error("two people");
    await phase(host, "silent");
    const desk = await buse.member.addPrivately("AVANT");
    await saved(buse);
    await house.restart();
    lockCards(desk.hand(), cardsOn(buse), true);
    await until("saved again", () => desk.sync.state.getState().status.kind === "saved");
    const other = new Headless(house.url, buse.seat);
    await other.view();
    await other.sheets().open(0);
    await until("it is there", () => cardsOf(other).length === 1);
    await until("the host is back", () => host.member.live().connected);
    await reveal(host);
    expect(host.member.texts()).toEqual([]);
    await other[Symbol.asyncDispose]();
    await leave(people);
  }, 60_000);

  test("RND14 who is removed takes what they wrote privately with them", async () => {
    await using house = await openHouse();
    const { people } = await gather(house, 2);
    const [host, buse] = people;
    if (!host || !buse) throw new Error("two people");
    await phase(host, "silent");
    await buse.member.addPrivately("SERIN-RETIRE");
    await saved(buse);
    expect(onDisk(house)).toContain("SERIN-RETIRE");
    await host.member.command("member.remove", { member: buse.seat.member.id });
    expect(onDisk(house)).not.toContain("SERIN-RETIRE");
    await reveal(host);
    expect(host.member.texts()).toEqual([]);
    await leave(people);
  }, 60_000);
});

function cardsOf(member: Headless): CardId[] {
  const { desk } = member.sheets().state.getState();
  return desk ? [...readBoard(desk.sync.doc).cards.keys()] : [];
}

function cardsOn({ member }: Watched): CardId[] {
  return cardsOf(member);
}

function ownCards(person: Watched): CardId[] {
  return cardsOn(person);
}

function textsOn({ member }: Watched): string[] {
  const { desk } = member.sheets().state.getState();
  return desk ? [...readBoard(desk.sync.doc).cards.values()].map(({ text }) => text) : [];
}
