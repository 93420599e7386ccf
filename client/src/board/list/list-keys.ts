import type { CardId } from "@tablee/shared/ids";
import { choose } from "../actions/commands.ts";
import { isChoiceKept, toggleKept } from "../actions/kept-choice.ts";
import { actionOf, isWriting } from "../actions/keys.ts";
import { focusCard } from "../actions/look-around.ts";
import type { Run } from "../use-run.ts";
import type { Workspace } from "../workspace.ts";
import type { OpenMenu } from "./list-context.ts";

export interface ListKeys {
  readonly ws: Workspace;
  readonly run: Run;
  /** Cards, then shapes, in the order of the list, without what is folded or sifted out. */
  readonly cards: readonly { readonly id: CardId }[];
  readonly openMenu: OpenMenu;
}

/**
 * Keys of the list: arrows from card to card, with Shift to choose several, with Space to choose or unchoose one: what
 * Space has chosen stays so wherever the focus goes. An
 * action is done on all that is chosen if the card with the focus is among it, else on that card. True when it acted.
 */
export function pressListKey(keys: ListKeys, event: KeyboardEvent): boolean {
  const { ws, run } = keys;
  const { target } = event;
  if (!(target instanceof HTMLElement) || isWriting(target) || event.defaultPrevented) return false;
  const isHeld = event.ctrlKey || event.metaKey;
  const isCard = target.matches(".list-card");
  // Space, Enter and arrows belong to the button that has the focus.
  if (!isCard && !isHeld && target.closest("button") !== null) return false;
  // Written by ListRow from the board’s own ids.
  const id = isCard
    ? ((target.closest<HTMLElement>("[data-card-id]")?.dataset["cardId"] ?? null) as CardId | null)
    : null;
  if (event.key === "Escape") {
    choose(ws, []);
    return true;
  }
  if (id && pressOnCard(keys, event, { id, element: target })) return true;
  const action = actionOf(event);
  if (!action || action.on === "view") return false;
  const ids = meantBy(ws, id);
  if (action.on === "cards" && ids.length === 0) return false;
  run(action, ids);
  return true;
}

function meantBy(ws: Workspace, id: CardId | null): readonly CardId[] {
  const chosen = [...ws.selection.getState().ids];
  return id && !chosen.includes(id) ? [id] : chosen;
}

const WAYS: Readonly<Record<string, -1 | 1>> = { ArrowDown: 1, ArrowUp: -1 };

function pressOnCard(
  { ws, cards, openMenu }: ListKeys,
  event: KeyboardEvent,
  at: { readonly id: CardId; readonly element: HTMLElement },
): boolean {
  const { key, shiftKey } = event;
  if (key === "ContextMenu" || (key === "F10" && shiftKey)) {
    openMenu(meantBy(ws, at.id), at.element);
    return true;
  }
  if (key === " ") {
    toggleKept(ws, at.id);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const way = WAYS[key];
  const here = cards.findIndex(({ id }) => id === at.id);
  const next = way ? cards[here + way] : key === "Home" ? cards[0] : key === "End" ? cards.at(-1) : undefined;
  if (next) step(ws, { from: at.id, to: next.id, isAdding: shiftKey });
  return way !== undefined || key === "Home" || key === "End";
}

function step(ws: Workspace, way: { readonly from: CardId; readonly to: CardId; readonly isAdding: boolean }): void {
  const { from, to, isAdding } = way;
  if (isAdding || !isChoiceKept(ws)) choose(ws, isAdding ? [...ws.selection.getState().ids, from, to] : [to]);
  focusCard(to);
}
