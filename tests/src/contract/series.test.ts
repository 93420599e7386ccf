import * as Y from "yjs";
import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addLink, addZone } from "@tablee/shared/board/edit-structure";
import { readBoard } from "@tablee/shared/board/read";
import type { CardId, VoteId, ZoneId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { MeetingInfo, Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { Overheard } from "../support/overheard.ts";

const ALL = { zones: [], outside: false, kinds: [] };
const CLOSE = { decided: "On se revoit.", tasks: [{ what: "Écrire", who: "Tilleul" }], deleteAt: null };

async function get(house: House, seat: Seat, route: string): Promise<Response> {
  return fetch(`${house.url}/api/boards/${seat.board.id}${route}`, {
    headers: { authorization: `Bearer ${seat.token}` },
  });
}

async function meetings(house: House, seat: Seat): Promise<MeetingInfo[]> {
  // The protocol’s type; its shape is looked at by what is read from it.
  return (await (await get(house, seat, "/meetings")).json()) as MeetingInfo[];
}

async function textsThen(house: House, seat: Seat, version: string | null): Promise<string[]> {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, new Uint8Array(await (await get(house, seat, `/versions/${version}`)).arrayBuffer()));
  return [...readBoard(doc).cards.values()].map(({ text }) => text).sort();
}

interface Laid {
  readonly obstacle: ZoneId;
  readonly trust: ZoneId;
  readonly cards: readonly CardId[];
}

/** Two areas, three cards in each kind of place, one link. */
function lay(member: Headless): Laid {
  const zone = (title: string, x: number): ZoneId => {
    const made = addZone(member.hand, { title, rect: { x, y: 0, w: 400, h: 400 } });
    if (!made.ok) throw new Error(made.reason);
    return made.value;
  };
  const [obstacle, trust] = [zone("Obstacles", 0), zone("Confiance", 500)];
  const place = (at: ZoneId | null) => ({ x: 0, y: 0, zone: at, group: null });
  const made = addCards(member.hand, [
    { text: "o1", place: place(obstacle), kind: "obstacle", knowledge: "experience", author: "Mésange" },
    { text: "t1", place: place(trust) },
    { text: "libre", place: place(null) },
    { text: "piste", place: place(obstacle), kind: "tip" },
  ]);
  if (!made.ok) throw new Error(made.reason);
  const [o1, t1] = made.value;
  if (!o1 || !t1) throw new Error("not laid");
  addLink(member.hand, { from: o1, to: t1 });
  return { obstacle, trust, cards: made.value };
}

test("SER15 [C31] what was chosen goes along as it is, the rest is in the archive, and both after a restart", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seat = await joinBoard(house.url, opened.board.code);
  await using host = new Headless(house.url, opened);
  await using member = new Headless(house.url, seat);
  await Promise.all([host.saved(), member.saved(), host.view(), member.view()]);
  const { trust, cards } = lay(host);
  await host.saved();
  const kept = host.board().cards.get(cards[0] as CardId);
  await host.command("board.close", CLOSE);
  await host.command("meeting.open", {
    after: 1,
    leave: { zones: [trust], outside: true, kinds: ["tip"] },
    phases: null,
  });
  await until("the rest is gone for all", () => [host, member].every((one) => one.texts().join() === "o1"));
  // Under its own id, with all that it has; the link that lost an end goes with it, and areas stay.
  expect(member.board().cards.get(cards[0] as CardId)).toEqual(kept);
  expect([member.board().links.size, member.board().zones.size]).toEqual([0, host.board().zones.size]);
  member.addCard("nouvelle");
  await member.saved();
  await house.restart();
  const [first, ...more] = await meetings(house, seat);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ number: 1, decided: CLOSE.decided, tasks: CLOSE.tasks });
  expect(await textsThen(house, seat, first?.version ?? null)).toEqual(["libre", "o1", "piste", "t1"]);
  await until("back", () => member.live().connected && member.live().view?.series.number === 2);
  await using anew = new Headless(house.url, seat);
  await anew.saved();
  expect(anew.texts()).toEqual(["nouvelle", "o1"]);
});

