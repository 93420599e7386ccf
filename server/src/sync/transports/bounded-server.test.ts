import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { Duplex } from "node:stream";
import { describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import * as limits from "@tablee/shared/limits";
import { BoundedServer } from "./bounded-server.ts";

const MASK = [0, 0, 0, 0];

/** A line whose other end is this test: ws reads what is pushed, in the pieces in which it is pushed. */
class Line extends Duplex {
  override _read(): void {}
  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    done();
  }
}

interface Heard {
  readonly line: Line;
  readonly messages: number[];
  readonly errors: string[];
}

function connect(): Heard {
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  Object.assign(request.headers, {
    upgrade: "websocket",
    connection: "Upgrade",
    "sec-websocket-version": "13",
    "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
  });
  const heard: Heard = { line: new Line(), messages: [], errors: [] };
  new BoundedServer().handleUpgrade(request, heard.line, Buffer.alloc(0), (webSocket: WebSocket) => {
    webSocket.on("message", (data: Buffer) => heard.messages.push(data.length));
    webSocket.on("error", (error) => heard.errors.push(error.message));
  });
  return heard;
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

describe("what a WebSocket may cost before it says anything", () => {
  test("LIM82 a message in as many fragments as allowed is taken, and one more closes its connection", async () => {
    const send = async ({ line }: Heard, fragments: number): Promise<void> => {
      for (let at = 0; at < fragments; at += 1) {
        const first = (at === 0 ? 0x02 : 0x00) | (at === fragments - 1 ? 0x80 : 0);
        line.push(Buffer.from([first, 0x81, ...MASK, at & 0xff]));
      }
      await turn();
    };
    const fine = connect();
    await send(fine, limits.FRAGMENTS_PER_FRAME_MAX_COUNT);
    expect(fine).toMatchObject({ messages: [limits.FRAGMENTS_PER_FRAME_MAX_COUNT], errors: [] });
    const flood = connect();
    await send(flood, limits.FRAGMENTS_PER_FRAME_MAX_COUNT + 1);
    expect(flood).toMatchObject({ messages: [], errors: ["Too many message fragments"] });
  });

  test("LIM83 a frame in as many pieces of the line as allowed is taken, and in more closes its connection", async () => {
    const send = async ({ line }: Heard, bytes: number): Promise<void> => {
      line.push(Buffer.from([0x82, 0xfe, bytes >> 8, bytes & 0xff, ...MASK]));
      for (let at = 0; at < bytes; at += 1) {
        await turn();
        line.push(Buffer.from([1]));
      }
      await turn();
    };
    const fine = connect();
    await send(fine, limits.CHUNKS_PER_FRAME_MAX_COUNT);
    expect(fine).toMatchObject({ messages: [limits.CHUNKS_PER_FRAME_MAX_COUNT], errors: [] });
    const drip = connect();
    await send(drip, limits.CHUNKS_PER_FRAME_MAX_COUNT + 2);
    expect(drip).toMatchObject({ messages: [], errors: ["Too many buffered chunks"] });
  });
});
