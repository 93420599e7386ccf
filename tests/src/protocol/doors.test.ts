import { afterEach, expect, test, vi } from "vitest";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import * as limits from "@tablee/shared/limits";
import { joinBoard, openBoard, openHouse } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { RawSocket, upgradeRequest } from "../support/raw-socket.ts";
import { waysIn } from "../support/ways.ts";
import type { Ways } from "../support/ways.ts";

const CLOSED: Ways = { api: 404, sync: 404, live: "not-found", tunnel: "not-found" };
const OPEN: Ways = { api: 200, sync: "frames", live: "connected", tunnel: "connected" };

afterEach(() => {
  vi.useRealTimers();
});

/** Somebody with a cookie, as a browser has it; the answer is what a thief would copy. */
async function cookieOf(base: string, code: string): Promise<{ readonly cookie: string; readonly seat: Seat }> {
  const answer = await fetch(`${base}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, name: "Aubépine" }),
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  // As the protocol has it; HTT1 looks at the shape.
  return { cookie, seat: (await answer.json()) as Seat };
}

function secretOf(link: string): string {
  return link.split("#s=")[1] ?? "";
}

/** Everything that looks like a right and is none. */
async function worthless(base: string, opened: OpenedBoard): Promise<Record<string, Record<string, string>>> {
  const elsewhere = await openBoard(base);
  const { cookie, seat } = await cookieOf(base, opened.board.code);
  expect(await waysIn(base, opened, { cookie })).toEqual(OPEN);
  await using host = new Headless(base, opened);
  await host.view();
  await host.command("member.remove", { member: seat.member.id });
  const token = opened.token ?? "";
  const other = token.startsWith("A") ? "B" : "A";
  return {
    "the cookie of somebody who was removed": { cookie },
    "a cookie of another table": { cookie: `tablee=${elsewhere.token}` },
    "a cookie changed in one letter": { cookie: `tablee=${other}${token.slice(1)}` },
    "a cookie cut short": { cookie: `tablee=${token.slice(0, -1)}` },
    "a cookie with something behind": { cookie: `tablee=${token}x` },
    "a cookie of another name": { cookie: `table=${token}; Tablee=${token}` },
    "a token as another kind of right": { authorization: `Basic ${token}` },
    "the secret of a link": { authorization: `Bearer ${secretOf(opened.links.host)}` },
    "the secret of a link as a cookie": { cookie: `tablee=${secretOf(opened.links.participant)}` },
    "the code": { cookie: `tablee=${opened.board.code}` },
    "the id of the host": { cookie: `tablee=${opened.member.id}` },
    "a stranger’s token over a member’s cookie": {
      authorization: `Bearer ${elsewhere.token}`,
      cookie: `tablee=${token}`,
    },
  };
}

test.each(["polling", "websocket"] as const)(
  "HOM65 a cookie that was withdrawn, changed or belongs elsewhere, and a link’s secret or a code instead of one, open no channel, by %s",
  async (transport) => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    for (const [name, headers] of Object.entries(await worthless(house.url, opened)))
      expect([name, await waysIn(house.url, opened, headers, { transport })]).toEqual([name, CLOSED]);
    expect(await waysIn(house.url, opened, { cookie: `tablee=${opened.token}` }, { transport })).toEqual(OPEN);
  },
);

test("HOM66 a foreign page is turned away by WebSocket as by polling, its writes too, and each answer is byte for byte that of a table that is not there or closed to all", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const cookie = `tablee=${opened.token}`;
  for (const origin of ["https://ailleurs.example", "null", house.url.replace("http", "https").replace(/\d+$/, "1")]) {
    const ways = await waysIn(house.url, opened, { cookie, origin }, { transport: "websocket" });
    expect(ways).toEqual({ api: 403, sync: 403, live: "websocket error", tunnel: "websocket error" });
    for (const [method, path] of WRITES) {
      const headers = { cookie, origin, "content-type": "application/json" };
      const answer = await fetch(`${house.url}/api${path.replace(":id", opened.board.id)}`, {
        method,
        headers,
        body: "{}",
      });
      expect([method, path, answer.status]).toEqual([method, path, 403]);
    }
  }
  const elsewhere = await openBoard(house.url);
  const stranger = `Authorization: Bearer ${elsewhere.token}\r\n`;
  const { board, sync } = opened;
  const nothing = "A".repeat(board.id.length);
  const pairs = [
    ...WRITES.map(([method, path]) => [`${method} /api${path}`, "{}"] as const),
    ["GET /api/boards/:id", ""] as const,
    ["GET /api/boards/:id/links", ""] as const,
  ].filter(([line]) => line.includes(":id"));
  for (const [line, body] of pairs) {
    const [mine, none] = [board.id, nothing].map((id) => request(line.replace(":id", id), stranger, body));
    expect([line, await heard(house.url, mine)]).toEqual([line, await heard(house.url, none)]);
  }
  const upgrade = (path: string) => upgradeRequest(path).replace("\r\n\r\n", `\r\n${stranger}\r\n`);
  const [mine, none] = [sync.path, `/sync/${nothing}.1`].map(upgrade);
  expect(await heard(house.url, mine)).toMatch(/^HTTP\/1.1 404 /);
  expect(await heard(house.url, mine)).toBe(await heard(house.url, none));
});

const WRITES = [
  ["POST", "/boards"],
  ["POST", "/join"],
  ["PATCH", "/boards/:id"],
  ["PATCH", "/boards/:id/me"],
  ["POST", "/boards/:id/my-link"],
  ["POST", "/boards/:id/links"],
  ["DELETE", "/boards/:id/links/nothing"],
  ["POST", "/boards/:id/code"],
] as const;

function request(line: string, headers: string, body: string): string {
  const sent = body === "" ? "" : `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
  return `${line} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${headers}${sent}\r\n${body}`;
}

/** The whole answer but its date. */
async function heard(base: string, sent = ""): Promise<string> {
  using raw = await RawSocket.open(Number(new URL(base).port));
  raw.write(sent);
  await raw.closed;
  expect(raw.heard).not.toBe("");
  return raw.heard.replace(/Date: .*/, "");
}

test("HOM67 who may only look changes nothing over HTTP or /live, whoever else asks with their right", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const observer = await joinBy(house.url, opened.links.observer);
  const participant = await joinBoard(house.url, opened.board.code);
  const before = await lookAt(house.url, opened);
  for (const { token, member } of [observer, participant]) {
    for (const [method, path, body] of LEADING) {
      const answer = await fetch(`${house.url}/api/boards/${opened.board.id}${path}`, {
        method,
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        ...(method !== "GET" && { body: JSON.stringify(body) }),
      });
      expect([member.role, method, path, answer.status]).toEqual([member.role, method, path, 403]);
    }
    await using one = new Headless(house.url, { ...observer, ...(token !== undefined && { token }), member });
    const { phases } = await one.view();
    const phase = phases[1]?.id ?? null;
    const leading = [
      one.command("phase.set", { phase }),
      one.command("agenda.set", { phases: [] }),
      one.command("timer.start", { seconds: 60 }),
      one.command("structure.lock", { locked: true }),
      one.command("floor.give", { to: member.id }),
      one.command("member.remove", { member: opened.member.id }),
      one.command("role.set", { member: member.id, role: "host" }),
      ...(member.role === "observer"
        ? [one.command("hand.set", { raised: true }), one.command("ready.set", { ready: true })]
        : []),
    ];
    for (const answer of await Promise.allSettled(leading))
      expect(answer).toMatchObject({ reason: { message: "not-allowed" } });
  }
  expect(await lookAt(house.url, opened)).toEqual(before);
});

