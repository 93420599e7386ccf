import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { addCards, lockCards } from "@tablee/shared/board/edit-cards";
import type { NewCard } from "@tablee/shared/board/edit-cards";
import { readBoard } from "@tablee/shared/board/read";
import type { CardId, MemberId, SheetId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { roomName } from "@tablee/shared/protocol/rooms";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import type { PublishedSheet } from "@tablee/shared/session/house-change";
import { queryOf } from "../store/dialect.ts";
import { TestRooms, until } from "./fixture.ts";
import type { Guest } from "./fixture.ts";
import type { HouseWrite } from "./transports/direct.ts";

const LAVANDE = "feuille-lavande" as SheetId;
const GENET = "feuille-genet" as SheetId;

let count = 0;
function write(guest: Guest, ...texts: readonly (string | Partial<NewCard>)[]): CardId[] {
  const newId = (): string => `card${(count += 1)}`;
  const hand = { doc: guest.doc, by: null, origin: "test", newId, suffix: () => newId().slice(-3), now: () => 1 };
  const cards = texts.map((one) => ({
    text: "",
    place: { x: 0, y: 0, zone: null, group: null },
    ...(typeof one === "string" ? { text: one } : one),
  }));
  const added = addCards(hand, cards);
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

function published(sheet: SheetId, wish: Partial<PublishedSheet> = {}): PublishedSheet {
  return { sheet, epoch: 1, member: sheet.replace("feuille-", "") as MemberId, cards: null, ...wish };
}

function reveal(house: TestRooms, sheets: readonly PublishedSheet[], state = "after"): HouseWrite {
  const kept = house.store.db.insertInto("sessions").values({ board_id: "board" as RoomAddress["board"], state });
  return { changes: [{ kind: "sheets.publish", sheets }], at: 7, also: [queryOf(kept.compile())] };
}

async function rowsOf(house: TestRooms, room: RoomAddress): Promise<number> {
  const { rows } = await house.store.ask("query", {
    sql: "select count(*) as n from updates where room = ?",
    parameters: [roomName(room)],
  });
  return (rows as { n: number }[])[0]?.n ?? 0;
}

/** So many rows of a room are in the store. */
function stored(house: TestRooms, room: RoomAddress, count: number): Promise<void> {
  return expect
    .poll(() => rowsOf(house, room), { timeout: 20_000 })
    .toBe(count)
    .then(() => undefined);
}

async function table(house: TestRooms) {
  const board = await house.board("board");
  await house.store.db
    .insertInto("boards")
    .values({
      id: board.board,
      title: "t",
      locale: "fr",
      template: "empty",
      code: "c",
      code_at: 1,
      epoch: 1,
      created_at: 1,
    } as never)
    .execute();
  return board;
}

function textsOf(guest: Guest): string[] {
  return [...readBoard(guest.doc).cards.values()].map(({ text }) => text).sort();
}

async function session(house: TestRooms): Promise<string | undefined> {
  return (await house.store.db.selectFrom("sessions").select("state").executeTakeFirst())?.state;
}

describe("the house writes into a board", () => {
  test("RND1 what the house writes is judged, stored with what belongs to it in one transaction, and said to everybody", async () => {
    await using house = await TestRooms.open();
    const board = await table(house);
    const [iris, orme] = [house.guest(board, "iris"), house.guest(board, "orme")];
    const mine = house.guest({ ...board, sheet: LAVANDE }, "lavande");
    write(iris, "au tableau");
    write(mine, "sur ma feuille");
    await until("it is said", () => orme.cards.size === 1);
    await stored(house, { ...board, sheet: LAVANDE }, 1);
    const before = house.log.appends.length;
    await house.rooms.write(board, reveal(house, [published(LAVANDE)]));
    await until("everybody has it", () => [iris, orme].every((one) => one.cards.size === 2));
    expect(textsOf(orme)).toEqual(["au tableau", "sur ma feuille"]);
    expect(
      house.log.appends
        .slice(before)
        .map((batch) => batch.map(({ room, owners }) => [room, owners.map(({ member }) => member)])),
    ).toEqual([[[roomName(board), ["house"]]]]);
    expect(await session(house)).toBe("after");
    // The client id is the house’s: whoever writes on in its name is turned away.
    const [client] = house.log.appends.at(-1)?.[0]?.owners ?? [];
    iris.doc.clientID = client?.clientId ?? 0;
    write(iris, "au nom de la maison");
    await until("it is refused", () => iris.closes.length > 0);
    expect(orme.cards.size).toBe(2);
  });

  test("RND2 when the store fails neither the session nor the document has changed, and it can be done again", async () => {
    await using house = await TestRooms.open();
    const board = await table(house);
    const orme = house.guest(board, "orme");
    const mine = house.guest({ ...board, sheet: LAVANDE }, "lavande");
    write(orme, "un");
    write(mine, "deux");
    await stored(house, board, 2);
    await stored(house, { ...board, sheet: LAVANDE }, 1);
    house.log.failures = 1;
    await expect(house.rooms.write(board, reveal(house, [published(LAVANDE)]))).rejects.toMatchObject({
      why: "not-saved",
    });
    expect(await session(house)).toBeUndefined();
    const later = house.guest(board, "pinson");
    write(later, "trois");
    await stored(house, board, 3);
    expect(later.cards.size).toBe(2);
    await stored(house, { ...board, sheet: LAVANDE }, 1);
    const again = house.guest({ ...board, sheet: LAVANDE }, "lavande");
    await until("the sheet is there still", () => again.cards.size === 1);
    await house.rooms.write(board, reveal(house, [published(LAVANDE)]));
    await until("now it is done", () => later.cards.size === 3);
    expect(await session(house)).toBe("after");
  });

  test("RND3 what cannot be stored together is not stored at all, though others write in the same moment", async () => {
    await using house = await TestRooms.open();
    const board = await table(house);
    const orme = house.guest(board, "orme");
    write(orme, "un");
    await stored(house, board, 2);
    const poison = { sql: "insert into sessions (board_id, state) values (?, ?)", parameters: ["no such board", "x"] };
    const change = reveal(house, [published(LAVANDE)]);
    const mine = house.guest({ ...board, sheet: LAVANDE }, "lavande");
    write(mine, "deux");
    await stored(house, { ...board, sheet: LAVANDE }, 1);
    const refused = house.rooms.write(board, { ...change, also: [...change.also, poison] });
    const others = house.guest(board, "geai");
    write(others, "trois");
    await expect(refused).rejects.toMatchObject({ why: "not-saved" });
    const after = house.guest(board, "pinson", others.doc);
    await until("what others wrote is stored", () => after.answers > 0 && after.cards.size === 2);
    expect(await session(house)).toBeUndefined();
    const newcomer = house.guest(board, "sureau");
    await until("and nothing else", () => newcomer.cards.size === 2);
  });

  test("RND4 nothing of a sheet that was published is left in the store but what stays, on a new sheet", async () => {
    await using house = await TestRooms.open();
    const board = await table(house);
    const orme = house.guest(board, "orme");
    const address = { ...board, sheet: LAVANDE };
    const mine = house.guest(address, "lavande");
    const [, kept] = write(mine, "SERIN-PUBLIE", "SERIN-GARDE", { text: "signée", author: "Lavande" });
    await stored(house, address, 1);
    lockCards(
      { doc: mine.doc, by: null, origin: "x", newId: () => "x", suffix: () => "x", now: () => 1 },
      [kept as CardId],
      true,
    );
    await stored(house, address, 2);
    await house.rooms.write(board, reveal(house, [published(LAVANDE), published(GENET)]));
    await until("said", () => orme.cards.size === 2);
    const cards = [...readBoard(orme.doc).cards.values()];
    expect(
      cards
        .map(({ text, born }) => [text, born.by])
        .toSorted(([one = ""], [other = ""]) => ((one ?? "") < (other ?? "") ? -1 : 1)),
    ).toEqual([
      ["SERIN-PUBLIE", null],
      ["signée", "lavande"],
    ]);
    expect(cards.some(({ id }) => mine.cards.has(id))).toBe(false);
    const late = house.guest(address, "lavande", mine.doc);
    expect(late.closes).toEqual([{ code: 4410, reason: "epochGone" }]);
    const next = house.guest({ ...board, epoch: 2, sheet: LAVANDE }, "lavande");
    await until("what was kept back is there", () => textsOf(next).join() === "SERIN-GARDE");
    expect([...readBoard(next.doc).cards.values()][0]?.locked).toBe(true);
    for (const kept of ["updates", "snapshots", "client_ids"]) {
      const sql = `select count(*) as n from ${kept} where room = ?`;
      const { rows } = await house.store.ask("query", { sql, parameters: [roomName(address)] });
      expect(rows).toEqual([{ n: 0 }]);
    }
  });

  test("RND5 a board that is full refuses, and the sheet stays", async () => {
    await using house = await TestRooms.open();
    const board = await table(house);
    const orme = house.guest(board, "orme");
    const many = new Y.Doc();
    for (let at = 0; at < 10_000; at += 1) many.getMap("cards").set(`c${at}`, 1);
    Y.applyUpdate(orme.doc, Y.encodeStateAsUpdate(many));
    const mine = house.guest({ ...board, sheet: LAVANDE }, "lavande");
    write(mine, "une de trop");
    await stored(house, board, 2);
    await stored(house, { ...board, sheet: LAVANDE }, 1);
    await expect(house.rooms.write(board, reveal(house, [published(LAVANDE)]))).rejects.toMatchObject({
      why: "refused",
    });
    const again = house.guest({ ...board, sheet: LAVANDE }, "lavande");
    await until("there", () => again.cards.size === 1);
  });

  test("LIM130 of one sheet so many cards are published at one time; the rest stays and can follow", async () => {
    await using house = await TestRooms.open();
    const board = await table(house);
    const orme = house.guest(board, "orme");
    const mine = house.guest({ ...board, sheet: LAVANDE }, "lavande");
    write(mine, ...Array.from({ length: limits.SHEET_CARDS_PUBLISHED_MAX_COUNT + 2 }, (_, at) => `carte ${at}`));
    await stored(house, { ...board, sheet: LAVANDE }, 1);
    await house.rooms.write(board, reveal(house, [published(LAVANDE)]));
    await until("said", () => orme.cards.size === limits.SHEET_CARDS_PUBLISHED_MAX_COUNT);
    const next = house.guest({ ...board, epoch: 2, sheet: LAVANDE }, "lavande");
    await until("the rest", () => textsOf(next).length > 0);
    expect(textsOf(next)).toHaveLength(2);
  });

  test("LIM131 a sheet holds so many bytes, and whoever writes more is told that it is full", async () => {
    await using house = await TestRooms.open();
    const board = await table(house);
    const mine = house.guest({ ...board, sheet: LAVANDE }, "lavande");
    const text = "x".repeat(limits.CARD_TEXT_MAX_CHARS);
    write(mine, ...Array.from({ length: limits.SHEET_ROOM_MAX_BYTES / text.length - 5 }, () => text));
    await stored(house, { ...board, sheet: LAVANDE }, 1);
    expect(mine.closes).toEqual([]);
    write(mine, ...Array.from({ length: 6 }, () => text));
    await until("it is refused", () => mine.closes.length > 0);
    expect(mine.closes).toEqual([{ code: 4422, reason: "board-full" }]);
  });

  test("LIM132 where what came last of a sheet cannot be stored in time, nothing is published", async () => {
    await using house = await TestRooms.open();
    const board = await table(house);
    const orme = house.guest(board, "orme");
    const mine = house.guest({ ...board, sheet: LAVANDE }, "lavande");
    await until("both are in", () => orme.answers > 0 && mine.answers > 0);
    let goOn = (): void => undefined;
    house.log.slow = new Promise((resolve) => (goOn = resolve));
    write(mine, "en route");
    await until("it is on its way to the store", () =>
      house.log.appends.some((batch) => batch.some(({ room }) => room.endsWith(LAVANDE))),
    );
    const since = performance.now();
    await expect(house.rooms.write(board, reveal(house, [published(LAVANDE)]))).rejects.toMatchObject({
      why: "not-saved",
    });
    expect(performance.now() - since).toBeGreaterThan(limits.SHEET_CLOSES_WITHIN_MS - 50);
    goOn();
    const again = house.guest({ ...board, sheet: LAVANDE }, "lavande");
    await until("it is on the sheet", () => textsOf(again).join() === "en route");
    expect(orme.cards.size).toBe(0);
  });
});