test("SER16 with all carried over nothing of the board changes, and two who press at once open one meeting", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seat = await joinBoard(house.url, opened.board.code);
  await using host = new Headless(house.url, opened);
  await using other = new Headless(house.url, seat);
  await Promise.all([host.saved(), host.view(), other.view()]);
  await host.command("role.set", { member: seat.member.id, role: "host" });
  lay(host);
  await host.saved();
  const before = host.texts();
  await host.command("board.close", CLOSE);
  const open = { after: 1, leave: ALL, phases: null };
  await Promise.all([
    host.command("meeting.open", open),
    other.command("meeting.open", open),
    host.command("meeting.open", open),
  ]);
  expect((await host.view()).series.number).toBe(2);
  expect(await meetings(house, opened)).toHaveLength(1);
  expect(host.texts()).toEqual(before);
  await host.command("board.close", { ...CLOSE, decided: "Autre chose." });
  await host.command("meeting.open", { ...open, after: 2 });
  expect((await meetings(house, opened)).map(({ number, decided }) => [number, decided])).toEqual([
    [2, "Autre chose."],
    [1, CLOSE.decided],
  ]);
});

test("SER17 [C35] people come back by the seat they have, as the same members, and who is elsewhere reads no archive", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seat = await joinBoard(house.url, opened.board.code, { part: "supported" });
  const stranger = await joinBoard(house.url, (await openBoard(house.url)).board.code);
  {
    await using host = new Headless(house.url, opened);
    await host.view();
    await host.command("board.close", CLOSE);
    await host.command("meeting.open", { after: 1, leave: ALL, phases: null });
  }
  await house.restart();
  const again = (await (await get(house, seat, "")).json()) as Seat;
  expect([again.member, again.board]).toEqual([seat.member, seat.board]);
  const denied = await fetch(`${house.url}/api/boards/${opened.board.id}/meetings`, {
    headers: { authorization: `Bearer ${stranger.token}` },
  });
  expect(denied.status).toBe(404);
  await using back = new Headless(house.url, seat);
  await back.saved();
  back.addCard("me revoilà");
  await back.saved();
  const reply = back.command("meeting.open", { after: 2, leave: ALL, phases: null });
  await expect(reply).rejects.toThrow("not-allowed");
});

test("SER18 a vote that was open is over with the meeting: nothing of it is in the archive, and everybody may write again", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seat = await joinBoard(house.url, opened.board.code);
  await using host = new Headless(house.url, opened);
  await using member = new Headless(house.url, seat);
  await Promise.all([host.saved(), host.view(), member.view()]);
  const { cards } = lay(host);
  await host.saved();
  const vote = "canari-du-vote" as VoteId;
  await host.command("vote.start", { vote, question: "", points: 3, maxPerCard: 3, cards: [...cards] });
  await member.command("vote.cast", { vote, person: 0, ballot: { [cards[0] ?? ""]: 3 } });
  await host.command("board.close", CLOSE);
  await host.command("meeting.open", { after: 1, leave: ALL, phases: null });
  const view = await host.view();
  expect([view.votes, view.closing.closed, view.me.access.cards]).toEqual([{ open: null, results: [] }, false, true]);
  expect(JSON.stringify(await meetings(house, opened))).not.toContain("canari-du-vote");
});

test("SER19 where the archive has no place the meeting stays as it was, closed and whole", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await Promise.all([host.saved(), host.view()]);
  const { trust } = lay(host);
  await host.saved();
  const before = host.texts();
  await fillStates(house, opened.board.id);
  await until("back", () => host.live().connected && host.status() === "saved");
  await host.command("board.close", CLOSE);
  const open = host.command("meeting.open", { after: 1, leave: { ...ALL, zones: [trust] }, phases: null });
  await expect(open).rejects.toThrow("archive-full");
  expect([host.texts(), (await host.view()).series.number, (await host.view()).closing.closed]).toEqual([
    before,
    1,
    true,
  ]);
  expect(await meetings(house, opened)).toEqual([]);
});

/** As if somebody had kept named states up to the limit of bytes. */
async function fillStates(house: House, board: string): Promise<void> {
  const { DatabaseSync } = await import("node:sqlite");
  await house.stop();
  const database = new DatabaseSync(`${house.dataDir}/tablee.sqlite`);
  database
    .prepare(
      "insert into versions (id, board_id, cause, name, made_at, schema, bytes, version, checksum) values ('big', ?, 'named', 'grand', 1, 1, zeroblob(?), 2, 0)",
    )
    .run(board, limits.VERSIONS_PER_BOARD_MAX_BYTES);
  database.close();
  await house.start();
}

