import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { newAllowance } from "./allowance.ts";
import { conflicts, TestRooms, until } from "./fixture.ts";
import { updateFrame } from "./frames.ts";
import { DocHost } from "./workers/doc-host.ts";

/** What one member can make of a room that all others have to carry. */

describe("what a room has to carry", () => {
  let house: TestRooms;
  beforeAll(async () => {
    house = await TestRooms.open();
  });
  afterAll(async () => {
    await house[Symbol.asyncDispose]();
  });

  test("LIM95 one person begins to write under so many client ids, then waits; what is written under old ones goes on", async () => {
    const room = await house.board("many-ids");
    const [serin, lierre] = [house.guest(room, "serin"), house.guest(room, "lierre")];
    const most = limits.NEW_CLIENT_IDS_PER_MEMBER_BURST_COUNT;
    serin.connection.receive(updateFrame(conflicts(most + 1, 1)));
    await until("more than may ever come at once is refused", () => serin.closes.length > 0);
    expect(serin.closes).toEqual([{ code: CLOSE.refused.code, reason: "too many client ids of one person" }]);
    const again = house.guest(room, "serin");
    again.connection.receive(updateFrame(conflicts(most - 1, 1)));
    again.cards.set("own", 1);
    await until("as many as may come are taken", () => lierre.cards.has("own") && lierre.cards.has("k"));
    const another = house.guest(room, "serin");
    another.cards.set("one more", 1);
    await until("one more has to wait", () => another.closes.length > 0);
    expect(another.closes.map(({ code }) => code)).toEqual([CLOSE.tooFast.code]);
    again.cards.set("own", 2);
    lierre.cards.set("other", 1);
    await until("all else goes on", () => lierre.cards.get("own") === 2 && again.cards.has("other"));
    expect([again.closes, lierre.closes, lierre.cards.has("one more")]).toEqual([[], [], false]);
    const { clientIds } = newAllowance();
    expect(clientIds.take(most, performance.now())).toBe(true);
    const hour = performance.now() + 3_600_000;
    expect(clientIds.take(limits.NEW_CLIENT_IDS_PER_MEMBER_PER_HOUR_COUNT - 1, hour)).toBe(true);
    expect(clientIds.take(2, hour)).toBe(false);
  }, 30_000);

  test("LIM96 a room that is full refuses what would make it larger and says why; deletions make room again", async () => {
    const long = new Uint8Array(limits.ROOM_MAX_BYTES - 2_000);
    const room = await house.board("full", (doc) => doc.getMap("cards").set("long", long));
    const [pinson, houx] = [house.guest(room, "pinson"), house.guest(room, "houx")];
    await until("in", () => pinson.cards.has("long") && houx.cards.has("long"));
    pinson.cards.set("fits", "y".repeat(1_000));
    await until("what fits is taken", () => houx.cards.has("fits"));
    // All of it lay in the log.
    await until("it is folded", () => house.log.folds > 0);
    pinson.cards.set("too much", "y".repeat(1_000));
    await until("what does not is refused", () => pinson.closes.length > 0);
    expect(pinson.closes).toEqual([{ code: CLOSE.refused.code, reason: "board-full" }]);
    const { folds } = house.log;
    houx.cards.delete("long");
    await until("what is deleted leaves", () => house.log.folds > folds);
    const tarin = house.guest(room, "tarin");
    await until("in", () => tarin.cards.has("fits"));
    tarin.cards.set("anew", "y".repeat(2_000));
    await until("there is room again", () => houx.cards.has("anew"));
    expect([houx.closes, tarin.closes, tarin.cards.has("too much")]).toEqual([[], [], false]);
  }, 60_000);
});

test("LIM97 a document that takes too long to open ends the thread, is left for a while, and the others open again", async () => {
  const openMaxMs = limits.DOC_OPEN_MAX_MS / 40;
  const host = new DocHost(undefined, { openMaxMs });
  const dear = { name: "dear", owners: new Map(), content: () => Promise.resolve([conflicts()]) };
  const other = {
    name: "other",
    owners: new Map(),
    content: () => Promise.resolve([Y.encodeStateAsUpdate(new Y.Doc())]),
  };
  try {
    await host.open(other);
    await host.open(dear);
    expect([host.isOpen("dear"), host.isTooSlow("dear"), host.isTooSlow("other")]).toEqual([false, true, false]);
    await host.open(other);
    expect(host.isOpen("other")).toBe(true);
    // Asked again at once it costs nothing.
    await host.open(dear);
    expect([host.isOpen("dear"), host.isOpen("other")]).toEqual([false, true]);
    const later = performance.now() + limits.DOC_OPEN_AGAIN_MS;
    vi.spyOn(performance, "now").mockReturnValue(later);
    expect(host.isTooSlow("dear")).toBe(false);
  } finally {
    vi.restoreAllMocks();
    host.close();
  }
}, 60_000);
