import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { addNote } from "@tablee/shared/board/edit-notes";
import { shownOf } from "@tablee/shared/board/items";
import type { CardId } from "@tablee/shared/ids";
import type { MeetingInfo, Seat } from "@tablee/shared/protocol/http";
import { openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { FIRST_ANSWERS, meetThrice } from "../support/met-thrice.ts";

async function meetings(house: House, seat: Seat): Promise<MeetingInfo[]> {
  const answer = await fetch(`${house.url}/api/boards/${seat.board.id}/meetings`, {
    headers: { authorization: `Bearer ${seat.token}` },
  });
  // The protocol’s type; its shape is looked at by what is read from it.
  return (await answer.json()) as MeetingInfo[];
}

async function stored(house: House, board: string): Promise<{ readonly meetings: string; readonly session: string }> {
  await house.stop();
  const database = new DatabaseSync(`${house.dataDir}/tablee.sqlite`, { readOnly: true });
  const rows = database.prepare("select record from meetings where board_id = ?").all(board);
  const session = database.prepare("select state from sessions where board_id = ?").get(board);
  database.close();
  await house.start();
  return { meetings: JSON.stringify(rows), session: String(session?.["state"]) };
}

test("CMP15 [C45] [C49] over three meetings and a restart each is kept with its counts, its bands and a yes or no, and with nobody and no number of people in it", async () => {
  await using house = await openHouse();
  await using table = await meetThrice(house);
  const { opened, people, host } = table;
  await table.next();
  await house.restart();
  const [third, second, first] = await meetings(house, opened);
  expect([first, second, third].map((one) => [one?.number, one?.obstacles, one?.ledWithSupported])).toEqual([
    [1, { open: 3, blocked: 0, reopened: 0, removed: 0 }, false],
    [2, { open: 2, blocked: 1, reopened: 0, removed: 1 }, true],
    // What was removed before counts no second time, though it went along.
    [3, { open: 2, blocked: 1, reopened: 0, removed: 0 }, false],
  ]);
  expect([first, second, third].map((one) => one?.checkIn.pulse.kind)).toEqual(["bands", "bands", "hidden"]);
  const kept = await stored(house, opened.board.id);
  for (const { table: sat } of people) expect(kept.meetings).not.toContain(sat.seat.member.id);
  for (const name of ["Mésange", "Tilleul", "Genêt"]) expect(kept.meetings).not.toContain(name);
  // Neither how many gave an answer, nor that there were so many people.
  expect(kept.meetings).not.toMatch(/"(counts|voices)"/);
  for (const pulse of [first?.checkIn.pulse, second?.checkIn.pulse])
    expect(JSON.stringify(pulse).replaceAll(/"choice":"[1-4]"/g, "")).not.toMatch(/\d/);
  expect(FIRST_ANSWERS.length).toBe(people.length);
  expect(JSON.parse(kept.session).series).toMatchObject({ number: 4, ledWithSupported: false });
  await until("back", () => host.live().connected && host.live().view?.series.number === 4);
}, 60_000);

test("CMP16 [C31] an issue goes along as what it is, with what became of it, and is counted among no obstacles", async () => {
  await using house = await openHouse();
  await using table = await meetThrice(house);
  const { host, people, opened, cards } = table;
  const issue = cards[3] as CardId;
  addNote(host.hand, { card: issue, status: "in-progress", text: "On en parle en mars." });
  await host.saved();
  await table.next();
  const read = people.map((person) => {
    const board = person.board();
    const card = board.cards.get(issue);
    return card && [card.kind, card.text, shownOf(board, card)];
  });
  expect(read).toEqual(people.map(() => ["issue", "Qui décide à la fin ?", "in-progress"]));
  expect((await meetings(house, opened))[0]?.obstacles).toEqual({ open: 2, blocked: 1, reopened: 0, removed: 0 });
}, 60_000);
