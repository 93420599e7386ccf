import { intersects } from "@tablee/shared/board/geometry";
import type { Rect } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { expect, test } from "vitest";
import { Grid } from "./spatial.ts";

/** The same numbers each time: whole, from 0 to below `most`. */
function numbers(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
}

test("CAN53 what is in a rectangle is found among squares as it is found one by one, however cards move, grow and go", () => {
  const next = numbers(7);
  const grid = new Grid();
  const all = new Map<CardId, Rect>();
  const some = (): Rect => {
    // Now and then one as large as a peer likes, and one at a negative place.
    const size = next(40) === 0 ? 20_000_000 : 40 + next(600);
    return { x: next(20_000) - 10_000, y: next(20_000) - 10_000, w: size, h: 40 + next(600) };
  };
  for (let turn = 0; turn < 2_000; turn += 1) {
    const id = `card-${next(300)}` as CardId;
    if (next(5) === 0) {
      grid.remove(id);
      all.delete(id);
    } else {
      const rect = some();
      grid.put(id, rect);
      all.set(id, rect);
    }
    if (turn % 20 !== 0) continue;
    const area = { ...some(), ...(next(3) === 0 && { w: 30_000, h: 30_000 }) };
    const expected = [...all].flatMap(([one, rect]) => (intersects(rect, area) ? [one] : []));
    expect([...grid.within(area)].sort()).toEqual(expected.sort());
  }
});
