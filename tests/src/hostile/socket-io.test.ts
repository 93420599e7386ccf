import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { LIVE_PATH, TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { until } from "../support/house.ts";
import { openAttackedHouse } from "./attacked-house.ts";
import type { AttackedHouse } from "./attacked-house.ts";
import { connectPacket, EngineSocket } from "./engine-socket.ts";
import { RawSocket } from "../support/raw-socket.ts";

const EVENT = '["hand.set",{"id":"a","input":{"raised":true}}]';
/** What the parsers of Engine.IO and Socket.IO may trip over, and what the names of JavaScript could reach. */
const MALFORMED: readonly string[] = [
  "",
  "7",
  "9x",
  "1",
  "5",
  "2probe",
  "3probe",
  '0{"sid":"x"}',
  "6",
  "4",
  "49",
  "42",
  "42[",
  "42{}",
  '42"x"',
  "42[null]",
  "42[{}]",
  "42[[]]",
  "42[7]",
  `42${"[".repeat(100_000)}`,
  '42["connect"]',
  '42["connect_error",{}]',
  '42["disconnect"]',
  '42["disconnecting"]',
  '42["newListener"]',
  '42["__proto__",{"id":"a"}]',
  '42["constructor",{"id":"a"}]',
  '42["error",{}]',
  '42["toString"]',
  '42["hand.set"]',
  '42["hand.set",{"id":{"toString":1}}]',
  '42["hand.set",{"__proto__":{"id":"a"}}]',
  '42["hand.set",[],{},null]',
  `42999999999999999999999${EVENT}`,
  `42-1${EVENT}`,
  "43999[1]",
  '43["x"]',
  "44{}",
  '44"x"',
  "40",
  "40null",
  "40[]",
  "41",
  "41/nowhere,",
  "40/nowhere,{}",
  `40/${"n".repeat(100_000)},{}`,
  "42/nowhere,[]",
  "40/__proto__,{}",
  "451-",
  '451-["frame"]',
  '45-["frame"]',
  '4599999999-["frame"]',
  '451-["frame",{"_placeholder":true,"num":1000000000}]',
  '451-["frame",{"_placeholder":true,"num":"__proto__"}]',
  '451-["frame",{"_placeholder":true,"num":-1}]',
  '452-["frame",{"_placeholder":true,"num":0}]',
  '451-["frame",{"_placeholder":true,"num":0}]',
];

test("SYN84 packets that Socket.IO’s client would never send end their own connection at most, and reach nothing", async () => {
  await using house = await openAttackedHouse();
  const seat = await house.attacker();
  for (const packet of MALFORMED) {
    using one = await EngineSocket.enter(house.url, seat);
    // Then something that follows no placeholder, or is no text.
    one.send(packet, "42[", new Uint8Array(1_000), new Uint8Array(0));
    await until(`${packet.slice(0, 60)} ends its connection`, () => one.isClosed);
  }
  expect(house.said()).not.toContain('"level":50');
  expect(await house.faults()).toEqual([]);
});

const FLOOD = 20_000;
/** Fewer than would end the connection for their number alone. */
const BREATH = 2_000;

test("SYN85 namespaces, handshakes, acks and commands by the thousand in one breath stay within what one person may have", async () => {
  await using house = await openAttackedHouse();
  const seat = await house.attacker();
  const room = seat.sync.path.slice("/sync/".length);
  const many = (packet: (at: number) => string, length = FLOOD) => Array.from({ length }, (_, at) => packet(at));
  const tunnel = `40${TUNNEL_NAMESPACE},${JSON.stringify({ room, version: PROTOCOL_VERSION })}`;
  const floods: Readonly<Record<string, string[]>> = {
    namespaces: many((at) => `40/espace${at},{}`),
    acks: many((at) => `42${at}["clock"]`),
    commands: many((at) => `42${at}["hand.set",{"id":"f${at}","input":{"raised":${at % 2 === 0}}}]`),
    "answers to nothing": many((at) => `43${at}[]`),
    pings: many(() => "2"),
  };
  for (const [name, packets] of Object.entries(floods)) {
    using one = await EngineSocket.enter(house.url, seat);
    one.send(...packets);
    await until(`a flood of ${name} ends its connection`, () => one.isClosed);
  }
  // In one body all are judged before one of them is counted.
  for (const packet of [connectPacket(seat.board.id), tunnel]) {
    const sid = await poll(house, seat.token);
    expect(await post(house, many(() => packet, BREATH).join("\u001e"), { sid })).toBe(200);
    const heard = await hearOut(house, sid);
    const standing = count(heard, '{"sid":') - count(heard, "41") - count(heard, `41${TUNNEL_NAMESPACE},`);
    expect([packet, standing]).toEqual([packet, expect.toSatisfy((one: number) => one <= MOST)]);
  }
  expect(await house.faults()).toEqual([]);
}, 120_000);

const MOST = limits.CONNECTIONS_PER_MEMBER_MAX_COUNT;

function count(packets: readonly string[], part: string): number {
  return packets.filter((packet) => (part.startsWith("{") ? packet.includes(part) : packet === part)).length;
}

/** Polls until the server has nothing to say for a while. */
async function hearOut({ url }: AttackedHouse, sid: string): Promise<string[]> {
  const heard: string[] = [];
  try {
    for (;;) {
      const signal = AbortSignal.timeout(4_000);
      const answer = await fetch(`${url}${LIVE_PATH}/?EIO=4&transport=polling&sid=${sid}`, { signal });
      if (answer.status !== 200) return heard;
      heard.push(...(await answer.text()).split("\u001e"));
    }
  } catch {
    return heard;
  }
}

/** Opens a session of Engine.IO; who one is, it remembers from this first request. */
async function poll({ url }: AttackedHouse, token = ""): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}${LIVE_PATH}/?EIO=4&transport=polling`, { headers });
  return /"sid":"([^"]+)"/.exec(await answer.text())?.[1] ?? "";
}

interface As {
  readonly sid?: string;
  readonly type?: string;
}

/** The status of the answer; 0 when the connection just ends. */
async function post(house: AttackedHouse, body: string | Uint8Array<ArrayBuffer>, as: As = {}): Promise<number> {
  const address = `${house.url}${LIVE_PATH}/?EIO=4&transport=polling&sid=${as.sid ?? (await poll(house))}`;
  const headers = { "content-type": as.type ?? "text/plain" };
  return fetch(address, { method: "POST", headers, body }).then(
    ({ status }) => status,
    () => 0,
  );
}

const MB = 1_000_000;

test("SYN86 a poll’s body that is too long, never ends, or holds more packets than anybody sends is given up", async () => {
  await using house = await openAttackedHouse();
  expect(await post(house, "x".repeat(limits.FRAME_MAX_BYTES + 1))).toBe(413);
  expect(await post(house, new Uint8Array(1_000), { type: "application/octet-stream" })).toBe(400);
  for (const body of [
    "2\u001e".repeat(900_000),
    `4b${"A".repeat(MB)}`,
    `b${"é".repeat(MB / 2)}`,
    "\u001e".repeat(MB),
    "4".repeat(MB),
  ])
    expect([0, 200, 400]).toContain(await post(house, body));
  const endless = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const raw = await RawSocket.open(house.port);
      const path = `${LIVE_PATH}/?EIO=4&transport=polling&sid=${await poll(house)}`;
      raw.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n`);
      return raw;
    }),
  );
  const chunk = `${(64 * 1_024).toString(16)}\r\n${"4".repeat(64 * 1_024)}\r\n`;
  const areGivenUp = (): boolean =>
    endless.every(({ heard, isClosed }) => isClosed || heard.startsWith("HTTP/1.1 413"));
  for (let at = 0; at < 2_000 && !areGivenUp(); at += 1) {
    for (const raw of endless) if (raw.socket.writableLength < MB) raw.write(chunk);
    await pause(10);
  }
  expect(areGivenUp()).toBe(true);
  for (const raw of endless) raw[Symbol.dispose]();
  expect(await house.faults()).toEqual([]);
});
