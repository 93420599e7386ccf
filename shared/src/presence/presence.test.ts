import { expect, test } from "vitest";
import type { CardId, MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { readPresence, writePresence } from "./presence.ts";
import type { Presence } from "./presence.ts";

const shown: Omit<Presence, "member"> = {
  view: "canvas",
  cursor: { x: 10.4, y: -3.6 },
  selected: ["c1" as CardId],
  drag: { ids: ["c1" as CardId], dx: 5, dy: 6 },
  typing: null,
  eye: { x: 1, y: 2, zoom: 0.5 },
};

test("PRE1 what is shown comes back, in whole pixels, with the member the server wrote", () => {
  expect(readPresence({ ...writePresence(shown), m: "iris" })).toEqual({
    ...shown,
    member: "iris" as MemberId,
    cursor: { x: 10, y: -4 },
  });
});

test("PRE2 the largest selection still fits the limit of a presence", () => {
  const ids = Array.from({ length: 500 }, (_, at) => `${"x".repeat(20)}${at % 10}` as CardId);
  const state = writePresence({ ...shown, selected: ids, drag: { ids, dx: 1, dy: 1 } });
  expect(JSON.stringify({ ...state, m: "x".repeat(22) }).length).toBeLessThan(limits.PRESENCE_MAX_BYTES);
});

test("anything else is no presence", () => {
  for (const odd of [null, 3, "x", {}, { m: 4 }, { m: "__proto__" }]) expect(readPresence(odd)).toBeUndefined();
  expect(readPresence({ m: "iris", c: ["a", 1], d: { i: 3 }, e: [1], v: "moon" })).toMatchObject({
    view: "canvas",
    cursor: null,
    drag: null,
    eye: null,
  });
});

test("UIX2 whoever hides shows no view, no place and no choice, though the server says they are at the table", () => {
  expect(readPresence({ m: "iris" })).toBeUndefined();
});
