import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { Meter } from "../../metrics/meter.ts";
import { Outbox } from "./outbox.ts";

let http: Server;
let server: WebSocketServer;

interface Pair {
  readonly client: WebSocket;
  readonly near: WebSocket;
  readonly socket: Duplex;
  readonly outbox: Outbox;
  readonly got: Buffer[];
}

beforeEach(async () => {
  http = createServer();
  server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  await new Promise<void>((resolve) => {
    http.listen(0, "127.0.0.1", resolve);
  });
});

afterEach(() => {
  for (const near of server.clients) near.terminate();
  http.close();
});

async function connect(): Promise<Pair> {
  const opened = new Promise<{ near: WebSocket; socket: Duplex }>((resolve) => {
    http.once("upgrade", (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (near) => resolve({ near, socket })),
    );
  });
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const got: Buffer[] = [];
  client.on("message", (data: Buffer) => got.push(data));
  await once(client, "open");
  const { near, socket } = await opened;
  const outbox = new Outbox({ socket, isOpen: () => near.readyState === near.OPEN, meter: new Meter() });
  return { client, near, socket, outbox, got };
}

function message(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + seed) & 0xff);
}

describe("what goes out to WebSockets", () => {
  test("SYN130 messages of one turn leave as one write and arrive whole and in order, whatever their size, for any client", async () => {
    const pairs = [await connect(), await connect(), await connect()];
    const sizes = [1, 125, 126, 4_000, 65_535, 65_536, 300_000, 7];
    const turns = [sizes.map((size, at) => message(size, at)), [message(200, 8)], [message(90, 9), message(2_000, 10)]];
    const writes = vi.spyOn(pairs[0]?.socket as Duplex, "write");
    for (const turn of turns) {
      for (const one of turn) for (const { outbox } of pairs) outbox.send(one);
      // A control frame of ws in the middle of a turn goes between two messages, never into one.
      for (const { near } of pairs) near.ping();
      await new Promise(setImmediate);
    }
    const all = turns.flat().map((one) => Buffer.from(one));
    for (const { got } of pairs) await vi.waitFor(() => expect(got).toHaveLength(all.length), { timeout: 15_000 });
    for (const { got } of pairs) expect(got.map((one, at) => one.equals(all[at] ?? one))).toEqual(all.map(() => true));
    // Two small messages of one turn are one buffer, and the very same one for every connection.
    const last = writes.mock.calls.at(-1)?.[0];
    expect(last).toHaveLength(2 + 90 + 4 + 2_000);
  });

  test("SYN131 a connection says in bytes what has not gone yet, and what was sent before its close arrives", async () => {
    const { client, near, outbox, got } = await connect();
    expect(outbox.buffered()).toBe(0);
    client.pause();
    const block = message(1_000_000, 1);
    outbox.send(block);
    expect(outbox.buffered()).toBe(block.length);
    let sent = 1;
    while (outbox.buffered() < 8_000_000) {
      outbox.send(block);
      sent += 1;
      await new Promise(setImmediate);
    }
    client.resume();
    await vi.waitFor(() => expect(outbox.buffered()).toBe(0), { timeout: 15_000 });
    outbox.send(message(10, 2));
    outbox.flush();
    near.close(1012, "restart");
    const [code] = await once(client, "close");
    expect(code).toBe(1012);
    expect(got).toHaveLength(sent + 1);
    expect(got.at(-1)).toHaveLength(10);
  });
});
