import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { cardRect, intersects } from "@tablee/shared/board/geometry";
import type { Point, Rect } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { BoardState } from "../board-store.ts";
import type { Selection } from "../workspace.ts";
import type { Camera } from "./camera.ts";
import type { DriftStore } from "./drift.ts";
import {
  coverOf,
  CULL_FROM_COUNT,
  FAR_MOUNTED_COUNT,
  isCovered,
  isFarAt,
  keptRect,
  zoomingCoverOf,
} from "./culling.ts";
import type { Cover } from "./culling.ts";
import { followRanks } from "./ranks.ts";
import type { Ranks } from "./ranks.ts";
import { Grid } from "./spatial.ts";

/** What of the board is on the canvas now: kept up to date by what changed, read by the components that mount it. */
export interface SceneState {
  /** The cards to mount, in reading order. */
  readonly shown: readonly CardId[];
  /** Too far away to read: those mounted are there for keys and readers. */
  readonly isFar: boolean;
  /** All cards are drawn as one picture: while far, while the zoom changes, and until those in view are mounted. */
  readonly isDrawn: boolean;
  /** Chosen, moving or written in: whole also from far away, and not in the picture. */
  readonly whole: ReadonlySet<CardId>;
  readonly cover: Cover;
}

/** Longer than between two steps of a wheel. */
const ZOOM_RESTS_MS = 120;
/** A card is mounted in about a third of a millisecond. */
const MOUNTED_PER_FRAME = 30;

interface Parts {
  readonly board: StoreApi<BoardState>;
  readonly selection: StoreApi<Selection>;
  readonly camera: Camera;
  readonly drift: DriftStore;
}

export class Scene {
  readonly state: StoreApi<SceneState>;
  readonly ranks: () => Ranks;
  readonly #parts: Parts;
  readonly #grid = new Grid();
  readonly #ends: readonly (() => void)[];
  #settling: ReturnType<typeof setTimeout> | undefined;
  #isZooming = false;
  #frame = 0;

