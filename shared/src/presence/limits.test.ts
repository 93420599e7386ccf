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
