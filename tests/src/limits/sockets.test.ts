import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import * as limits from "@tablee/shared/limits";
import { LIVE_PATH, SYNC_PATH } from "@tablee/shared/protocol/rooms";
import type { Seat } from "@tablee/shared/protocol/http";
import { createPatientServer } from "@tablee/server/door/doorkeeper";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";

/** A bare connection, and how long it was left open. */
interface Bare {
  readonly socket: Socket;
  text(): string;
  endedAfterMs(): number | undefined;
}

async function bare(base: string, ...said: readonly string[]): Promise<Bare> {
  const { hostname, port } = new URL(base);
  const socket = connectTcp(Number(port), hostname);
  await once(socket, "connect");
  const since = performance.now();
  let text = "";
  let ended: number | undefined;
  socket.on("data", (data) => (text += data.toString("latin1")));
  socket.on("error", () => undefined);
  socket.on("close", () => (ended = performance.now() - since));
  for (const one of said) socket.write(one);
  return { socket, text: () => text, endedAfterMs: () => ended };
}

function upgrade(path: string, more = ""): string {
  return (
    `GET ${path} HTTP/1.1\r\nHost: table\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
    `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${more}\r\n`
  );
}

function syncUpgrade({ sync, token }: Seat): string {
  return upgrade(sync.path, `Authorization: Bearer ${token}\r\n`);
}

const ENGINE = `${LIVE_PATH}/?EIO=4&transport=polling`;

async function openEngine(base: string): Promise<string> {
  return JSON.parse((await (await fetch(`${base}${ENGINE}`)).text()).slice(1)).sid;
}

function joining({ sync, token }: Seat): string {
  return `40/tunnel,${JSON.stringify({ room: sync.path.slice(SYNC_PATH.length + 1), token })}`;
}

async function joinTunnel(base: string, seat: Seat): Promise<string> {
  const sid = await openEngine(base);
  await fetch(`${base}${ENGINE}&sid=${sid}`, { method: "POST", body: joining(seat) });
  return sid;
}

/** A body as it is while it comes: its end is missing. */
const HALF_BODY = (path: string): string =>
  `POST ${path} HTTP/1.1\r\nHost: table\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"code":`;

test("LIM84 who connects and says nothing, or half of what is needed, is cut after the time for a handshake; a frame on a slow line may take longer", async () => {
  await using house = await openHouse();
  const sid = await joinTunnel(house.url, await openBoard(house.url));
  const silent = await bare(house.url);
  const half = await bare(house.url, "GET /healthz HTTP/1.1\r\nHost: ta");
  const second = await bare(house.url, "GET /healthz HTTP/1.1\r\nHost: table\r\n\r\n", "GET /healthz HTTP/1.1\r\nHo");
  const engine = new WebSocket(`${house.url.replace("http", "ws")}${LIVE_PATH}/?EIO=4&transport=websocket`);
  const since = performance.now();
  let engineEnded: number | undefined;
  engine.on("close", () => (engineEnded = performance.now() - since));
  const body = await bare(house.url, HALF_BODY("/api/join"));
  const frame = await bare(house.url, HALF_BODY(`${ENGINE}&sid=${sid}`));
  const deadline = limits.HANDSHAKE_WITHIN_MS;
  const cut = (): (number | undefined)[] => [
    ...[silent, half, second, body].map((one) => one.endedAfterMs()),
    engineEnded,
  ];
  await until("all are cut", () => cut().every((ms) => ms !== undefined), deadline + 5_000);
  for (const ms of [silent.endedAfterMs(), half.endedAfterMs(), body.endedAfterMs(), engineEnded])
    expect(ms).toBeGreaterThanOrEqual(deadline - 100);
  // The second request of a connection has less time: one that is kept for a next one and idle ends sooner.
  expect(second.text()).toContain("200 OK");
  expect(frame.endedAfterMs()).toBe(undefined);
  frame.socket.destroy();
  const server = createPatientServer();
  expect(server.requestTimeout).toBe(limits.REQUEST_WITHIN_MS);
  expect(limits.REQUEST_WITHIN_MS).toBeGreaterThan(deadline);
});

test("LIM85 more silent sockets than may wait do not keep anybody out", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const silent = await Promise.all(
    Array.from({ length: limits.WAITING_PER_ADDRESS_MAX_COUNT + 300 }, () => bare(house.url)),
  );
  await using member = new Headless(house.url, await joinBoard(house.url, opened.board.code));
  member.addCard("entre quand même");
  await member.saved();
  const cut = (): number => silent.filter((one) => one.endedAfterMs() !== undefined).length;
  await until("those beyond the bound are gone", () => cut() >= 300);
  expect(cut()).toBeLessThan(silent.length);
  for (const { socket } of silent) socket.destroy();
});

test("LIM93 connections that are kept after an answer are at the door again, and keep nobody out", async () => {
  await using house = await openHouse();
  const asked = "GET /healthz HTTP/1.1\r\nHost: table\r\n\r\n";
  const kept = await Promise.all(
    Array.from({ length: limits.WAITING_PER_ADDRESS_MAX_COUNT + 50 }, () => bare(house.url, asked)),
  );
  const gone = (): number => kept.filter((one) => one.endedAfterMs() !== undefined).length;
  await until("those beyond the bound are gone", () => gone() >= 50);
  // Not because a kept connection is closed after a while: that would take all of them.
  expect(gone()).toBeLessThan(kept.length);
  expect(kept.every((one) => one.text().includes("200 OK"))).toBe(true);
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
  for (const { socket } of kept) socket.destroy();
});

test("LIM86 who is told to close and does not answer is cut", async () => {
  await using house = await openHouse();
  const one = await bare(house.url, syncUpgrade(await openBoard(house.url)));
  await until("it is upgraded", () => one.text().includes("101 Switching Protocols"));
  const since = performance.now();
  // A text frame, which is no frame of the wire.
  one.socket.write(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 65]));
  await until("it is cut", () => one.endedAfterMs() !== undefined, limits.CLOSE_ANSWER_WITHIN_MS + 3_000);
  expect(performance.now() - since).toBeGreaterThan(limits.CLOSE_ANSWER_WITHIN_MS - 100);
});

test("LIM87 packets over the burst end a socket of Socket.IO, whatever they are", async () => {
  await using house = await openHouse();
  const socket = new WebSocket(`${house.url.replace("http", "ws")}${LIVE_PATH}/?EIO=4&transport=websocket`);
  await once(socket, "message");
  let ended = false;
  socket.on("close", () => (ended = true));
  for (let at = 0; at < limits.PACKETS_PER_SOCKET_BURST_COUNT; at += 1) socket.send("3");
  const pong = once(socket, "pong");
  socket.ping();
  await pong;
  expect(ended).toBe(false);
  const more = limits.PACKETS_PER_SOCKET_BURST_COUNT + 5 * limits.PACKETS_PER_SOCKET_PER_SECOND_COUNT;
  for (let at = 0; at < more; at += 1) socket.send("3");
  await until("it is ended", () => ended);
});

test("LIM92 whoever asks to join again and again on one socket is ended, and another’s words are saved meanwhile", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  await using member = new Headless(house.url, opened);
  await member.saved();
  const ask = async (times: number): Promise<number> => {
    const url = `${house.url}${ENGINE}&sid=${await openEngine(house.url)}`;
    const body = Array.from({ length: times }, () => joining({ ...opened, token: "x".repeat(40) })).join("\u001e");
    await fetch(url, { method: "POST", body });
    return (await fetch(url)).status;
  };
  expect(await ask(limits.HANDSHAKES_PER_SOCKET_MAX_COUNT)).toBe(200);
  const since = performance.now();
  expect(await ask(2_000)).toBe(400);
  member.addCard("reste");
  await member.saved();
  expect(performance.now() - since).toBeLessThan(5_000);
});

test("LIM88 a proxy that forwards a new address with each guess does not make the guesses more; links go on", async () => {
  await using house = await openHouse({ settings: { TRUSTED_PROXIES: "1" } });
  const { links } = await openBoard(house.url);
  let addresses = 0;
  const join = async (body: object): Promise<number> => {
    addresses += 1;
    const answer = await fetch(`${house.url}/api/join`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": `10.${addresses >> 8}.${addresses & 255}.1`,
      },
      body: JSON.stringify({ name: "Iris", session: "token", ...body }),
    });
    return answer.status;
  };
  for (let at = 0; at < limits.FAILED_CODES_PER_SOCKET_ADDRESS_COUNT; at += 1)
    expect(await join({ code: "AAAAAA" })).toBe(404);
  expect(await join({ code: "AAAAAA" })).toBe(429);
  expect(await join({ secret: links.participant.split("#s=")[1] })).toBe(200);
});

test("HOM75 whatever address an upgrade asks for, it is answered or cut, and the house goes on", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const paths = [
    "//",
    "http://[",
    "/\\",
    "/live/../sync/a",
    `/live/..${opened.sync.path}`,
    "/sync/",
    "/sync/%ff.1",
    "*",
  ];
  for (const path of [...paths, "/live/?EIO=4&transport=websocket&sid=__proto__", "/live", "/sync/a.1"]) {
    const one = await bare(house.url, upgrade(path, `Authorization: Bearer ${opened.token}\r\n`));
    await until(`${path} is answered`, () => one.endedAfterMs() !== undefined || one.text().includes("\r\n\r\n"));
    expect(one.text()).not.toContain("101 Switching");
    one.socket.destroy();
  }
  // In the middle of its own upgrade, with more behind it, and gone at once.
  const gone = await bare(house.url, syncUpgrade(opened));
  gone.socket.resetAndDestroy();
  await using member = new Headless(house.url, opened);
  member.addCard("reste");
  await member.saved();
});

test("HOM76 many handshakes of one member at once are counted as one after the other", async () => {
  await using house = await openHouse();
  const opened = await openBoard(house.url);
  const all = await Promise.all(
    Array.from({ length: 4 * limits.CONNECTIONS_PER_MEMBER_MAX_COUNT }, () => bare(house.url, syncUpgrade(opened))),
  );
  await until("all are answered", () => all.every((one) => one.text().includes("\r\n\r\n")));
  const inside = all.filter((one) => one.text().startsWith("HTTP/1.1 101"));
  const turned = all.filter((one) => one.text().startsWith("HTTP/1.1 429"));
  expect(inside).toHaveLength(limits.CONNECTIONS_PER_MEMBER_MAX_COUNT);
  expect(turned).toHaveLength(all.length - inside.length);
  for (const { socket } of all) socket.destroy();
});
