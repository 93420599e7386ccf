import { expect, test } from "vitest";
import type { CardId } from "../ids.ts";
import * as limits from "../limits.ts";
import { readPresence, writePresence } from "./presence.ts";

test("LIM7 of a selection over its limit the first cards are shown, whoever wrote it", () => {
  const ids = Array.from({ length: limits.PRESENCE_SELECTED_MAX_COUNT + 1 }, (_, at) => `c${at}` as CardId);
  const first = ids.slice(0, limits.PRESENCE_SELECTED_MAX_COUNT);
  const shown = {
    view: "canvas",
    cursor: null,
    typing: null,
    eye: null,
    selected: ids,
    drag: { ids, dx: 1, dy: 1 },
  } as const;
  expect(writePresence(shown)).toMatchObject({ s: first, d: { i: first } });
  expect(readPresence({ m: "iris", s: ids, d: { i: ids, o: [1, 1] } })).toMatchObject({
    selected: first,
    drag: { ids: first },
  });
});

test("LIM108 of a stroke being drawn so many points are shown as fit, whoever wrote it, and all of it fits a presence", () => {
  const ink = Array.from({ length: limits.PRESENCE_INK_POINTS_MAX_COUNT + 9 }, (_, at) => ({
    x: -99_000 + at * 777,
    y: 100 - at * 555,
  }));
  const selected = Array.from({ length: 40 }, () => "x".repeat(22) as CardId);
  const state = writePresence({ view: "canvas", cursor: null, typing: null, eye: null, drag: null, selected, ink });
  const first = ink.slice(0, limits.PRESENCE_INK_POINTS_MAX_COUNT);
  expect(readPresence({ ...state, m: "iris" })?.ink).toEqual(first);
  expect(JSON.stringify({ ...state, m: "x".repeat(22) }).length).toBeLessThan(limits.PRESENCE_MAX_BYTES);
  expect(readPresence({ m: "iris", k: Array.from({ length: 4_000 }, () => 1) })?.ink).toHaveLength(first.length);
  expect(readPresence({ m: "iris", k: [1, "x"] })?.ink).toBeUndefined();
});
