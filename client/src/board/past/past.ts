import * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { outlineOf, readingOrder } from "@tablee/shared/board/outline";
import { readBoard } from "@tablee/shared/board/read";
import { openRoots } from "@tablee/shared/board/schema";
import { follower } from "@tablee/shared/board/since";
import type { Since } from "@tablee/shared/board/since";
import type { Board } from "@tablee/shared/board/types";
import type { VersionInfo } from "@tablee/shared/protocol/http";
import type { BoardState } from "../board-store.ts";
import { createDrift } from "../canvas/drift.ts";
import { Scene } from "../canvas/scene.ts";
import { ShapeScene } from "../canvas/shape-scene.ts";
import type { Selection, Workspace } from "../workspace.ts";

/** An earlier state of the board that somebody looks at, in place of the board itself. */
export interface Past {
  readonly version: VersionInfo;
  /** As it was stored: what a restore reads. */
  readonly doc: Y.Doc;
  readonly board: Board;
  /** What is otherwise in the present. */
  readonly since: (now: Board) => Since;
  /** The table as those parts see it that draw a board: the same camera, the board of that time, and nothing to write. */
  readonly seen: Workspace;
  close(): void;
}

export interface PastState {
  readonly open: Past | null;
}

const NOTHING: Selection = { ids: new Set(), editing: null, fresh: null, link: null };

function docOf(bytes: Uint8Array): Y.Doc | null {
  const doc = new Y.Doc();
  openRoots(doc);
  try {
    Y.applyUpdateV2(doc, bytes);
  } catch {
    // Whatever Yjs trips over: these bytes are no document.
    return null;
  }
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
  return isWhole ? doc : null;
}

/** `bytes`: Yjs V2. False when they are no document. */
export function openPast(ws: Workspace, version: VersionInfo, bytes: Uint8Array): boolean {
  const doc = docOf(bytes);
  if (!doc) return false;
  closePast(ws);
  // Nothing is chosen or written in what was.
  ws.selection.setState(NOTHING);
  const board = readBoard(doc);
  const seen = seenBy(ws, board);
  const close = (): void => {
    seen.shapeScene.close();
    seen.scene.close();
    doc.destroy();
  };
  ws.past.setState({ open: { version, doc, board, since: follower(board), seen, close } });
  return true;
}

/** To be read without being shown. Null when the bytes are no document. */
export function readPast(bytes: Uint8Array): Board | null {
  const doc = docOf(bytes);
  const board = doc && readBoard(doc);
  doc?.destroy();
  return board;
}

function seenBy(ws: Workspace, board: Board): Workspace {
  const outline = outlineOf(board);
  const order = readingOrder(outline).map(({ id }) => id);
  const state: StoreApi<BoardState> = createStore(() => ({ board, outline, order, touched: new Set<never>() }));
  const selection = createStore<Selection>(() => NOTHING);
  const drift = createDrift();
  const parts = { board: state, selection, camera: ws.camera, drift };
  const scene = new Scene(parts);
  const shapeScene = new ShapeScene({ ...parts, cards: scene.state });
  const hand = (): never => {
    throw new Error("nothing is written in what was");
  };
  return { ...ws, board: state, selection, drift, scene, shapeScene, mounted: new Map(), maySort: () => false, hand };
}

export function isPast({ past }: Pick<Workspace, "past">): boolean {
  return past.getState().open !== null;
}

export function closePast({ past }: Pick<Workspace, "past">): void {
  const { open } = past.getState();
  past.setState({ open: null });
  open?.close();
}
