import { setTimeout as pause } from "node:timers/promises";
import { io } from "socket.io-client";
import { expect, test } from "vitest";
import { LIVE_PATH, TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { openAttackedHouse } from "./attacked-house.ts";
import type { AttackedHouse } from "./attacked-house.ts";
import { RawSocket, upgradeRequest } from "../support/raw-socket.ts";

const ADDRESSES = [
  "//",
  "http://[",
  "/\\",
  "/sync/%E0%A4%A",
  "/sync/..%2f..",
  "/sync/",
  "/sync/a.b.c",
  "*",
  "/live//",
  "/%",
];
const LIVE = `${LIVE_PATH}/?EIO=4&transport=`;

/** What an address that nobody expects is answered; "" when the connection just ends. */
async function answerTo({ port }: AttackedHouse, request: string): Promise<string> {
  using raw = await RawSocket.open(port);
  raw.write(request);
  await Promise.race([raw.answered(), pause(10_000, undefined, { ref: false })]);
  return raw.heard.split("\r\n")[0]?.replace("HTTP/1.1 ", "") ?? "";
}

test("SYN79 addresses and handshakes that no handler expects end their own request, never the process", async () => {
  await using house = await openAttackedHouse();
  const { token } = await house.attacker();
  for (const address of ADDRESSES) {
    const [upgrade, plain] = await Promise.all([
      answerTo(house, upgradeRequest(address, token)),
      answerTo(house, `GET ${address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`),
    ]);
    expect([address, upgrade]).toEqual([address, expect.stringMatching(/^(4\d\d .*|)$/)]);
    expect([address, plain]).toEqual([address, expect.stringMatching(/^([24]\d\d .*|)$/)]);
  }
  const room = house.opened.sync.path.slice("/sync/".length);
  const mad: readonly unknown[] = [{ toString: 1 }, { toString: { a: 1 } }, [[[]]], 7, "x".repeat(100_000), {}];
  for (const value of mad) {
    for (const [namespace, auth] of [
      ["", { board: value, version: PROTOCOL_VERSION, token }],
      ["", { board: house.opened.board.id, version: value, token }],
      ["", { board: house.opened.board.id, version: PROTOCOL_VERSION, token: value }],
      [TUNNEL_NAMESPACE, { room: value, version: PROTOCOL_VERSION, token }],
      [TUNNEL_NAMESPACE, { room, version: value }],
      [TUNNEL_NAMESPACE, { room, version: PROTOCOL_VERSION, token: value }],
    ] as const) {
      expect(await shakeHands(`${house.url}${namespace}`, auth)).toMatch(/^(not-found|outdated)$/);
    }
  }
  for (const body of [
    '{"__proto__":{"role":"host"},"code":"AAAAAA"}',
    "[".repeat(50_000),
    '{"code":{"toString":1}}',
    "null",
    "",
  ])
    expect((await post(house, body)).status).toBe(400);
  expect(house.said()).not.toContain('"level":50');
  expect(await house.faults()).toEqual([]);
});

function shakeHands(url: string, auth: object): Promise<string> {
  const socket = io(url, { path: LIVE_PATH, transports: ["websocket"], forceNew: true, reconnection: false, auth });
  return new Promise<string>((resolve) => {
    socket.once("connect", () => resolve("connected"));
    socket.once("connect_error", (error) => resolve(error.message));
    socket.once("disconnect", resolve);
  }).finally(() => socket.disconnect());
}

function post({ url }: AttackedHouse, body: string): Promise<Response> {
  return fetch(`${url}/api/join`, { method: "POST", headers: { "content-type": "application/json" }, body });
}

/** The answer to an upgrade that a browser sends for a page of another origin, with the person’s cookie. */
function asForeignPage(path: string, { opened, port }: AttackedHouse, origin: string): string {
  const cookie = `Cookie: tablee=${opened.token}\r\nOrigin: ${origin}\r\n\r\n`;
  return upgradeRequest(path)
    .replace("Host: 127.0.0.1", `Host: 127.0.0.1:${port}`)
    .replace(/\r\n\r\n$/, `\r\n${cookie}`);
}

test("SYN80 a page of another origin opens no socket with the cookie of whoever looks at it, on either upgrade", async () => {
  await using house = await openAttackedHouse();
  const { path } = house.opened.sync;
  for (const address of [path, `${LIVE}websocket`]) {
    expect(await answerTo(house, asForeignPage(address, house, house.url))).toBe("101 Switching Protocols");
    for (const origin of [
      "https://ailleurs.example",
      "null",
      "",
      `http://127.0.0.1:${house.port + 1}`,
      "http://[",
      "file://",
    ])
      expect([address, origin, await answerTo(house, asForeignPage(address, house, origin))]).toEqual([
        address,
        origin,
        expect.stringMatching(/^(40[03] .*|)$/),
      ]);
  }
  expect(await house.faults()).toEqual([]);
});
