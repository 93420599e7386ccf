import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { MESSAGE_SYNC, SYNC_STEP_1 } from "@tablee/shared/protocol/frames";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import { createLog } from "../log.ts";
import { openStore } from "../store/open.ts";
import { RoomLog } from "../store/room-log.ts";
import { step1Frame, updateFrame } from "./frames.ts";
import { Rooms } from "./rooms.ts";

async function open() {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-question-"));
  const store = await openStore(dataDir);
  const rooms = new Rooms({ log: new RoomLog(store), logger: createLog("silent"), onPresence: () => undefined });
  const room = { board: "board" as BoardId, epoch: 1 };
  const first = new Y.Doc();
  first.getMap("cards").set("first", new Y.Map());
  await rooms.create(room, Y.encodeStateAsUpdate(first));
  const sit = (name: string) => {
    const received: Uint8Array[] = [];
    const closes: string[] = [];
    const connection = rooms.connect(
      {
        send: (frame) => received.push(frame),
        close: (_, reason) => closes.push(reason),
        buffered: () => 0,
      },
      { room, member: name as MemberId, access: { cards: true, structure: true, reason: null } },
    );
    return { connection, received, closes, asked: () => received.filter(isQuestion).length };
  };
  return {
    sit,
    [Symbol.asyncDispose]: async () => {
      await rooms.close();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function isQuestion(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE_SYNC && frame[1] === SYNC_STEP_1;
}

async function until(holds: () => boolean): Promise<void> {
  for (let times = 0; times < 400 && !holds(); times += 1)
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  expect(holds()).toBe(true);
}

function writer(): { doc: Y.Doc; write: (key: string) => Uint8Array } {
  const doc = new Y.Doc();
  const write = (key: string): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    doc.getMap("links").set(key, new Y.Map());
    return updateFrame(Y.encodeStateAsUpdate(doc, before));
  };
  return { doc, write };
}

test("SYN62 a question that cannot be read, asked while one's changes are under way, closes its sender alone", async () => {
  await using house = await open();
  const [honest, hostile] = [house.sit("iris"), house.sit("ortie")];
  await until(() => honest.asked() + hostile.asked() === 2);
  hostile.connection.receive(writer().write("a"));
  hostile.connection.receive(step1Frame(new Uint8Array([2, 7, 1])));
  honest.connection.receive(writer().write("b"));
  const before = honest.received.length;
  await until(() => hostile.closes.length > 0 && honest.received.length > before);
  expect(hostile.closes).toEqual(["ended too early"]);
  expect(honest.closes).toEqual([]);
});

test("SYN56 one who writes on before the room has what they wrote without a network is asked for it, not turned away", async () => {
  await using house = await open();
  const { connection, closes, asked } = house.sit("iris");
  const { doc, write } = writer();
  write("without a network");
  await until(() => asked() === 1);
  connection.receive(write("too early"));
  await until(() => asked() === 2);
  connection.receive(updateFrame(Y.encodeStateAsUpdate(doc)));
  const other = house.sit("tilleul");
  const read = new Y.Doc();
  await until(() => {
    other.connection.receive(step1Frame(Y.encodeStateVector(read)));
    for (const frame of other.received.splice(0))
      if (!isQuestion(frame) && frame[0] === MESSAGE_SYNC) note(read, frame);
    return read.getMap("links").size === 2;
  });
  expect(closes).toEqual([]);
});

function note(doc: Y.Doc, frame: Uint8Array): void {
  // The kind, the step, and then a length of as many bytes as its size needs.
  const at = frame.findIndex((byte, index) => index >= 2 && byte < 128);
  Y.applyUpdate(doc, frame.subarray(at + 1));
}
