import * as shapes from "@tablee/shared/board/edit-shapes";
import type { Hand } from "@tablee/shared/board/hand";
import { SHAPE_KINDS } from "@tablee/shared/board/types";
import type { Board } from "@tablee/shared/board/types";
import type { ShapeId } from "@tablee/shared/ids";
import type { Random } from "./random.ts";

/** What can be done with what is drawn, by chance. */

interface Moment {
  readonly hand: Hand;
  readonly random: Random;
  readonly board: Board;
}

const FEW = 20;
const WORDS = ["", "à revoir", "أن نأخذ", "deux\nlignes"];

function chosen({ random, board }: Moment): ShapeId[] {
  return random.some([...board.shapes.keys()], 3);
}

function newShape({ random }: Moment): shapes.NewShape {
  const number = (): number => random.below(10_000);
  return {
    kind: random.pick(SHAPE_KINDS) ?? "text",
    rect: { x: number() - 5_000, y: number() / 3, w: 1 + random.below(600), h: 1 + random.below(400) },
    text: random.pick(WORDS) ?? "",
    colour: random.pick(["mint", "#a1b2c3", null]) ?? null,
    points: Array.from({ length: 6 + 6 * random.below(8) }, number),
    stamp: random.pick(["👍", "⭐"]) ?? "👍",
  };
}

export const SHAPE_ACTIONS: Readonly<Record<string, (moment: Moment) => unknown>> = {
  addShapes: (moment) => moment.board.shapes.size < FEW && shapes.addShapes(moment.hand, [newShape(moment)]),
  moveShapes: (moment) =>
    shapes.moveShapes(
      moment.hand,
      chosen(moment).map((id) => ({ id, x: moment.random.below(900), y: -moment.random.below(900) / 7 })),
    ),
  placeShapes: (moment) =>
    shapes.placeShapes(
      moment.hand,
      chosen(moment).map((id) => ({ id, rect: newShape(moment).rect })),
    ),
  styleShapes: (moment) => shapes.styleShapes(moment.hand, chosen(moment), { colour: newShape(moment).colour ?? null }),
  orderShapes: (moment) => shapes.orderShapes(moment.hand, chosen(moment), chosen(moment)[0] ?? null),
  deleteShapes: (moment) => moment.random.oneIn(2) && shapes.deleteShapes(moment.hand, chosen(moment).slice(0, 1)),
};
