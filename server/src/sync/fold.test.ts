import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import * as Y from "yjs";
import * as limits from "@tablee/shared/limits";
import { TestRooms, until } from "./fixture.ts";

test("SYN38 while people write a log is folded again and again: nobody is sent less, one who is behind neither, and what is stored is the same", async () => {
  await using house = await TestRooms.open();
  const room = await house.board("folded");
  const [writer, reader, slow] = ["rossignol", "mousse", "fougère"].map((name) => house.guest(room, name));
  if (!writer || !reader || !slow) throw new Error("nobody came");
  writer.cards.set("first", 1);
  await until("in", () => slow.cards.has("first") && reader.cards.has("first"));
  slow.buffered = limits.SEND_BUFFER_MAX_BYTES + 1;
  const text = "x".repeat(100_000);
  for (let at = 0; house.log.folds < 2; at += 1) {
    writer.cards.set(`c${at % 5}`, `${at}${text}`);
    writer.cards.set(`n${at}`, at);
    await pause(5);
  }
  slow.buffered = 0;
  const fresh = house.guest(room, "mulot");
  const all = [reader, slow, fresh];
  await until("all the same", () => all.every((one) => one.cards.size === writer.cards.size && one.answers > 0));
  for (const one of all) {
    expect(one.pending).toBe(0);
    expect(one.cards.toJSON()).toEqual(writer.cards.toJSON());
  }
  const stored = await house.log.load("folded.1");
  const doc = new Y.Doc();
  for (const { bytes, version } of stored?.rows ?? []) {
    if (version === 2) Y.applyUpdateV2(doc, bytes);
    else Y.applyUpdate(doc, bytes);
  }
  expect(doc.getMap("cards").toJSON()).toEqual(writer.cards.toJSON());
  // What was written over is not kept: the log was a megabyte and more before each fold.
  expect(stored?.rows[0]?.version).toBe(2);
  expect(stored?.rows[0]?.bytes.length).toBeLessThan(limits.LOG_FOLD_BYTES);
}, 30_000);
