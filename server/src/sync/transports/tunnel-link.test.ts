import { once } from "node:events";
import { createServer } from "node:http";
import type { Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Server } from "socket.io";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as limits from "@tablee/shared/limits";
import { LIVE_PATH, TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import { Meter } from "../../metrics/meter.ts";
import { TunnelLink } from "./tunnel-link.ts";
import type { TunnelSocket } from "./tunnel.ts";

const SOON = { timeout: 15_000 };
const SEPARATOR = "\u001e";
const QUERY = `${LIVE_PATH}/?EIO=4`;

/** The other end, packet by packet: it polls when it is told to and not before. */
class Poller {
  readonly #base: string;
  readonly frames: Buffer[] = [];
  readonly closes: string[] = [];
  sid = "";
  polls = 0;

  constructor(port: number) {
    this.#base = `127.0.0.1:${port}`;
  }

  async open(): Promise<void> {
    const hello = await (await fetch(`http://${this.#base}${QUERY}&transport=polling`)).text();
    this.sid = JSON.parse(hello.slice(1)).sid;
    const body = `40${TUNNEL_NAMESPACE},`;
    await fetch(`http://${this.#base}${QUERY}&transport=polling&sid=${this.sid}`, { method: "POST", body });
    await this.poll();
  }

  async poll(): Promise<string[]> {
    const answer = await fetch(`http://${this.#base}${QUERY}&transport=polling&sid=${this.sid}`);
    const packets = (await answer.text()).split(SEPARATOR);
    this.polls += 1;
    for (const packet of packets) this.#hear(packet);
    return packets;
  }

  #hear(packet: string): void {
    if (packet.startsWith("b")) this.frames.push(Buffer.from(packet.slice(1), "base64"));
    if (packet.includes('["close"')) this.closes.push(packet);
  }

  /** As Engine.IO’s client does it: a probe beside the polls, then the change. */
  async upgrade(): Promise<WebSocket> {
    const socket = new WebSocket(`ws://${this.#base}${QUERY}&transport=websocket&sid=${this.sid}`);
    await once(socket, "open");
    const pong = once(socket, "message");
    socket.send("2probe");
    await pong;
    // The server lets the poll that waits come home.
    await this.poll();
    socket.on("message", (data: Buffer, isBinary) => {
      if (isBinary) this.frames.push(data);
    });
    socket.send("5");
    return socket;
  }
}

let http: HttpServer;
let io: Server;
let poller: Poller;
let link: TunnelLink;

beforeEach(async () => {
  http = createServer();
  io = new Server(http, { path: LIVE_PATH });
  await new Promise<void>((resolve) => {
    http.listen(0, "127.0.0.1", resolve);
  });
  io.of(TUNNEL_NAMESPACE).on("connection", (socket) => {
    // The namespace has no events of its own types here.
    link = new TunnelLink(socket as unknown as TunnelSocket, new Meter());
  });
  poller = new Poller((http.address() as AddressInfo).port);
  await poller.open();
});

afterEach(async () => {
  await io.close();
});

function frame(number: number, length = 4): Uint8Array {
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}

function numbers(): number[] {
  return poller.frames.map((one) => one.readUInt32BE(0));
}

describe("the tunnel’s link", () => {
  test("LIM89 one frame comes whole by the poll that waits; on a busy board they are gathered for it, all in order", async () => {
    const first = poller.poll();
    link.send(frame(0));
    expect(await first).toHaveLength(2);
    expect(numbers()).toEqual([0]);
    const before = poller.polls;
    let sent = 1;
    const begun = performance.now();
    // As many as are due by now: a machine with other work ticks less often.
    const stream = setInterval(() => {
      for (const due = (performance.now() - begun) / 4; sent < due; sent += 1) link.send(frame(sent));
    }, 4);
    const end = performance.now() + 10 * limits.TUNNEL_GATHER_MS;
    while (performance.now() < end) await poller.poll();
    clearInterval(stream);
    while (poller.frames.length < sent) await poller.poll();
    expect(numbers()).toEqual(Array.from({ length: sent }, (_, at) => at));
    expect(poller.polls - before).toBeLessThanOrEqual(12);
    expect(sent).toBeGreaterThan(3 * (poller.polls - before));
  });

  test("SYN132 what waits for the next poll counts in bytes until a poll has taken it and come home", async () => {
    for (let at = 0; at < 5; at += 1) link.send(frame(at, 100_000));
    expect(link.buffered()).toBe(500_000);
    await pause(2 * limits.TUNNEL_GATHER_MS);
    expect(link.buffered()).toBe(500_000);
    await poller.poll();
    // Taken, and perhaps not yet there: only the next poll says so.
    expect(link.buffered()).toBe(500_000);
    const next = poller.poll();
    await vi.waitFor(() => expect(link.buffered()).toBe(0), SOON);
    link.close(1012, "restart");
    await next;
    expect(poller.closes).toHaveLength(1);
    expect(numbers()).toEqual([0, 1, 2, 3, 4]);
  });

  test("SYN133 a change of transport in the middle of a stream of frames loses none and keeps their order", async () => {
    let sent = 0;
    const stream = setInterval(() => {
      link.send(frame(sent));
      sent += 1;
    }, 2);
    for (let at = 0; at < 3; at += 1) await poller.poll();
    const socket = await poller.upgrade();
    await vi.waitFor(() => expect(sent).toBeGreaterThan(50), SOON);
    clearInterval(stream);
    await vi.waitFor(() => expect(link.buffered()).toBe(0), SOON);
    await vi.waitFor(() => expect(poller.frames).toHaveLength(sent), SOON);
    expect(numbers()).toEqual(Array.from({ length: sent }, (_, at) => at));
    socket.close();
  });
});
