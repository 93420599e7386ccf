import { intersects, isSameRect } from "@tablee/shared/board/geometry";
import type { Rect } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";

/**
 * Where cards or shapes lie, in squares: what is in view is found without asking every card, and a move costs what the card covers.
 * A card has one size of a few hundred pixels, for which a grid does all that a tree would.
 */
export class Grid<Id extends string = CardId> {
  static readonly #SQUARE_PX = 512;
  /** A card over more squares than this is asked every time instead: a peer may write one as large as the board. */
  static readonly #SQUARES_MOST = 256;
  readonly #squares = new Map<number, Set<Id>>();
  readonly #rects = new Map<Id, Rect>();
  readonly #huge = new Set<Id>();

  get(id: Id): Rect | undefined {
    return this.#rects.get(id);
  }

  /** True when it was not there, or elsewhere. */
  put(id: Id, rect: Rect): boolean {
    const before = this.#rects.get(id);
    if (before && isSameRect(before, rect)) return false;
    this.remove(id);
    this.#rects.set(id, rect);
    const squares = squaresOf(rect, Grid.#SQUARE_PX);
    if (squares.count > Grid.#SQUARES_MOST) this.#huge.add(id);
    else for (const key of keysOf(squares)) this.#square(key).add(id);
    return true;
  }

  /** True when it was there. */
  remove(id: Id): boolean {
    const rect = this.#rects.get(id);
    if (!rect) return false;
    this.#rects.delete(id);
    if (this.#huge.delete(id)) return true;
    for (const key of keysOf(squaresOf(rect, Grid.#SQUARE_PX))) {
      const square = this.#squares.get(key);
      square?.delete(id);
      if (square?.size === 0) this.#squares.delete(key);
    }
    return true;
  }

  /** All that touch this rectangle, each once. */
  within(area: Rect): Set<Id> {
    const found = new Set<Id>();
    const squares = squaresOf(area, Grid.#SQUARE_PX);
    // From far away, most squares of the view are empty, or all are in it.
    const isWide = squares.count > this.#squares.size;
    const groups = isWide ? this.#squares.values() : keysOf(squares).map((key) => this.#squares.get(key) ?? []);
    for (const group of [...groups, this.#huge]) for (const id of group) if (this.#touches(id, area)) found.add(id);
    return found;
  }

  #touches(id: Id, area: Rect): boolean {
    const rect = this.#rects.get(id);
    return rect !== undefined && intersects(rect, area);
  }

  #square(key: number): Set<Id> {
    const known = this.#squares.get(key);
    if (known) return known;
    const made = new Set<Id>();
    this.#squares.set(key, made);
    return made;
  }
}

interface Squares {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly count: number;
}

function squaresOf({ x, y, w, h }: Rect, size: number): Squares {
  const [left, top] = [Math.floor(x / size), Math.floor(y / size)];
  const [right, bottom] = [Math.floor((x + w) / size), Math.floor((y + h) / size)];
  return { left, top, right, bottom, count: (right - left + 1) * (bottom - top + 1) };
}

/** More than a board has squares from its left to its right: no two squares have one number. */
const SQUARES_IN_ROW = 2 ** 24;

/** Numbers, and not the words that they were: every card is put here while a large board is opened. */
function keysOf({ left, top, right, bottom }: Squares): number[] {
  const keys: number[] = [];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) keys.push(row * SQUARES_IN_ROW + column);
  return keys;
}
