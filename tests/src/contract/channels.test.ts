import { describe, expect, test } from "vitest";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import type { OpenedBoard } from "@tablee/shared/protocol/http";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { joinBoard, openBoard, openHouse } from "../support/house.ts";
import { waysIn } from "../support/ways.ts";
import type { Ways } from "../support/ways.ts";

const OPEN: Ways = { api: 200, sync: "frames", live: "connected", tunnel: "connected" };

describe("the ways in", () => {
  test("HOM16 one token opens all channels, in a bearer header or in the cookie", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    expect(await waysIn(house.url, opened, { authorization: `Bearer ${opened.token}` })).toEqual(OPEN);
    expect(await waysIn(house.url, opened, { cookie: `tablee=${opened.token}` })).toEqual(OPEN);
  });

  test("HOM17 nobody, and somebody of another table, get the same answer on every channel as for a table that is not there", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    const elsewhere = await openBoard(house.url);
    const closed: Ways = { api: 404, sync: 404, live: "not-found", tunnel: "not-found" };
    expect(await waysIn(house.url, opened, {})).toEqual(closed);
    const stranger = { authorization: `Bearer ${elsewhere.token}` };
    expect(await waysIn(house.url, opened, stranger)).toEqual(closed);
    const absent = {
      ...opened,
      board: { ...opened.board, id: "nothing" as OpenedBoard["board"]["id"] },
      sync: { path: "/sync/nothing.1" },
    };
    expect(await waysIn(house.url, absent, stranger)).toEqual(closed);
    // Of the epochs before and after only a member hears anything.
    const epoch = (number: number) => ({ ...opened, sync: { path: opened.sync.path.replace(/\d+$/, String(number)) } });
    const member = { authorization: `Bearer ${opened.token}` };
    expect(await waysIn(house.url, epoch(0), stranger)).toEqual(closed);
    expect(await waysIn(house.url, epoch(0), member)).toMatchObject({
      sync: CLOSE.epochGone.code,
      tunnel: "epoch-gone",
    });
    expect(await waysIn(house.url, epoch(2), member)).toMatchObject({ sync: 404, tunnel: "not-found" });
  });

  test("HOM18 a page of another origin is turned away from every channel, whatever cookie it brings", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    const headers = { cookie: `tablee=${opened.token}`, origin: "https://elsewhere.example" };
    const ways = await waysIn(house.url, opened, headers);
    expect(ways).toMatchObject({ api: 403, sync: 403 });
    expect([ways.live, ways.tunnel]).toEqual(["xhr poll error", "xhr poll error"]);
    expect(await waysIn(house.url, opened, { ...headers, origin: house.url })).toEqual(OPEN);
  });

  test("HOM19 another version of the protocol is told so on every channel, and none is today’s on the document alone", async () => {
    await using house = await openHouse();
    const opened = await openBoard(house.url);
    const headers = { authorization: `Bearer ${(await joinBoard(house.url, opened.board.code)).token}` };
    const next = await waysIn(house.url, opened, headers, { version: PROTOCOL_VERSION + 1 });
    expect(next).toEqual({ api: 200, sync: CLOSE.outdated.code, live: "outdated", tunnel: "outdated" });
    expect(await waysIn(house.url, opened, headers, { version: "none" })).toEqual({ ...OPEN, live: "outdated" });
  });
});
