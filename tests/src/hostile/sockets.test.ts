import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { until } from "../support/house.ts";
import { openAttackedHouse } from "./attacked-house.ts";
import type { AttackedHouse } from "./attacked-house.ts";
import { RawSocket } from "../support/raw-socket.ts";

const EACH = 400;
const AT_ONCE = 50;
const CLOSE_FRAME = "\u0088";
const HALF = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: ";

/** Opened some at a time: a machine takes only so many connections in one moment. */
async function openMany(count: number, open: () => Promise<RawSocket>): Promise<RawSocket[]> {
  const all: RawSocket[] = [];
  while (all.length < count) all.push(...(await Promise.all(Array.from({ length: AT_ONCE }, open))));
  return all;
}

/** Connected and silent, with half a request, with a request a letter at a time, upgraded and silent. */
async function crowd({ port }: AttackedHouse): Promise<{ readonly sockets: RawSocket[]; end: () => void }> {
  const silent = await openMany(EACH, () => RawSocket.open(port));
  const halves = await openMany(EACH, () => RawSocket.open(port));
  for (const raw of halves) raw.write(HALF);
  const slow = await openMany(EACH / 2, () => RawSocket.open(port));
  for (const raw of slow) raw.write(HALF);
  const dripping = setInterval(() => slow.forEach((raw) => raw.write("x")), 500);
  const live = `${LIVE_PATH}/?EIO=4&transport=websocket`;
  const upgraded = await openMany(EACH, () => RawSocket.upgrade(port, live));
  return { sockets: [...silent, ...halves, ...slow, ...upgraded], end: () => clearInterval(dripping) };
}

async function openPolling({ url }: AttackedHouse): Promise<string> {
  const answer = await fetch(`${url}${LIVE_PATH}/?EIO=4&transport=polling`);
  return /"sid":"([^"]+)"/.exec(await answer.text())?.[1] ?? "";
}

async function isKnown({ url }: AttackedHouse, sid: string): Promise<boolean> {
  const address = `${url}${LIVE_PATH}/?EIO=4&transport=polling&sid=${sid}`;
  const answer = await fetch(address, { method: "POST", body: "3" });
  return answer.status === 200;
}

test("SYN83 sockets by the thousand that say nothing, or half of it, make room and are ended in time, and people come in meanwhile", async () => {
  await using house = await openAttackedHouse();
  const sids = await Promise.all(Array.from({ length: AT_ONCE }, () => openPolling(house)));
  expect(await isKnown(house, sids[0] ?? "")).toBe(true);
  const { sockets, end } = await crowd(house);
  const opened = performance.now();
  await house.attacker("Newcomer");
  // Long before the silent ones are ended for their silence.
  expect(performance.now() - opened).toBeLessThan(limits.HANDSHAKE_WITHIN_MS / 2);
  // One that was told to close and does not answer is cut a while later; that is not waited for.
  const left = () => sockets.filter(({ isClosed, heard }) => !isClosed && !heard.includes(CLOSE_FRAME)).length;
  // The slow and the half requests have begun what HTTP waits for by itself; the others are at the door.
  await until("there is room", () => left() <= limits.WAITING_PER_ADDRESS_MAX_COUNT, limits.HANDSHAKE_WITHIN_MS / 2);
  await pause(limits.HANDSHAKE_WITHIN_MS + 2_000 - (performance.now() - opened));
  end();
  await until("all are ended", () => left() === 0);
  expect((await Promise.all(sids.map((sid) => isKnown(house, sid)))).filter(Boolean)).toEqual([]);
  expect(await house.faults()).toEqual([]);
}, 120_000);
