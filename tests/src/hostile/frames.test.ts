import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { until } from "../support/house.ts";
import { openAttackedHouse } from "./attacked-house.ts";
import { OPCODE, RawSocket, wireFrame } from "../support/raw-socket.ts";
import type { FrameWish } from "../support/raw-socket.ts";

const LIVE = `${LIVE_PATH}/?EIO=4&transport=websocket`;
const byte = (...bytes: readonly number[]): Uint8Array => new Uint8Array(bytes);

/** What RFC 6455 forbids, or nobody negotiated, or this server takes none of. */
const BROKEN: Readonly<Record<string, readonly FrameWish[]>> = {
  "a reserved kind of frame": [{ opcode: 3 }],
  "a reserved kind of control frame": [{ opcode: 0xb }],
  "a compressed frame": [{ opcode: OPCODE.binary, rsv: 4, payload: byte(0x4a, 0x04, 0x00) }],
  "reserved bits": [{ opcode: OPCODE.binary, rsv: 3, payload: byte(1) }],
  "a frame without a mask": [{ opcode: OPCODE.binary, masked: false, payload: byte(3) }],
  "a ping of 126 bytes": [{ opcode: OPCODE.ping, payload: new Uint8Array(126) }],
  "a ping in pieces": [{ opcode: OPCODE.ping, fin: false }],
  "a piece of nothing": [{ opcode: OPCODE.continuation, payload: byte(1) }],
  "a message inside another": [
    { opcode: OPCODE.binary, fin: false, payload: byte(3) },
    { opcode: OPCODE.binary, payload: byte(3) },
  ],
  "text that is not UTF-8": [{ opcode: OPCODE.text, payload: byte(0xc3, 0x28) }],
  "a close of one byte": [{ opcode: OPCODE.close, payload: byte(3) }],
  "a close with a code that nobody may send": [{ opcode: OPCODE.close, payload: byte(3, 0xed) }],
  "a length beyond all numbers": [{ opcode: OPCODE.binary, claim: 2n ** 63n }],
  "a length beyond the limit": [{ opcode: OPCODE.binary, claim: 2n ** 31n }],
};

test("SYN70 a frame that breaks the rules of WebSocket costs its sender the connection, on both upgrades, and nobody else anything", async () => {
  await using house = await openAttackedHouse();
  const { sync, token } = await house.attacker();
  for (const [path, bearer] of [[sync.path, token] as const, [LIVE, ""] as const]) {
    for (const [name, frames] of Object.entries(BROKEN)) {
      using raw = await RawSocket.upgrade(house.port, path, bearer);
      raw.write(Buffer.concat(frames.map(wireFrame)));
      await until(`${name} ends its connection on ${path}`, () => raw.isClosed);
    }
    // Cut in the middle of a frame, with a reset.
    const raw = await RawSocket.upgrade(house.port, path, bearer);
    raw.write(wireFrame({ opcode: OPCODE.binary, payload: new Uint8Array(5_000) }).subarray(0, 3_000));
    raw.socket.resetAndDestroy();
  }
  expect(await house.faults()).toEqual([]);
});

/** A million pieces of a byte in one message; sent on until the server has had enough. */
async function piecesWithoutEnd(raw: RawSocket): Promise<void> {
  const piece = wireFrame({ opcode: OPCODE.continuation, fin: false, payload: byte(1) });
  const many = Buffer.concat(Array.from({ length: 10_000 }, () => piece));
  raw.write(wireFrame({ opcode: OPCODE.binary, fin: false, payload: byte(3) }));
  for (let at = 0; at < 100 && !raw.isClosed; at += 1) {
    raw.write(many);
    await pause(1);
  }
}

test("SYN71 messages in pieces without end are cut, and pings, read or not, are answered within bounds", async () => {
  await using house = await openAttackedHouse();
  const { sync, token } = await house.attacker();
  for (const [path, bearer] of [[sync.path, token] as const, [LIVE, ""] as const]) {
    using raw = await RawSocket.upgrade(house.port, path, bearer);
    await piecesWithoutEnd(raw);
    await until(`pieces end their connection on ${path}`, () => raw.isClosed);
  }
  const ping = wireFrame({ opcode: OPCODE.ping, payload: new Uint8Array(125) });
  const flood = Buffer.concat(Array.from({ length: 5_000 }, () => ping));
  const flooders = await Promise.all(Array.from({ length: 4 }, () => RawSocket.upgrade(house.port, sync.path, token)));
  // The last two never read: what the server answers them stays with the server.
  for (const { socket } of flooders.slice(2)) socket.pause();
  const areDeafGone = (): boolean => flooders.slice(2).every(({ isClosed }) => isClosed);
  for (let at = 0; at < 60 || (at < 1_000 && !areDeafGone()); at += 1) {
    for (const raw of flooders) if (raw.socket.writableLength < 4 * flood.length) raw.write(flood);
    await pause(20);
  }
  expect(areDeafGone()).toBe(true);
  expect(house.grown()).toBeLessThan(64);
  for (const raw of flooders) raw[Symbol.dispose]();
  expect(await house.faults()).toEqual([]);
});
