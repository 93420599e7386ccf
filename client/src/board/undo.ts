import * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { ROOTS, rootOf } from "@tablee/shared/board/schema";
import { stepTouchesStructure } from "@tablee/shared/board/structure";
import { keepUndo } from "./keep-undo.ts";

export type Undone = "done" | "nothing" | "locked";

export interface Undo {
  readonly state: StoreApi<{ readonly canUndo: boolean; readonly canRedo: boolean }>;
  undo(): Undone;
  redo(): Undone;
  /** The newest step, to ask later whether it still is. */
  newest(): unknown;
  /** What `work` writes is one step, in however many transactions and however slow the device. */
  asOne<Value>(work: () => Value): Value;
}

/** Typing within this time is one step. */
const CAPTURE_MS = 400;

/**
 * One's own steps only: the manager tracks this origin, and what comes from others has another. While the structure is
 * locked, a step that would change it is refused here: the server would refuse the update, and end the connection.
 */
export function createUndo(parts: {
  readonly doc: Y.Doc;
  readonly origin: object;
  readonly maySort: () => boolean;
  /** Where the steps are kept while the page is loaded again; nowhere when not said. */
  readonly keep?: Pick<Parameters<typeof keepUndo>[0], "sync" | "key" | "newTab">;
}): Undo & { newStep(): void; close(): void } {
  const { doc, origin, maySort, keep } = parts;
  const manager = new Y.UndoManager(
    ROOTS.map((root) => rootOf(doc, root)),
    { trackedOrigins: new Set([origin]), captureTimeout: CAPTURE_MS },
  );
  const state = createStore(() => ({ canUndo: false, canRedo: false }));
  const refresh = (): void => state.setState({ canUndo: manager.canUndo(), canRedo: manager.canRedo() });
  for (const event of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const) manager.on(event, refresh);
  const kept = keep && keepUndo({ ...keep, manager, changed: refresh });
  return {
    state,
    undo: () => step({ manager, doc, stack: "undoStack", maySort: maySort() }),
    redo: () => step({ manager, doc, stack: "redoStack", maySort: maySort() }),
    newest: () => manager.undoStack.at(-1),
    newStep: () => manager.stopCapturing(),
    asOne: (work) => {
      manager.stopCapturing();
      manager.captureTimeout = Infinity;
      try {
        return work();
      } finally {
        manager.captureTimeout = CAPTURE_MS;
      }
    },
    close: () => {
      kept?.close();
      manager.destroy();
    },
  };
}

/**
 * False when there was nothing to take. Where a value had been brought back, and somebody has deleted for good what it
 * then lay in, Yjs 13.6 looks for its neighbours in what is gone and throws: by then it has taken back the rest of the
 * step, and the step is spent.
 */
export function takeStep(manager: Y.UndoManager, stack: "undoStack" | "redoStack"): boolean {
  try {
    return (stack === "undoStack" ? manager.undo() : manager.redo()) !== null;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return true;
  }
}

/** A step without effect makes the manager take the next one too: while locked, it sees only what lies above a sorting one. */
function step(options: {
  readonly manager: Y.UndoManager;
  readonly doc: Y.Doc;
  readonly stack: "undoStack" | "redoStack";
  readonly maySort: boolean;
}): Undone {
  const { manager, doc, stack, maySort } = options;
  const take = (): boolean => takeStep(manager, stack);
  if (manager[stack].length === 0) return "nothing";
  if (maySort) return take() ? "done" : "nothing";
  const held = manager[stack];
  const from = held.findLastIndex((item) => stepTouchesStructure(doc, item)) + 1;
  if (from === held.length) return "locked";
  manager[stack] = held.slice(from);
  const taken = take();
  manager[stack] = [...held.slice(0, from), ...manager[stack]];
  return taken ? "done" : "nothing";
}
