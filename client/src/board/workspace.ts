import * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Hand } from "@tablee/shared/board/hand";
import { ROOTS, rootOf } from "@tablee/shared/board/schema";
import { idFromBytes } from "@tablee/shared/ids";
import type { CardId } from "@tablee/shared/ids";
import type { View } from "@tablee/shared/presence/presence";
import type { OpenedTable } from "../table.ts";
import { createCamera } from "./canvas/camera.ts";
import type { Camera } from "./canvas/camera.ts";
import { followBoard } from "./board-store.ts";
import type { BoardState } from "./board-store.ts";

/** One opened table as the views use it: what is shown, what is chosen, and the hand that writes. */

export type PanelName = "lead" | "people" | "invite" | "help";

export interface Prefs {
  readonly view: View;
  readonly split: boolean;
  readonly panel: PanelName | null;
  readonly showCursors: boolean;
  readonly minimap: boolean;
}

export interface Selection {
  readonly ids: ReadonlySet<CardId>;
  readonly editing: CardId | null;
}

/** What a dialogue asks about the chosen cards. */
export interface Ask {
  readonly kind: "moveTo" | "nameGroup" | "look" | "addSource";
  readonly ids: readonly CardId[];
}

export interface Undo {
  readonly state: StoreApi<{ readonly canUndo: boolean; readonly canRedo: boolean }>;
  undo(): void;
  redo(): void;
}

export interface Workspace {
  readonly table: OpenedTable;
  readonly board: StoreApi<BoardState>;
  readonly selection: StoreApi<Selection>;
  readonly prefs: StoreApi<Prefs>;
  readonly ask: StoreApi<{ readonly open: Ask | null }>;
  readonly camera: Camera;
  readonly undo: Undo;
  hand(): Hand;
  close(): void;
}

function newId(): string {
  return idFromBytes(crypto.getRandomValues(new Uint8Array(16)));
}

/** One's own steps only: the manager tracks this origin, and what comes from others has another. */
function createUndo(doc: Y.Doc, origin: object): Undo & { newStep(): void; close(): void } {
  const manager = new Y.UndoManager(
    ROOTS.map((root) => rootOf(doc, root)),
    { trackedOrigins: new Set([origin]), captureTimeout: 400 },
  );
  const state = createStore(() => ({ canUndo: false, canRedo: false }));
  const refresh = (): void => state.setState({ canUndo: manager.canUndo(), canRedo: manager.canRedo() });
  for (const event of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const) manager.on(event, refresh);
  return {
    state,
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    newStep: () => manager.stopCapturing(),
    close: () => manager.destroy(),
  };
}

export function createWorkspace(table: OpenedTable): Workspace {
  const { doc } = table.sync;
  const store = followBoard(doc);
  const origin = { member: table.seat.member.id };
  const undo = createUndo(doc, origin);
  const selection = createStore<Selection>(() => ({ ids: new Set(), editing: null }));
  const prefs = createStore<Prefs>(() => ({
    view: "canvas",
    split: false,
    panel: null,
    showCursors: true,
    minimap: false,
  }));
  const camera = createCamera();
  const stops = [
    selection.subscribe(({ ids, editing }) => table.presence.show({ selected: [...ids], typing: editing })),
    prefs.subscribe(({ view }) => table.presence.show({ view })),
  ];
  const hand: Hand = {
    doc,
    by: table.seat.member.id,
    origin,
    newId,
    suffix: () => newId().slice(0, 3),
    now: () => Date.now(),
  };
  return {
    table,
    board: store.state,
    selection,
    prefs,
    ask: createStore<{ open: Ask | null }>(() => ({ open: null })),
    camera,
    undo,
    // Whoever takes the hand starts a new step: typing, which takes it once, stays together, and two acts never melt.
    hand: () => {
      undo.newStep();
      return hand;
    },
    close: () => {
      for (const stop of stops) stop();
      store.close();
      undo.close();
      table.presence.close();
      table.live.close();
      void table.sync.close();
    },
  };
}
