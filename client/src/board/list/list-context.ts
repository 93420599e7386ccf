import type { TFunction } from "i18next";
import { createContext, useContext } from "react";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { StatusOf } from "@tablee/shared/board/sift";
import type { Board } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";

/** What the rows of one list share. */
export interface ListState {
  /** The one card that Tab comes to; arrows lead from it to the others. */
  readonly stop: CardId | null;
  /** How many pieces are in the page already: a long list comes in within some frames. */
  readonly limit: number;
}

export type OpenMenu = (ids: readonly CardId[], anchor: HTMLElement) => void;

export interface ListShared {
  readonly state: StoreApi<ListState>;
  readonly openMenu: OpenMenu;
  /** Tells whether an element comes near the view or leaves it. */
  watch(element: Element, near: (isNear: boolean) => void): () => void;
}

/** Some screens ahead of the scroll: a row is whole before it is seen. */
const NEAR = "900px 0px";
const FIRST_PIECES_COUNT = 6;

export function createListShared(openMenu: OpenMenu): ListShared & { close(): void } {
  const told = new Map<Element, (isNear: boolean) => void>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) told.get(target)?.(isIntersecting);
    },
    { rootMargin: NEAR },
  );
  return {
    state: createStore<ListState>(() => ({ stop: null, limit: FIRST_PIECES_COUNT })),
    openMenu,
    watch: (element, near) => {
      told.set(element, near);
      observer.observe(element);
      return () => {
        told.delete(element);
        observer.unobserve(element);
      };
    },
    close: () => observer.disconnect(),
  };
}

export const ListContext = createContext<ListShared | null>(null);

/** What the rows say, asked for once: each asking listens by itself for what may change it, and there are thousands. */
export interface ListWords {
  readonly board: TFunction<"board">;
  readonly canvas: TFunction<"canvas">;
  /** Of closed votes. */
  readonly points: ReadonlyMap<CardId, number>;
  readonly become: Pick<Board, "notes" | "records">;
  readonly statusOf: StatusOf;
}

export const ListWordsContext = createContext<ListWords | null>(null);

export function useListWords(): ListWords {
  const words = useContext(ListWordsContext);
  if (!words) throw new Error("there is no list here");
  return words;
}

export function useList(): ListShared {
  const list = useContext(ListContext);
  if (!list) throw new Error("there is no list here");
  return list;
}
