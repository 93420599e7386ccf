import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { io } from "socket.io-client";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { LIVE_PATH, TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import type { OpenedBoard } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { freePort, start } from "../support/process.ts";
import { RawSocket, upgradeRequest } from "../support/raw-socket.ts";

/** Words that stand nowhere but in what people wrote here. */
const WORDS = {
  title: "Chardonneret",
  name: "Pervenche",
  guest: "Hellébore",
  also: "Myosotis",
  card: "Rossignol",
  wrong: "Digitale",
};

function call(
  url: string,
  token: string,
  wish: { method?: string; body?: string; type?: string } = {},
): Promise<Response> {
  const { method = "POST", body = "{}", type = "application/json" } = wish;
  return fetch(url, {
    method,
    headers: { "content-type": type, authorization: `Bearer ${token}` },
    ...(method !== "GET" && { body }),
  });
}

/** Whatever makes a server want to say something. */
async function provoke(base: string, opened: OpenedBoard, dataDir: string): Promise<void> {
  const token = opened.token ?? "";
  const url = `${base}/api/boards/${opened.board.id}`;
  await call(`${base}/api/join`, token, {
    body: JSON.stringify({ code: opened.board.code, name: WORDS.wrong, [WORDS.wrong]: 1 }),
  });
  await call(`${base}/api/join`, token, { body: JSON.stringify({ code: WORDS.wrong, name: WORDS.wrong }) });
  await call(`${base}/api/join`, token, { body: `{"name":"${WORDS.wrong}"` });
  await call(`${base}/api/join`, token, { body: WORDS.wrong, type: "text/plain" });
  await call(`${base}/api/join?${WORDS.wrong}`, token, { body: WORDS.wrong.repeat(100_000) });
  await call(`${url}/me`, token, { method: "PATCH", body: JSON.stringify({ also: [WORDS.also] }) });
  await call(`${base}/api/%E0%A4%A/${WORDS.wrong}`, token, { method: "GET" });
  using raw = await RawSocket.open(Number(new URL(base).port));
  raw.write(upgradeRequest(`//${WORDS.wrong}`, token));
  await raw.closed;
  await sendWrong(base, opened);
  for (const [namespace, auth] of [
    ["", { board: WORDS.wrong, version: PROTOCOL_VERSION, token }],
    ["", { board: { toString: WORDS.wrong }, version: PROTOCOL_VERSION, token }],
    [TUNNEL_NAMESPACE, { room: WORDS.wrong, version: PROTOCOL_VERSION, token }],
    [`/${WORDS.wrong}`, { token }],
  ] as const) {
    const socket = io(`${base}${namespace}`, { path: LIVE_PATH, reconnection: false, forceNew: true, auth });
    await new Promise((resolve) => socket.once("connect_error", resolve));
    socket.disconnect();
  }
  // A store that fails is said, with its error; what was to be stored is not.
  const other = new DatabaseSync(path.join(dataDir, "tablee.sqlite"));
  other.exec("BEGIN IMMEDIATE");
  const refused = await call(url, token, { method: "PATCH", body: JSON.stringify({ title: WORDS.wrong }) });
  expect(refused.status).toBe(503);
  other.exec("ROLLBACK");
  other.close();
}

/** Bytes that are not what they claim, with a word in them, on /sync; commands that are none, on /live. */
async function sendWrong(base: string, { sync, token, board }: OpenedBoard): Promise<void> {
  const frames = [
    new TextEncoder().encode(WORDS.wrong),
    WORDS.wrong,
    new Uint8Array([0, 2, 3, 1, 255, 1]),
    new Uint8Array([1, 1, 9]),
  ];
  for (const frame of frames) {
    const headers = { authorization: `Bearer ${token}` };
    const socket = new WebSocket(`${base.replace("http", "ws")}${sync.path}`, { headers });
    socket.once("open", () => socket.send(frame));
    await new Promise((resolve) => socket.once("close", resolve));
  }
  const auth = { board: board.id, version: PROTOCOL_VERSION, token };
  const socket = io(base, { path: LIVE_PATH, reconnection: false, forceNew: true, auth });
  await socket.emitWithAck(WORDS.wrong, { id: "a", input: WORDS.wrong });
  await socket.emitWithAck("phase.set", { id: WORDS.wrong, input: { phase: WORDS.wrong } });
  socket.disconnect();
}

test("HOM68 with every line of the log on, none holds a name, a text, a code, a token or the secret of a link, whatever goes wrong", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-log-"));
  const port = await freePort();
  const server = start("server/src/main.ts", { env: { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "debug" } });
  try {
    await until("it serves", () => server.said().includes("Tablée is served"), 20_000);
    const base = `http://127.0.0.1:${port}`;
    const opened = await openBoard(base, { title: WORDS.title, name: WORDS.name });
    const guest = await joinBoard(base, opened.board.code, { name: WORDS.guest });
    await using one = new Headless(base, opened);
    one.addCard(WORDS.card);
    await one.saved();
    await provoke(base, opened, dataDir);
    one.addCard(`${WORDS.card} encore`);
    await one.saved();
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    const said = server.said();
    // Something was worth a line, or this test has seen nothing.
    expect(said).toContain('"level":50');
    const links = Object.values(opened.links).map((link) => link.split("#s=")[1] ?? link);
    const secrets = [...Object.values(WORDS), opened.board.code, opened.token, guest.token, ...links];
    expect(secrets.filter((secret) => secret === undefined || said.includes(secret))).toEqual([]);
  } finally {
    server.child.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 60_000);
