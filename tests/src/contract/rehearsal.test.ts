import { Simulated } from "@tablee/client/rehearsal/simulated";
import { Voice } from "@tablee/client/rehearsal/said";
import { REHEARSAL_LIFE_HOURS } from "@tablee/shared/limits";
import type { Seat } from "@tablee/shared/protocol/http";
import { expect, test } from "vitest";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";

async function ask(house: House, by: Seat, title = "Répétition"): Promise<Response> {
  return fetch(`${house.url}/api/boards/${by.board.id}/rehearsal`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${by.token}` },
    body: JSON.stringify({ title }),
  });
}

async function rehearse(house: House, by: Seat): Promise<Seat> {
  const answer = await ask(house, by);
  expect(answer.status).toBe(201);
  // The protocol’s type; what is in it is looked at where it matters. The device is the same, and so its token.
  return { ...((await answer.json()) as Seat), ...(by.token !== undefined && { token: by.token }) };
}

async function isThere(house: House, seat: Seat): Promise<boolean> {
  const headers = { authorization: `Bearer ${seat.token}` };
  return (await fetch(`${house.url}/api/boards/${seat.board.id}`, { headers })).ok;
}

test("REH8 a rehearsal has the areas and what was made ready, none of the cards and people, and only whoever leads opens one", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { template: "brainwriting" });
  const seat = await joinBoard(house.url, opened.board.code);
  await using host = new Headless(house.url, opened);
  await host.saved();
  await host.view();
  host.addCard("une-vraie-carte");
  await host.saved();
  await host.command("goal.set", { text: "Bien se rencontrer" });
  await host.command("rules.post", { text: "On garde les mots." });
  expect((await ask(house, seat)).status).toBe(403);
  expect((await ask(house, { ...opened, token: "x".repeat(43) })).status).toBe(404);
  expect((await ask(house, opened, "")).status).toBe(400);
  await host.command("role.lend", { member: seat.member.id, minutes: 10 });
  expect((await ask(house, seat)).status).toBe(403);
  const there = await rehearse(house, opened);
  await using rehearsing = new Headless(house.url, there);
  await rehearsing.saved();
  const view = await rehearsing.view();
  const titles = (one: Headless): string[] => [...one.board().zones.values()].map(({ title }) => title).sort();
  expect(titles(rehearsing)).toEqual(titles(host));
  expect(titles(host)).toHaveLength(3);
  expect(rehearsing.texts()).toEqual([]);
  expect(view).toMatchObject({ goal: "Bien se rencontrer", phases: (await host.view()).phases });
  expect(view.rehearsal?.of).toBe(opened.board.id);
  expect(rehearsing.present().map(({ name }) => name)).toEqual([opened.member.name]);
  expect(host.texts()).toEqual(["une-vraie-carte"]);
});

test("REH9 one press of whoever leads deletes it with everything, those who are there are told, and the table it copies stays", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const there = await rehearse(house, opened);
  await using host = new Headless(house.url, there);
  await using other = new Headless(house.url, await joinBoard(house.url, there.board.code));
  await host.view();
  await other.view();
  await expect(other.command("rehearsal.end", {})).rejects.toThrow("not-allowed");
  await host.command("rehearsal.end", {});
  await until("told", () => host.live().erased && other.live().erased);
  expect(await isThere(house, there)).toBe(false);
  expect(await isThere(house, opened)).toBe(true);
  await using real = new Headless(house.url, opened);
  await real.view();
  await expect(real.command("rehearsal.end", {})).rejects.toThrow("no-rehearsal");
});

test("REH10 a rehearsal that nobody ends goes by itself, and not before its time", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const there = await rehearse(house, opened);
  const hours = (count: number): number => Date.now() + count * 3_600_000;
  await house.restart({ now: () => hours(REHEARSAL_LIFE_HOURS - 1) });
  const soon = await rehearse(house, opened);
  await using host = new Headless(house.url, soon);
  await host.view();
  // Looked at all of them to delete this one, and the other is not due.
  await host.command("rehearsal.end", {});
  await until("the one is deleted", () => host.live().erased);
  expect(await isThere(house, there)).toBe(true);
  await house.restart({ now: () => hours(REHEARSAL_LIFE_HOURS + 1) });
  await expect.poll(() => isThere(house, there), { timeout: 20_000 }).toBe(false);
  expect(await isThere(house, opened)).toBe(true);
});

test("REH11 nobody simulated does anything at a table where people are, whatever it asks of them", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { template: "free" });
  const there = await rehearse(house, opened);
  const wishes = async (table: Seat): Promise<readonly [Headless, Simulated]> => {
    const host = new Headless(house.url, table);
    await host.view();
    await host.command("rules.post", { text: "On garde les mots." });
    const seat = await joinBoard(house.url, table.board.code, { name: "Pinson (simulation)" });
    const one = new Simulated(seat, { base: house.url, voice: new Voice("fr", () => 0), chance: () => 0 });
    await one.come();
    return [host, one];
  };
  const [real, lost] = await wishes(opened);
  expect(lost.wish()).toBeNull();
  await lost.act({ kind: "card", where: "table" });
  await lost.act({ kind: "agree", round: 1 });
  const [rehearsed, one] = await wishes(there);
  expect(one.wish()).toEqual({ kind: "agree", round: 1 });
  await one.act({ kind: "agree", round: 1 });
  await until("agreed", () => rehearsed.live().view?.rules.agreedCount === 1);
  // Through their own seat and the server’s gate, over a link that brings their token.
  await one.act({ kind: "card", where: "table" });
  await until("a card has come", () => rehearsed.texts().length === 1);
  expect(real.texts()).toEqual([]);
  expect((await real.view()).rules.agreedCount).toBe(0);
  for (const person of [lost, one]) await person.leave();
  for (const host of [real, rehearsed]) await host[Symbol.asyncDispose]();
});
