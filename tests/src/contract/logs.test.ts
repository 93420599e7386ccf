import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { joinBoard, openBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { freePort, start } from "../support/process.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tablee-logs-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Sends what is refused, and waits for the end. */
async function refused(url: string, headers: Record<string, string>, bytes: Uint8Array | string): Promise<number> {
  const socket = new WebSocket(url, { headers });
  socket.on("open", () => socket.send(bytes));
  socket.on("error", () => undefined);
  return new Promise((resolve) => {
    socket.once("close", resolve);
  });
}

test("HOM84 the log of a busy hour is a few lines of JSON: its start, its end, and no name, text, code, id or secret", async () => {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env = { PORT: String(port), DATA_DIR: folder, LOG_LEVEL: "debug" };
  const house = start("server/src/main.ts", { env });
  await until("it serves", () => house.said().includes("Tablée is served"), 20_000);
  const opened = await openBoard(base, { title: "Titre-canari", name: "Mésange-canari" });
  const joined = await joinBoard(base, opened.board.code, { name: "Tilleul-canari" });
  const member = new Headless(base, opened);
  member.addCard("texte-canari");
  await member.saved();
  await member[Symbol.asyncDispose]();
  const headers = { authorization: `Bearer ${joined.token}` };
  const room = `${base.replace("http", "ws")}${opened.sync.path}`;
  for (let at = 0; at < 60; at += 1) {
    await refused(room, headers, "texte-canari");
    await refused(room, headers, Buffer.from([0, 2, 14, ...Buffer.from("octets-canari")]));
    await refused(`${room}x`, headers, "");
    await fetch(`${base}/api/join`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"canari"',
    });
    await fetch(`${base}/api/boards/${opened.board.id}canari`, { headers });
  }
  house.child.kill("SIGTERM");
  expect(await house.ended).toBe(0);
  const lines = house
    .said()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  const told = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
  expect(told).toEqual(["serving", "stopping", "stopped"]);
  const secrets = [opened.token, joined.token, opened.board.id, opened.member.id, opened.board.code, opened.links.host];
  for (const word of ["canari", ...secrets]) expect(lines.join("\n")).not.toContain(word);
}, 60_000);
