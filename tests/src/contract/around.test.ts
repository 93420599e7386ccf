import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { MyBoard, OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { Headless } from "../support/member.ts";

const DAY_MS = 24 * 3_600_000;

async function knock(house: House, key: object): Promise<{ readonly status: number; readonly said: unknown }> {
  const answer = await fetch(`${house.url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(key),
  });
  return { status: answer.status, said: await answer.json() };
}

async function isThere(house: House, seat: Seat): Promise<boolean> {
  const headers = { authorization: `Bearer ${seat.token}` };
  return (await fetch(`${house.url}/api/boards/${seat.board.id}`, { headers })).ok;
}

function bytesOf({ dataDir }: House): string {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => readFileSync(path.join(file.parentPath, file.name), "latin1")).join("\n");
}

test("ASN5 whoever holds the code or a link reads who is associated before giving a name, and nothing else of the table", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { title: "canari-du-titre" });
  await using host = new Headless(house.url, opened);
  await host.view();
  host.addCard("canari-de-la-carte");
  await host.saved();
  await host.command("goal.set", { text: "canari-du-but" });
  const code = { code: opened.board.code };
  expect(await knock(house, code)).toEqual({ status: 200, said: { needs: "name", association: null } });
  const door = { decision: "Le programme.", parts: { supported: "decide" }, becomes: "Un compte rendu." } as const;
  await host.command("association.set", door);
  const said = { needs: "name", association: { ...door, at: expect.any(Number) } };
  expect(await knock(house, code)).toEqual({ status: 200, said });
  for (const link of Object.values(opened.links))
    expect(await knock(house, { secret: link.split("#s=")[1] })).toEqual({ status: 200, said });
  const wrong = await knock(house, { code: "ZZZZZZ" });
  expect([wrong.status, JSON.stringify(wrong.said)]).toEqual([404, expect.not.stringContaining("programme")]);
});

/** Closed with the days that the table is kept for. */
async function openAndClose(house: House, course: object, keptDays?: number): Promise<OpenedBoard> {
  const opened = await openBoard(house.url, { course });
  await using host = new Headless(house.url, opened);
  const { course: own } = await host.view();
  if (keptDays !== undefined) await host.command("course.set", { ...own, keptDays });
  await host.command("board.close", { decided: "", tasks: [] });
  return opened;
}

test("ASN7 [A03] two courses on one server keep their tables for their own days, a table may differ, and each goes on its own date", async () => {
  let ahead = 0;
  await using house = await openHouse({ now: () => Date.now() + ahead });
  const short = await openAndClose(house, { name: "Accueillir", keptDays: 10 });
  const long = await openAndClose(house, { name: "Former à deux voix", keptDays: 40 });
  const other = await openAndClose(house, { name: "Accueillir", keptDays: 10 }, 20);
  const none = await openAndClose(house, { name: "Accueillir", keptDays: null });
  const all = [short, other, long, none];
  await using bell = new Headless(house.url, await openBoard(house.url));
  await bell.view();
  /** The calendar is looked at whenever a date is set somewhere. */
  const left = async (days: number): Promise<readonly boolean[]> => {
    ahead = days * DAY_MS + 60_000;
    await bell.command("board.close", { decided: "", tasks: [], deleteAt: Date.now() + (300 + days) * DAY_MS });
    const gone = all.filter((_, at) => days >= ([10, 20, 40][at] ?? 999));
    for (const one of gone) await expect.poll(() => isThere(house, one), { timeout: 20_000 }).toBe(false);
    return Promise.all(all.map((one) => isThere(house, one)));
  };
  expect(await left(9)).toEqual([true, true, true, true]);
  expect(await left(10)).toEqual([false, true, true, true]);
  expect(await left(20)).toEqual([false, false, true, true]);
  expect(await left(40)).toEqual([false, false, false, true]);
});

test("ASN8 [A08] a supported person opens a table, leads it and deletes it at once, with no professional; nothing of it is left", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { name: "canari-mésange", part: "supported", title: "canari-du-titre" });
  const seat = await joinBoard(house.url, opened.board.code, { name: "canari-loriot", part: "supported" });
  const beside = await openBoard(house.url, { title: "celle-qui-reste" });
  await using host = new Headless(house.url, opened);
  await using other = new Headless(house.url, seat);
  const view = await host.view();
  await other.view();
  expect(view.me).toMatchObject({ role: "host", access: { cards: true, structure: true } });
  const [phase] = view.phases;
  await host.command("phase.set", { phase: phase?.id ?? null });
  await host.command("timer.start", { seconds: 60 });
  await host.command("goal.set", { text: "canari-du-but" });
  other.addCard("canari-de-la-carte");
  await other.saved();
  expect(bytesOf(house)).toContain("canari-de-la-carte");
  await expect(other.command("board.erase", {})).rejects.toThrow("not-allowed");
  await host.command("board.erase", {});
  await until("both are told", () => host.live().erased && other.live().erased);
  await until("cut off", () => other.status() === "stopped");
  expect([await isThere(house, opened), await isThere(house, seat)]).toEqual([false, false]);
  expect((await knock(house, { code: opened.board.code })).status).toBe(404);
  await house.stop();
  const bytes = bytesOf(house);
  expect(bytes).toContain("celle-qui-reste");
  for (const canary of ["canari", opened.board.id, seat.member.id])
    expect([canary, bytes.includes(canary)]).toEqual([canary, false]);
  await house.start();
  expect(await isThere(house, beside)).toBe(true);
});

test("ASN10 a right to lead that was lent deletes no table", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const seat = await joinBoard(house.url, opened.board.code);
  await using host = new Headless(house.url, opened);
  await using lent = new Headless(house.url, seat);
  await Promise.all([host.view(), lent.view()]);
  await host.command("role.lend", { member: seat.member.id, minutes: 10 });
  await until("they lead", () => lent.live().view?.me.role === "host");
  await expect(lent.command("board.erase", {})).rejects.toThrow("lent");
  expect(await isThere(house, opened)).toBe(true);
});

test("ASN11 one’s own tables say of which course each is, and for how long it is kept", async () => {
  await using house = await openHouse();
  const course = { name: "Accueillir", keptDays: 60 };
  const opened = await openBoard(house.url, { course });
  const mine = async (seat: Seat): Promise<MyBoard["course"] | undefined> => {
    const headers = { authorization: `Bearer ${seat.token}` };
    const all: readonly MyBoard[] = await (await fetch(`${house.url}/api/boards`, { headers })).json();
    return all[0]?.course;
  };
  expect(await mine(opened)).toEqual(course);
  expect(await mine(await openBoard(house.url, { template: "narratives" }))).toEqual({ name: "", keptDays: 30 });
  expect(await mine(await openBoard(house.url))).toEqual({ name: "", keptDays: null });
});
