import { Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { shownOf } from "@tablee/shared/board/items";
import type { Shown } from "@tablee/shared/board/items";
import { cardsShown, sifted } from "@tablee/shared/board/sift";
import type { ListPart } from "@tablee/shared/board/sift";
import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { later } from "../../ui/later.ts";
import { choose, rectOfThing } from "../actions/commands.ts";
import { isChoiceKept } from "../actions/kept-choice.ts";
import { useClipboard } from "../clipboard/use-clipboard.ts";
import { shapesWanted, stampNames } from "../find/shape-search.ts";
import { useBecome } from "../items/use-become.ts";
import { useRun } from "../use-run.ts";
import type { Workspace } from "../workspace.ts";
import { useBoard, useEmptyWord, useWorkspace } from "../workspace-context.ts";
import { createListShared, ListContext, ListWordsContext } from "./list-context.ts";
import type { ListShared, ListWords } from "./list-context.ts";
import { pressListKey } from "./list-keys.ts";
import { isSifting, SHAPES_KEY } from "./list-look.ts";
import { ListBar } from "./ListBar.tsx";
import type { ListMenuWish } from "./ListMenu.tsx";
import { ListPartView, piecesIn } from "./ListPart.tsx";
import "../card.css";
import "./list.css";

const ListMenu = later(async () => (await import("./ListMenu.tsx")).ListMenu);
const ListShapes = later(async () => (await import("./ListShapes.tsx")).ListShapes);

interface ListViewProps {
  /** Only the part of this place in the outline; all of it when not said. */
  readonly only?: number | undefined;
}

/** What all rows say, looked up once. */
function useSaid(): ListWords {
  const { t: board } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const points = useStore(useWorkspace().voting.results, (state) => state.points);
  const become = useBecome();
  return useMemo(() => {
    const statusOf = (card: Card): Shown | null => shownOf(become, card);
    return { board, canvas, points, become, statusOf };
  }, [board, canvas, points, become]);
}

/** The same board as headings: area, group, card. Every action of the canvas is here, in menus and by key. */
export function ListView({ only }: ListViewProps) {
  const { t } = useTranslation("board");
  const { t: words } = useTranslation("list");
  const ws = useWorkspace();
  const said = useSaid();
  const emptyWord = useEmptyWord();
  const outline = useBoard((state) => state.outline);
  const { wish, sort, folded } = useStore(ws.list);
  const isPlain = sort === "outline" && !isSifting(wish);
  const parts = useMemo(() => sifted(outline, { wish, sort, ...said }), [outline, wish, sort, said]);
  const shapes = useBoard(({ board }) => board.shapes);
  const { names } = useStore(stampNames);
  // The names of pictograms may come while something is looked for.
  // oxlint-disable-next-line react/exhaustive-deps
  const drawn = useMemo(() => shapesWanted({ shapes }, wish), [shapes, wish, names]);
  const seen = only !== undefined && isPlain ? parts.slice(only, only + 1) : parts;
  const shownCards = useMemo(() => cardsShown(seen, folded), [seen, folded]);
  const areDrawnFolded = folded.has(SHAPES_KEY);
  const shown = useMemo<readonly Row[]>(
    () => (drawn.length === 0 || areDrawnFolded ? shownCards : [...shownCards, ...drawn]),
    [shownCards, drawn, areDrawnFolded],
  );
  const root = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<ListMenuWish | null>(null);
  const [list] = useState(() => createListShared((ids, anchor) => setMenu({ ids, anchor })));
  useEffect(() => () => list.close(), [list]);
  useClipboard();
  useListKeys(root, { list, shown });
  useStop(list, shown);
  useKeptPlace(root, shown);
  useComingIn(list, seen);
  const starts = seen.map((_, at) => seen.slice(0, at).reduce((sum, part) => sum + piecesIn(part), 0));
  return (
    <div className="list" ref={root} {...usePointer(list)}>
      <ListBar found={isSifting(wish) ? parts.reduce((sum, { count }) => sum + count, 0) : null} drawn={drawn.length} />
      <ListContext value={list}>
        {/* An area without cards is no table without cards: on a phone it is all that is seen. */}
        {parts.every(({ count }) => count === 0) && drawn.length === 0 && (
          <p className="list-empty">{isPlain ? t(emptyWord) : words("none")}</p>
        )}
        <ListWordsContext value={said}>
          {seen.map((part, at) => (
            <ListPartView
              key={part.key}
              part={part}
              folded={folded}
              from={starts[at] ?? 0}
              isLong={shownCards.length > WHOLE_UP_TO_COUNT}
            />
          ))}
          {drawn.length > 0 && (
            <Suspense fallback={null}>
              <ListShapes shapes={drawn} isFolded={areDrawnFolded} />
            </Suspense>
          )}
        </ListWordsContext>
        <Suspense fallback={null}>{menu && <ListMenu {...menu} onClose={() => setMenu(null)} />}</Suspense>
      </ListContext>
    </div>
  );
}

interface Row {
  readonly id: CardId;
}

function useListKeys(
  root: React.RefObject<HTMLDivElement | null>,
  { list, shown }: { readonly list: ListShared; readonly shown: readonly Row[] },
): void {
  const ws = useWorkspace();
  const run = useRun();
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    // Native: the keys of a dialogue opened from here would bubble to React’s handler.
    const press = (event: KeyboardEvent): void => {
      if (pressListKey({ ws, run, cards: shown, openMenu: list.openMenu }, event)) event.preventDefault();
    };
    element.addEventListener("keydown", press);
    return () => element.removeEventListener("keydown", press);
  }, [root, ws, run, list, shown]);
}

