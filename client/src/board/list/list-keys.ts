import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { choose } from "../actions/commands.ts";
import { isChoiceKept, toggleKept } from "../actions/kept-choice.ts";
import { actionOf } from "../actions/keys.ts";
import type { Run } from "../use-run.ts";
import type { Workspace } from "../workspace.ts";

export interface ListKeys {
  readonly ws: Workspace;
  readonly run: Run;
  /** In reading order. */
  readonly cards: readonly Card[];
}

/**
 * Keys of the list: arrows from card to card, with Shift to choose several, with Space to choose or unchoose one: what
 * Space has chosen stays so wherever the focus goes. An
 * action is done on all that is chosen if the card with the focus is among it, else on that card. True when it acted.
 */
export function pressListKey({ ws, run, cards }: ListKeys, event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target instanceof HTMLTextAreaElement) return false;
  const isHeld = event.ctrlKey || event.metaKey;
  const isCard = target.matches(".list-card");
  // Space, Enter and arrows belong to the button that has the focus.
  if (!isCard && !isHeld && target.closest("button") !== null) return false;
  // Written by ListRow from the board’s own ids.
  const id = isCard
    ? ((target.closest<HTMLElement>("[data-card-id]")?.dataset["cardId"] ?? null) as CardId | null)
    : null;
  const chosen = [...ws.selection.getState().ids];
  if (event.key === "Escape") {
    choose(ws, []);
    return true;
  }
  if (id && event.key === " ") {
    toggleKept(ws, id);
    return true;
  }
  const way = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (id && way !== 0 && !isHeld && !event.altKey) return step({ ws, cards, id, way, isAdding: event.shiftKey });
  const action = actionOf(event);
  if (!action || action.on === "view") return false;
  const ids = id && !chosen.includes(id) ? [id] : chosen;
  if (action.on === "cards" && ids.length === 0) return false;
  run(action, ids);
  return true;
}

function step(options: {
  readonly ws: Workspace;
  readonly cards: readonly Card[];
  readonly id: CardId;
  readonly way: 1 | -1;
  readonly isAdding: boolean;
}): boolean {
  const { ws, cards, id, way, isAdding } = options;
  const next = cards[cards.findIndex((card) => card.id === id) + way];
  if (!next) return true;
  if (isAdding || !isChoiceKept(ws)) choose(ws, isAdding ? [...ws.selection.getState().ids, id, next.id] : [next.id]);
  document.querySelector<HTMLElement>(`.list-row[data-card-id="${next.id}"] .list-card`)?.focus();
  return true;
}