const LEADING = [
  ["PATCH", "", { title: "Autre" }],
  ["GET", "/links", {}],
  ["POST", "/links", { role: "host" }],
  ["DELETE", "/links/nothing", {}],
  ["POST", "/code", {}],
] as const;

async function joinBy(base: string, link: string): Promise<Seat> {
  const answer = await fetch(`${base}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: secretOf(link), name: "Iris", session: "token" }),
  });
  // As the protocol has it; HTT3 looks at the shape.
  return (await answer.json()) as Seat;
}

/** What the host sees of table and session, without what is of this moment. */
async function lookAt(base: string, opened: OpenedBoard): Promise<unknown> {
  const headers = { authorization: `Bearer ${opened.token}` };
  const seat: unknown = await (await fetch(`${base}/api/boards/${opened.board.id}`, { headers })).json();
  await using host = new Headless(base, opened);
  const { now, ...view } = await host.view();
  expect(now).toBeGreaterThan(0);
  return { seat, view };
}

test("HOM69 an invitation that was withdrawn, replaced or has expired seats nobody, sets no cookie, and opens no channel by itself", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const headers = { "content-type": "application/json", authorization: `Bearer ${opened.token}` };
  const url = `${house.url}/api/boards/${opened.board.id}`;
  const links: { readonly id: string; readonly role: string }[] = await (
    await fetch(`${url}/links`, { headers })
  ).json();
  const observers = links.find(({ role }) => role === "observer");
  expect((await fetch(`${url}/links/${observers?.id}`, { method: "DELETE", headers })).status).toBe(204);
  const mine: { readonly url: string } = await (
    await fetch(`${url}/my-link`, { method: "POST", headers, body: "{}" })
  ).json();
  expect((await fetch(`${url}/code`, { method: "POST", headers, body: "{}" })).status).toBe(200);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + limits.MY_LINK_LIFE_HOURS * 3_600_000 + 1_000 });
  const dead = [
    [{ secret: secretOf(opened.links.observer) }, 410],
    [{ secret: secretOf(mine.url) }, 410],
    [{ code: opened.board.code }, 404],
  ] as const;
  for (const [wish, status] of dead) {
    for (const session of ["cookie", "token"]) {
      const body = JSON.stringify({ ...wish, name: "Coucou", session });
      const answer = await fetch(`${house.url}/api/join`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      expect([wish, answer.status, answer.headers.get("set-cookie")]).toEqual([wish, status, null]);
      expect(await answer.text()).not.toContain("token");
    }
    const [secret = ""] = Object.values(wish);
    expect(await waysIn(house.url, opened, { cookie: `tablee=${secret}` })).toEqual(CLOSED);
  }
  await using host = new Headless(house.url, opened);
  await host.view();
  expect(host.live().people.size).toBe(1);
});