/** Tab comes to one card: where one was last, else the chosen one, else the first. */
function useStop(list: ListShared, shown: readonly Row[]): void {
  const ws = useWorkspace();
  useLayoutEffect(() => {
    const { stop } = list.state.getState();
    if (shown.some(({ id }) => id === stop)) return;
    const chosen = ws.selection.getState().ids;
    list.state.setState({ stop: (shown.find(({ id }) => chosen.has(id)) ?? shown[0])?.id ?? null });
  }, [list, shown, ws]);
  useEffect(
    () =>
      // In the view beside, another card was gone to.
      ws.selection.subscribe(({ ids }) => {
        const [only] = ids;
        if (only !== undefined && ids.size === 1) list.state.setState({ stop: only });
      }),
    [list, ws],
  );
}

/** Whoever stands on a card that somebody else deletes, or that is sifted out, stands on the next stop, not nowhere. */
function useKeptPlace(root: React.RefObject<HTMLDivElement | null>, shown: readonly Row[]): void {
  const isInside = useRef(false);
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const note = (event: FocusEvent): void => {
      isInside.current = event.target instanceof Element && event.target.matches(".list-card");
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [root]);
  const first = useRef(shown);
  useEffect(() => {
    // Only what changes the rows takes the focus from anybody.
    if (first.current === shown) return undefined;
    first.current = shown;
    if (!isInside.current || document.activeElement !== document.body) return undefined;
    // The row that is the stop from now on is drawn as such after this.
    const frame = requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>('.list-card[tabindex="0"]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [root, shown]);
}

/** The first screens at once, the rest in the next frames: five thousand rows would keep one waiting. */
function useComingIn(list: ListShared, parts: readonly ListPart[]): void {
  const count = parts.reduce((sum, part) => sum + piecesIn(part), 0);
  useEffect(() => {
    let frame = 0;
    const more = (): void => {
      const { limit } = list.state.getState();
      if (limit >= count) return;
      list.state.setState({ limit: limit + PIECES_PER_FRAME_COUNT });
      frame = requestAnimationFrame(more);
    };
    frame = requestAnimationFrame(more);
    return () => cancelAnimationFrame(frame);
  }, [list, count]);
}

const PIECES_PER_FRAME_COUNT = 8;
/** Up to here every row is whole: more than most tables ever hold. */
const WHOLE_UP_TO_COUNT = 200;

function cardOf(target: EventTarget | null): { readonly id: CardId; readonly element: HTMLElement } | null {
  const element = target instanceof Element ? target.closest<HTMLElement>(".list-card") : null;
  // Written by ListRow from the board’s own ids.
  const id = element?.closest<HTMLElement>("[data-card-id]")?.dataset["cardId"] as CardId | undefined;
  return element && id !== undefined ? { id, element } : null;
}

/** What presses and the focus do on any row: heard once for all of them. */
function usePointer(list: ListShared) {
  const ws = useWorkspace();
  return {
    onMouseDown: (event: React.MouseEvent): void => {
      // The focus that a press gives would choose this card alone.
      if (cardOf(event.target) && (event.ctrlKey || event.metaKey || event.shiftKey)) event.preventDefault();
    },
    onClick: (event: React.MouseEvent): void => {
      const at = cardOf(event.target);
      if (at) pick(ws, at.id, event);
    },
    onFocus: (event: React.FocusEvent): void => {
      const at = cardOf(event.target);
      const row = event.target.closest<HTMLElement>("[data-card-id]")?.dataset["cardId"] as CardId | undefined;
      if (row !== undefined) list.state.setState({ stop: row });
      if (at?.element !== event.target || ws.selection.getState().ids.size > 1) return;
      // The press that gave the focus adds this card.
      if (ws.tool.getState().several) return;
      if (!isChoiceKept(ws)) choose(ws, [at.id]);
      const rect = rectOfThing(ws, at.id);
      // Beside the canvas, the two show the same card.
      if (rect) ws.camera.reveal(rect);
    },
  };
}

function pick(ws: Workspace, id: CardId, event: React.MouseEvent): void {
  const { editing, ids } = ws.selection.getState();
  if (editing === id) return;
  const isAdding = event.ctrlKey || event.metaKey || event.shiftKey || ws.tool.getState().several;
  const next = new Set(isAdding ? ids : []);
  if (isAdding && next.has(id)) next.delete(id);
  else next.add(id);
  choose(ws, next);
}
