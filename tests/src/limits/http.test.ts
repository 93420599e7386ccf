import { afterEach, describe, expect, test, vi } from "vitest";
import * as limits from "@tablee/shared/limits";
import type { OpenedBoard } from "@tablee/shared/protocol/http";
import { openBoard, openHouse } from "../support/house.ts";

const HOUR_MS = 3_600_000;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

interface Answer {
  readonly status: number;
  readonly reason: string | undefined;
  readonly body: Record<string, unknown>;
}

async function call(
  url: string,
  options: { method?: string; body?: unknown; token?: string | undefined } = {},
): Promise<Answer> {
  const { method = "POST", body = {}, token } = options;
  const answer = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    ...(method !== "GET" && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const given = text === "" ? {} : JSON.parse(text);
  return { status: answer.status, reason: given.error?.reason, body: given };
}

function join(base: string, body: object): Promise<Answer> {
  return call(`${base}/api/join`, { body: { name: "Tilleul", session: "token", ...body } });
}

/** Only the clock of dates: the sockets of the house go on living in real time. */
function later(ms: number): void {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: now + ms });
}

/** And the clock that asks how long. */
function laterByBothClocks(ms: number): void {
  later(ms);
  const real = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => real() + ms);
}

function secretOf(url: unknown): string {
  return String(url).split("#s=")[1] ?? "";
}

describe("people and links of a table", () => {
  test("LIM20 a table that is full says so to who comes next, and who has a seat keeps it", async () => {
    await using house = await openHouse();
    const { board, token } = await openBoard(house.url);
    for (let count = 1; count < limits.MEMBERS_PER_BOARD_MAX_COUNT; count += 20) {
      const coming = Math.min(20, limits.MEMBERS_PER_BOARD_MAX_COUNT - count);
      const answers = await Promise.all(Array.from({ length: coming }, () => join(house.url, { code: board.code })));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    }
    expect(await join(house.url, { code: board.code })).toMatchObject({ status: 409, reason: "board-full" });
    expect(await call(`${house.url}/api/boards/${board.id}`, { method: "GET", token })).toMatchObject({ status: 200 });
  }, 120_000);

  test("LIM21 one link too many is refused, and one withdrawn makes room for another", async () => {
    await using house = await openHouse();
    const { board, token } = await openBoard(house.url);
    const links = `${house.url}/api/boards/${board.id}/links`;
    const make = () => call(links, { body: { role: "participant" }, token });
    // Three were made with the table.
    for (let count = 3; count < limits.INVITATIONS_PER_BOARD_MAX_COUNT; count += 1)
      expect((await make()).status).toBe(201);
    expect(await make()).toMatchObject({ status: 409, reason: "too-many-links" });
    const [first] = Object.values((await call(links, { method: "GET", token })).body);
    // The answers of /api are types of the protocol.
    const { id } = first as { readonly id: string };
    expect((await call(`${links}/${id}`, { method: "DELETE", token })).status).toBe(204);
    expect((await make()).status).toBe(201);
  });

  test("LIM22 names of a seat, its people and the title of a table over their limit are refused, and the old ones stay", async () => {
    await using house = await openHouse();
    const { board, token } = await openBoard(house.url);
    const me = `${house.url}/api/boards/${board.id}/me`;
    const longName = "x".repeat(limits.NAME_MAX_CHARS + 1);
    const crowd = Array.from({ length: limits.SEAT_NAMES_MAX_COUNT + 1 }, () => "Iris");
    const title = "x".repeat(limits.TITLE_MAX_CHARS + 1);
    for (const [url, body, where] of [
      [me, { name: longName }, "name"],
      [me, { also: [longName] }, "also.0"],
      [me, { also: crowd }, "also"],
      [`${house.url}/api/boards/${board.id}`, { title }, "title"],
    ] as const) {
      const answer = await call(url, { method: "PATCH", body, token });
      expect(answer).toMatchObject({ status: 400, body: { error: { reason: "bad-input", detail: where } } });
    }
    const seat = await call(`${house.url}/api/boards/${board.id}`, { method: "GET", token });
    expect(seat.body).toMatchObject({ board: { title: "Les ingrédients" }, member: { name: "Mésange", also: [] } });
  });
});

describe("what ends with time", () => {
  test("LIM23 a code that is one sign too long or too short opens nothing, and an old one says that it has expired", async () => {
    await using house = await openHouse();
    const { board } = await openBoard(house.url);
    expect(board.code).toHaveLength(limits.CODE_CHARS);
    for (const code of [`${board.code}A`, board.code.slice(1)])
      expect(await join(house.url, { code })).toMatchObject({ status: 404, reason: "wrong-code" });
    later(limits.CODE_LIFE_DAYS * 24 * HOUR_MS - 60_000);
    expect((await join(house.url, { code: board.code })).status).toBe(200);
    later(120_000);
    expect(await join(house.url, { code: board.code })).toMatchObject({ status: 410, reason: "link-expired" });
  });

  test("LIM24 my link opens my seat for some hours, and then says that it has expired", async () => {
    await using house = await openHouse();
    const { board, token, member } = await openBoard(house.url);
    const made = await call(`${house.url}/api/boards/${board.id}/my-link`, { token });
    const secret = secretOf(made.body["url"]);
    later(limits.MY_LINK_LIFE_HOURS * HOUR_MS - 60_000);
    expect((await join(house.url, { secret })).body).toMatchObject({ member: { id: member.id } });
    later(120_000);
    expect(await join(house.url, { secret })).toMatchObject({ status: 410, reason: "link-expired" });
  });

  test("LIM25 who guessed too often waits for the end of the window, and is then let in", async () => {
    await using house = await openHouse();
    const { board } = await openBoard(house.url);
    for (let at = 0; at <= limits.FAILED_JOINS_PER_WINDOW_COUNT; at += 1) await join(house.url, { code: "AAAAAA" });
    expect(await join(house.url, { code: board.code })).toMatchObject({ status: 429, reason: "too-many-tries" });
    laterByBothClocks(limits.FAILED_JOINS_WINDOW_SECONDS * 1_000 + 1_000);
    // A connection that was kept open has been idle for as long by those clocks, and may be cut while it is asked.
    const status = () =>
      join(house.url, { code: board.code }).then(
        (answer) => answer.status,
        () => null,
      );
    await expect.poll(status, { timeout: 10_000 }).toBe(200);
  });

  test("LIM26 one address opens so many tables in an hour, and those that are open stay open", async () => {
    await using house = await openHouse();
    const open = () => call(`${house.url}/api/boards`, { body: { title: "t", name: "Iris", session: "token" } });
    const first = (await open()).body as unknown as OpenedBoard;
    for (let count = 1; count < limits.BOARDS_PER_ADDRESS_PER_HOUR_COUNT; count += 1)
      expect((await open()).status).toBe(201);
    expect(await open()).toMatchObject({ status: 429, reason: "too-many-tries" });
    expect((await join(house.url, { code: first.board.code })).status).toBe(200);
  });
});

test("LIM27 a body over its size is refused with its reason, and the next one is taken", async () => {
  await using house = await openHouse();
  const { board, token } = await openBoard(house.url);
  const url = `${house.url}/api/boards/${board.id}`;
  const body = { title: "x".repeat(limits.HTTP_BODY_MAX_BYTES) };
  expect(await call(url, { method: "PATCH", body, token })).toMatchObject({ status: 413, reason: "too-big" });
  expect(await call(url, { method: "PATCH", body: { title: "Court" }, token })).toMatchObject({ status: 200 });
});
