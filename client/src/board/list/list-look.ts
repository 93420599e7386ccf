import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { shownOf } from "@tablee/shared/board/items";
import { foldKeys, NO_WISH, sifted } from "@tablee/shared/board/sift";
import type { ListPart, Sort, Wish } from "@tablee/shared/board/sift";
import type { Card } from "@tablee/shared/board/types";
import type { Workspace } from "../workspace.ts";

/** How one person looks at the list: what of it, in which order, and what is folded. Nothing of it is written. */
export interface ListLook {
  readonly wish: Wish;
  readonly sort: Sort;
  /** Keys of areas and groups. */
  readonly folded: ReadonlySet<string>;
}

export function createListLook(): StoreApi<ListLook> {
  return createStore<ListLook>(() => ({ wish: NO_WISH, sort: "outline", folded: new Set() }));
}

export function isSifting(wish: Wish): boolean {
  const { text, author, kind, knowledge, status } = wish;
  return text.trim() !== "" || [author, kind, knowledge, status].some((one) => one !== null);
}

/** The parts of the list as it is looked at now, the folded ones whole. */
export function partsOf({ board, list, voting }: Pick<Workspace, "board" | "list" | "voting">): ListPart[] {
  const { wish, sort } = list.getState();
  const { outline, board: now } = board.getState();
  const statusOf = (card: Card) => shownOf(now, card);
  return sifted(outline, { wish, sort, points: voting.results.getState().points, statusOf });
}

export function isSortedBy(sort: Sort) {
  return ({ list }: Workspace): boolean => list.getState().sort !== sort;
}

export function sortBy(sort: Sort) {
  return ({ list }: Workspace): void => list.setState({ sort });
}

/** Of the part that holds what is drawn. */
export const SHAPES_KEY = "shapes";

export function foldAll(ws: Workspace): void {
  ws.list.setState({ folded: new Set([...foldKeys(partsOf(ws)), SHAPES_KEY]) });
}

export function unfoldAll({ list }: Workspace): void {
  list.setState({ folded: new Set() });
}

export function toggleFold({ list }: Workspace, key: string): void {
  const folded = new Set(list.getState().folded);
  if (!folded.delete(key)) folded.add(key);
  list.setState({ folded });
}
