import * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { ROOTS, rootOf } from "@tablee/shared/board/schema";
import type { Board } from "@tablee/shared/board/types";
import type { BoardState } from "./board-store.ts";

export type Undone = "done" | "nothing" | "locked";

export interface Undo {
  readonly state: StoreApi<{ readonly canUndo: boolean; readonly canRedo: boolean }>;
  undo(): Undone;
  redo(): Undone;
}

/** A step that changed areas, groups, or who is in a group: taking it back changes them again. */
const STRUCTURE = "structure";
type Stack = Y.UndoManager["undoStack"];

/**
 * One's own steps only: the manager tracks this origin, and what comes from others has another. While the structure is
 * locked, a step that would change it is refused here: the server would refuse the update, and end the connection.
 */
export function createUndo(parts: {
  readonly doc: Y.Doc;
  readonly origin: object;
  /** Must be up to date before this is made: what a step changed is read off the board before and after it. */
  readonly board: StoreApi<BoardState>;
  readonly maySort: () => boolean;
}): Undo & { newStep(): void; close(): void } {
  const { doc, origin, board, maySort } = parts;
  const manager = new Y.UndoManager(
    ROOTS.map((root) => rootOf(doc, root)),
    { trackedOrigins: new Set([origin]), captureTimeout: 400 },
  );
  let before = board.getState().board;
  const stop = board.subscribe((_, old) => {
    before = old.board;
  });
  const state = createStore(() => ({ canUndo: false, canRedo: false }));
  const refresh = (): void => state.setState({ canUndo: manager.canUndo(), canRedo: manager.canRedo() });
  const mark = ({ stackItem }: { readonly stackItem: Stack[number] }): void => {
    if (sortsDiffer(before, board.getState().board)) stackItem.meta.set(STRUCTURE, true);
    refresh();
  };
  manager.on("stack-item-added", mark);
  manager.on("stack-item-updated", mark);
  manager.on("stack-item-popped", refresh);
  manager.on("stack-cleared", refresh);
  return {
    state,
    undo: () => step({ manager, stack: "undoStack", maySort: maySort() }),
    redo: () => step({ manager, stack: "redoStack", maySort: maySort() }),
    newStep: () => manager.stopCapturing(),
    close: () => {
      stop();
      manager.destroy();
    },
  };
}

/** A step without effect makes the manager take the next one too: while locked, it sees only what lies above a sorting one. */
function step(options: {
  readonly manager: Y.UndoManager;
  readonly stack: "undoStack" | "redoStack";
  readonly maySort: boolean;
}): Undone {
  const { manager, stack, maySort } = options;
  const take = (): unknown => (stack === "undoStack" ? manager.undo() : manager.redo());
  if (manager[stack].length === 0) return "nothing";
  if (maySort) return take() === null ? "nothing" : "done";
  const held = manager[stack];
  const from = held.findLastIndex((item) => item.meta.has(STRUCTURE)) + 1;
  if (from === held.length) return "locked";
  manager[stack] = held.slice(from);
  const taken = take();
  manager[stack] = [...held.slice(0, from), ...manager[stack]];
  return taken === null ? "nothing" : "done";
}

function sortsDiffer(before: Board, after: Board): boolean {
  if (before.zones !== after.zones || before.groups !== after.groups) return true;
  if (before.cards === after.cards) return false;
  for (const [id, card] of after.cards) {
    const old = before.cards.get(id);
    if (old !== card && (old?.place.group ?? null) !== card.place.group) return true;
  }
  for (const [id, card] of before.cards) if (card.place.group !== null && !after.cards.has(id)) return true;
  return false;
}