  constructor(parts: Parts) {
    const { board, selection, camera, drift } = parts;
    this.#parts = parts;
    this.ranks = followRanks(board);
    for (const card of board.getState().board.cards.values()) this.#grid.put(card.id, cardRect(card));
    this.state = createStore<SceneState>(() => this.#look(null, this.#cover()));
    this.#ends = [
      camera.state.subscribe(({ zoom }, before) => this.#follow(zoom, before.zoom)),
      board.subscribe((next, before) => {
        if (this.#take(next) || next.order !== before.order) this.#again();
      }),
      selection.subscribe((next, before) => {
        if (next.ids !== before.ids || next.editing !== before.editing) this.#again();
      }),
      drift.state.subscribe((next, before) => {
        if (!hasSameKeys(next.drift, before.drift)) this.#again();
      }),
    ];
  }

  /** The zoom changes step by step, and goes through sizes that nobody stays at. */
  get isZooming(): boolean {
    return this.#isZooming;
  }

  within(area: Rect): Set<CardId> {
    return this.#grid.within(area);
  }

  rectOf(id: CardId): Rect | undefined {
    return this.#grid.get(id);
  }

  /** The uppermost card under a point of the board. */
  cardAt({ x, y }: Point): CardId | null {
    const { level } = this.ranks();
    const under = [...this.#grid.within({ x, y, w: 0.001, h: 0.001 })];
    return under.sort((one, other) => (level.get(other) ?? 0) - (level.get(one) ?? 0))[0] ?? null;
  }

  close(): void {
    clearTimeout(this.#settling);
    if (this.#frame !== 0) cancelAnimationFrame(this.#frame);
    for (const end of this.#ends) end();
  }

  /** True when a card came, went, or lies elsewhere. */
  #take({ touched, board: { cards } }: BoardState): boolean {
    let isMoved = false;
    for (const id of touched) {
      const card = cards.get(id);
      isMoved = (card ? this.#grid.put(id, cardRect(card)) : this.#grid.remove(id)) || isMoved;
    }
    return isMoved;
  }

  #follow(zoom: number, old: number): void {
    if (zoom !== old) {
      // One step alone is a jump to where one stays.
      this.#isZooming = this.#settling !== undefined;
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => this.#settle(), ZOOM_RESTS_MS);
    }
    const { cover } = this.state.getState();
    if (!isCovered(cover, this.#parts.camera.seen(), this.#isZooming ? "changing" : zoom)) this.#lookAround();
  }

  #settle(): void {
    this.#settling = undefined;
    this.#isZooming = false;
    this.#lookAround();
  }

  #cover(): Cover {
    const { camera } = this.#parts;
    const { zoom } = camera.state.getState();
    return (this.#isZooming ? zoomingCoverOf : coverOf)(camera.seen(), zoom);
  }

  #lookAround(): void {
    this.state.setState((before) => this.#look(before, this.#cover()));
  }

  #again(): void {
    this.state.setState((before) => this.#look(before, before.cover));
  }

  #look(before: SceneState | null, cover: Cover): SceneState {
    const { board, selection, drift } = this.#parts;
    const { cards } = board.getState().board;
    // A zoom goes through sizes that nobody stays at: what is mounted is stretched, and the picture shows the rest.
    const going = this.#isZooming ? before : null;
    const isFar = going ? going.isFar : isFarAt(cover.zoom, before?.isFar ?? false);
    const whole = wholeCards(selection.getState(), drift, cards);
    const inCover = going ? going.shown.filter((id) => cards.has(id)) : this.#inCover({ before, cover, isFar });
    const wanted = new Set([...whole, ...inCover]);
    const next = nextSlice(before?.shown ?? [], wanted, (id) => whole.has(id) || this.#isInView(id));
    const { at } = this.ranks();
    const shown = [...next].sort((one, other) => (at.get(one) ?? 0) - (at.get(other) ?? 0));
    const isWaiting = next.size < wanted.size;
    if (isWaiting) this.#lookSoon();
    const isDrawn = isFar || going !== null || (isWaiting && (before?.isDrawn ?? false));
    return settled(before, { shown, isFar, isDrawn, whole, cover });
  }

  #inCover(look: {
    readonly before: SceneState | null;
    readonly cover: Cover;
    readonly isFar: boolean;
  }): Iterable<CardId> {
    const { before, cover, isFar } = look;
    const { order } = this.#parts.board.getState();
    const seen = this.#parts.camera.seen();
    if (order.length < CULL_FROM_COUNT) return order;
    if (isFar) return firstOf(order, this.#grid.within(seen));
    const found = this.#grid.within(cover.rect);
    const kept = keptRect(seen);
    for (const id of before && !before.isFar ? before.shown : []) {
      const rect = this.#grid.get(id);
      if (rect && intersects(kept, rect)) found.add(id);
    }
    return found;
  }

  #isInView(id: CardId): boolean {
    const rect = this.#grid.get(id);
    return rect !== undefined && intersects(this.#parts.camera.seen(), rect);
  }

  /** The rest of what is wanted, in the frames that follow. */
  #lookSoon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#again();
    });
  }
}

/** A whole large board may be chosen or carried; it is then treated as any other. */
function wholeCards(
  { ids, editing }: Selection,
  { state }: DriftStore,
  cards: ReadonlyMap<CardId, unknown>,
): ReadonlySet<CardId> {
  const { drift } = state.getState();
  const whole = new Set<CardId>();
  for (const some of [ids, drift]) if (some.size < CULL_FROM_COUNT) for (const id of some.keys()) whole.add(id);
  if (editing !== null) whole.add(editing);
  for (const id of whole) if (!cards.has(id)) whole.delete(id);
  return whole;
}

/** What did not change stays the same object, down to the whole state: nobody is called for nothing. */
function settled(before: SceneState | null, next: SceneState): SceneState {
  if (!before) return next;
  const shown = isSame(before.shown, next.shown) ? before.shown : next.shown;
  const whole = isSame([...before.whole], [...next.whole]) ? before.whole : next.whole;
  const isAll =
    shown === before.shown &&
    whole === before.whole &&
    next.cover === before.cover &&
    next.isFar === before.isFar &&
    next.isDrawn === before.isDrawn;
  return isAll ? before : { ...next, shown, whole };
}

/** What is mounted next: all that is and still should be, and of the rest, what comes first, as many as a frame bears. */
function nextSlice(
  mounted: readonly CardId[],
  wanted: ReadonlySet<CardId>,
  isFirst: (id: CardId) => boolean,
): ReadonlySet<CardId> {
  const next = new Set(mounted.filter((id) => wanted.has(id)));
  const missing = [...wanted].filter((id) => !next.has(id));
  if (missing.length <= MOUNTED_PER_FRAME) return wanted;
  const [near, far] = [missing.filter(isFirst), missing.filter((id) => !isFirst(id))];
  for (const id of [...near, ...far].slice(0, MOUNTED_PER_FRAME)) next.add(id);
  return next;
}

function firstOf(order: readonly CardId[], among: ReadonlySet<CardId>): CardId[] {
  const first: CardId[] = [];
  for (const id of order) {
    if (first.length >= FAR_MOUNTED_COUNT) break;
    if (among.has(id)) first.push(id);
  }
  return first;
}

function isSame(one: readonly CardId[], other: readonly CardId[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at]);
}

function hasSameKeys(one: ReadonlyMap<CardId, unknown>, other: ReadonlyMap<CardId, unknown>): boolean {
  return one.size === other.size && [...one.keys()].every((id) => other.has(id));
}
