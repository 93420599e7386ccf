import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { io } from "socket.io-client";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import type { Seat } from "@tablee/shared/protocol/http";
import { LIVE_PATH, SYNC_PATH, TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";

test("HOM82 while the store refuses, the house says that it does not save, and says ok when it does again", async () => {
  await using house = await openHouse();
  const health = async (): Promise<[number, unknown]> => {
    const answer = await fetch(`${house.url}/healthz`);
    return [answer.status, await answer.json()];
  };
  const opened = await openBoard(house.url);
  await using member = new Headless(house.url, opened);
  await member.saved();
  expect(await health()).toEqual([200, { status: "ok" }]);
  // Another program that writes in the same file keeps every other writer out.
  const other = new DatabaseSync(path.join(house.dataDir, "tablee.sqlite"));
  other.exec("BEGIN IMMEDIATE");
  member.addCard("pas encore");
  let said: [number, unknown] = [0, null];
  const asking = setInterval(() => void health().then((answer) => (said = answer)), 100);
  await until("it says so", () => said[0] === 503, 20_000);
  expect(said).toEqual([503, { status: "not-saving" }]);
  other.exec("ROLLBACK");
  other.close();
  await until("it saves again", () => said[0] === 200, 20_000);
  clearInterval(asking);
  await member.saved();
  await using reader = new Headless(house.url, await joinBoard(house.url, opened.board.code));
  await reader.saved();
  expect(reader.texts()).toEqual(["pas encore"]);
}, 60_000);

/** Resolves with the code of the close, by WebSocket or in the tunnel. */
function closeCode(
  base: string,
  seat: Seat,
  way: "websocket" | "tunnel",
): { opened: Promise<void>; code: Promise<number> } {
  if (way === "websocket") {
    const headers = { authorization: `Bearer ${seat.token}` };
    const socket = new WebSocket(`${base.replace("http", "ws")}${seat.sync.path}`, { headers });
    return {
      opened: new Promise((resolve) => socket.once("message", () => resolve())),
      code: new Promise((resolve) => socket.once("close", resolve)),
    };
  }
  const auth = { version: PROTOCOL_VERSION, token: seat.token, room: seat.sync.path.slice(SYNC_PATH.length + 1) };
  const options = { path: LIVE_PATH, transports: ["polling"], forceNew: true, reconnection: false, auth };
  const socket = io(`${base}${TUNNEL_NAMESPACE}`, options);
  return {
    opened: new Promise((resolve) => socket.once("frame", () => resolve())),
    code: new Promise((resolve) => socket.once("close", resolve)),
  };
}

test("HOM83 at the end everybody hears that it is a restart, on every way, and one who does not listen holds nobody up", async () => {
  const house = await openHouse();
  const opened = await openBoard(house.url);
  const ways = [closeCode(house.url, opened, "websocket"), closeCode(house.url, opened, "tunnel")];
  const deaf = new WebSocket(`${house.url.replace("http", "ws")}${opened.sync.path}`, {
    headers: { authorization: `Bearer ${opened.token}` },
  });
  await Promise.all([...ways.map((way) => way.opened), new Promise((resolve) => deaf.once("message", resolve))]);
  deaf.pause();
  const since = performance.now();
  await house.stop();
  expect(performance.now() - since).toBeGreaterThanOrEqual(limits.GOODBYE_WITHIN_MS - 50);
  expect(performance.now() - since).toBeLessThan(3 * limits.GOODBYE_WITHIN_MS);
  expect(await Promise.all(ways.map((way) => way.code))).toEqual([CLOSE.restart.code, CLOSE.restart.code]);
  deaf.terminate();
  await house[Symbol.asyncDispose]();
});
