import { expect, test } from "vitest";
import { joinBoard, openBoard } from "./house.ts";
import { Headless } from "./member.ts";
import { canariesInMemory, INSPECTED } from "./server-memory.ts";
import { Served } from "./served.ts";

const NEEDLE = "RECIT-7F3A-CANARI";
const TRIES = 4;

test("ERA2 what a running server holds in each of its threads is found: in its rooms, and in its session", async () => {
  await using served = await Served.open({ node: INSPECTED });
  const seat = await openBoard(served.url);
  expect(await canariesInMemory(NEEDLE, served.said())).toEqual([]);

  const other = await joinBoard(served.url, seat.board.code, { name: "Alisier" });
  await using alisier = new Headless(served.url, other);
  await alisier.saved();
  let rooms = "";
  // A document that nobody writes in is let go of: on a slow machine before its thread has been looked into.
  for (let tries = 0; tries < TRIES && !/doc-worker.*: heap/.test(rooms); tries += 1) {
    alisier.addCard(`mon ${NEEDLE}`);
    await alisier.saved();
    rooms = (await canariesInMemory(NEEDLE, served.said())).join("\n");
  }
  // The bytes that are served, and the document that is judged.
  expect(rooms).toMatch(/serving: buffer/);
  expect(rooms).toMatch(/doc-worker.*: heap/);

  await using host = new Headless(served.url, seat);
  await host.command("goal.set", { text: NEEDLE });
  expect((await canariesInMemory(NEEDLE, served.said())).join("\n")).toMatch(/serving: heap/);
}, 300_000);