test("SER20 an archive outlasts the states that the house keeps by itself, and a host who deletes it leaves the record", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using host = new Headless(house.url, opened);
  await Promise.all([host.saved(), host.view()]);
  host.addCard("du premier jour");
  await host.saved();
  await host.command("board.close", CLOSE);
  await host.command("meeting.open", { after: 1, leave: ALL, phases: null });
  const phase = (id: string) => ({
    id: id as never,
    name: id,
    purpose: "",
    minutes: 5,
    gate: "open" as const,
    readyRule: "none" as const,
  });
  await host.command("agenda.set", { phases: [phase("un"), phase("deux")] });
  for (let at = 0; at < limits.VERSIONS_AUTOMATIC_MAX_COUNT + 3; at += 1) {
    host.addCard(`carte ${at}`);
    await host.saved();
    const { length } = await versionsOf(house, opened);
    await host.command("phase.set", { phase: (at % 2 === 0 ? "un" : "deux") as never });
    await expect
      .poll(async () => (await versionsOf(house, opened)).length, { timeout: 20_000 })
      .toBe(Math.min(length + 1, limits.VERSIONS_AUTOMATIC_MAX_COUNT + 1));
  }
  const [first] = await meetings(house, opened);
  expect(await textsThen(house, opened, first?.version ?? null)).toEqual(["du premier jour"]);
  const gone = await fetch(`${house.url}/api/boards/${opened.board.id}/versions/${first?.version}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${opened.token}` },
  });
  expect(gone.status).toBe(204);
  expect(await meetings(house, opened)).toMatchObject([{ number: 1, version: null, decided: CLOSE.decided }]);
}, 120_000);

async function versionsOf(house: House, seat: Seat): Promise<readonly unknown[]> {
  return (await (await get(house, seat, "/versions")).json()) as unknown[];
}

test("SER34 [C45] on the wire and in the file nobody finds an answer before it is shown, nor a number or a voice after it", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seats = await Promise.all(Array.from({ length: 5 }, () => joinBoard(house.url, opened.board.code)));
  await using host = new Headless(house.url, opened);
  const people = seats.map((seat) => new Headless(house.url, seat));
  await Promise.all([host, ...people].map((person) => person.view()));
  const ears = await Promise.all([opened, ...seats].map((seat) => Overheard.open(house.url, seat)));
  const heard = (): string => ears.map(({ text }) => text).join("\n");
  const give = (person: Headless, at: number): Promise<void> =>
    person.command("checkin.give", {
      asking: "weather",
      choice: at < 3 ? "storm" : "sun",
      word: `canari-${at}`,
      person: 0,
    });
  for (const [at, person] of people.entries()) await give(person, at);
  await until("all hear how many answered", () => ears.every(({ text }) => text.includes('"answered":5')));
  expect(heard()).not.toMatch(/canari-|"storm"|"voices"|"counts"/);
  await house.restart();
  await until("all are back", () => [host, ...people].every((person) => person.live().connected));
  await expect(give(people[0] ?? host, 0)).rejects.toThrow("already-answered");
  await host.command("checkin.show", { asking: "weather" });
  await until("all read it", () => ears.every(({ text }) => text.includes("canari-4")));
  expect(heard()).not.toMatch(/"voices"|"counts"/);
  expect((await host.view()).checkIn.weather.shown).toMatchObject({
    kind: "bands",
    words: people.map((_, at) => `canari-${at}`),
  });
  await house.stop();
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(`${house.dataDir}/tablee.sqlite`, { readOnly: true });
  const state = String(
    database.prepare("select state from sessions where board_id = ?").get(opened.board.id)?.["state"],
  );
  database.close();
  await house.start();
  expect(JSON.parse(state).checkIn.askings.weather).toEqual({ state: "shown", shown: expect.anything() });
  for (const ear of ears) ear[Symbol.dispose]();
  for (const person of people) await person[Symbol.asyncDispose]();
}, 60_000);
