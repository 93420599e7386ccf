import { once } from "node:events";
import { WebSocketServer } from "ws";
import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { SYNC_UPDATE } from "@tablee/shared/protocol/frames";
import { hocuspocusDialect, stockDialect, updateIn } from "./load/dialect.ts";
import { drag, fill } from "./load/edits.ts";
import { Ledger, Sent } from "./load/ledger.ts";
import { rangesOf } from "./load/ranges.ts";
import { LightSocket } from "./load/socket.ts";

/** Ten samples of a drag, and somebody who is to get them all. */
function tenSamples() {
  const doc = new Y.Doc();
  const [card] = fill(doc, 3);
  if (card === undefined) throw new Error("no card");
  const { client, updates } = drag(Y.encodeStateAsUpdate(doc), card, 10);
  const sent = new Sent([{ client, sentAt: new Float64Array(10), sent: 10 }]);
  const delivered: number[] = [];
  const ledger = new Ledger(sent, (_place, clock) => delivered.push(clock));
  const take = (update: Uint8Array): void => rangesOf(update).forEach((range) => ledger.take(range));
  return { updates, ledger, delivered, take };
}

describe("what is counted", () => {
  test("HOM60 an edit counts once, alone or merged, early or again; what did not come is missing, whatever came after it", () => {
    const all = tenSamples();
    all.updates.forEach(all.take);
    all.updates.forEach(all.take);
    expect([all.delivered.length, all.ledger.missing()]).toEqual([10, 0]);

    const merged = tenSamples();
    merged.take(Y.mergeUpdates(merged.updates.slice(0, 6)));
    expect([merged.delivered, merged.ledger.missing()]).toEqual([[0, 1, 2, 3, 4, 5], 4]);
    merged.take(Y.mergeUpdates(merged.updates.slice(4)));
    expect([merged.delivered.length, merged.ledger.missing()]).toEqual([10, 0]);

    const dropped = tenSamples();
    dropped.updates.filter((_, at) => at !== 3 && at !== 4).forEach(dropped.take);
    expect([dropped.delivered.length, dropped.ledger.missing()]).toEqual([8, 2]);
    dropped.take(dropped.updates[4] ?? new Uint8Array());
    expect(dropped.ledger.missing()).toBe(1);

    // The hole is inside one merged update: Yjs writes a skip there.
    const holed = tenSamples();
    holed.take(Y.mergeUpdates(holed.updates.filter((_, at) => at !== 5)));
    expect([holed.delivered.length, holed.ledger.missing()]).toEqual([9, 1]);
  });

  test("HOM61 Hocuspocus’s frames are read as the stock ones are, behind the name of the document", () => {
    const { updates } = tenSamples();
    const update = updates[0] ?? new Uint8Array();
    const [stock, hocuspocus] = [stockDialect("/room"), hocuspocusDialect("room")];
    const heard = { kind: "update", answer: false, body: update };
    expect(stock.hear(updateIn(stock, update))).toEqual(heard);
    const frame = updateIn(hocuspocus, update);
    expect(Buffer.from(frame.subarray(0, 7)).toString("latin1")).toBe("\u0004room\u0000\u0002");
    expect(hocuspocus.hear(frame)).toEqual(heard);
    expect(hocuspocus.hear(hocuspocus.awareness(new Uint8Array([0])))).toMatchObject({ kind: "awareness" });
    // What it says of itself: authenticated, stored. Its answer that asks nothing back is an answer all the same.
    expect(hocuspocus.hear(new Uint8Array([...Buffer.from("\u0004room"), 2, 2, 0]))).toEqual({ kind: "other" });
    const reply = hocuspocus.sync(SYNC_UPDATE, update);
    reply[5] = 4;
    reply[6] = 1;
    expect(hocuspocus.hear(reply)).toEqual({ ...heard, answer: true });
    expect(hocuspocus.greeting).toHaveLength(1);
  });

  test("HOM62 the light socket hands over every frame whole, however the network cuts them", async () => {
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
    const sizes = [0, 1, 125, 126, 65_535, 65_536, 3_000_000, 7];
    server.on("connection", (socket) => {
      socket.on("message", (echo: Buffer) => {
        for (const size of sizes) socket.send(Buffer.alloc(size, size % 251));
        socket.send(echo);
      });
    });
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const frames: Buffer[] = [];
    const socket = await LightSocket.open({ port, path: "/", headers: {} }, (one) => {
      one.onFrame = (payload) => frames.push(Buffer.from(payload));
    });
    const sent = Buffer.alloc(70_000, 3);
    socket.send(sent);
    await expect.poll(() => frames.length).toBe(sizes.length + 1);
    expect(
      frames.slice(0, -1).map((frame) => [frame.length, frame.every((byte) => byte === frame.length % 251)]),
    ).toEqual(sizes.map((size) => [size, true]));
    expect(frames.at(-1)?.equals(sent)).toBe(true);
    socket.close();
    server.close();
  });
});
