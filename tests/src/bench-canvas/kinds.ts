import path from "node:path";
import { ROOT } from "../support/sources.ts";

/** What is measured, and how each is set. */

export const CANVAS_PEERS = path.join(ROOT, "tests/canvas-peers");

export interface Kind {
  readonly label: string;
  /** Among those that people would pick instead: what the targets compare with. */
  readonly isRival: boolean;
  /** On the page, what says that notes are shown. */
  readonly isShown: string;
  /** Can a note’s words be written by pressing it twice? */
  readonly edits: boolean;
  readonly note: string;
}

export const KINDS = {
  ours: {
    label: "Tablée",
    isRival: false,
    isShown: "document.querySelector('.canvas-card') !== null",
    edits: true,
    note: "the production build, from a real server over a real socket; the board is synchronised before it is shown",
  },
  tldraw: {
    label: "tldraw",
    isRival: true,
    isShown: "globalThis.bench?.isShown() === true",
    edits: true,
    note: "tldraw 5.4.2, notes in a store that is filled before the editor opens; others write by `mergeRemoteChanges`",
  },
  excalidraw: {
    label: "Excalidraw",
    isRival: true,
    isShown: "globalThis.bench?.isShown() === true",
    edits: true,
    note: "@excalidraw/excalidraw 0.18.1, rectangles with bound text as `initialData`; others write by `updateScene`",
  },
  "react-flow": {
    label: "React Flow",
    isRival: true,
    isShown: "globalThis.bench?.isShown() === true",
    edits: false,
    note: "@xyflow/react 12.12.1, memoised nodes of a given size, `onlyRenderVisibleElements`",
  },
  konva: {
    label: "Konva, culled",
    isRival: false,
    isShown: "globalThis.bench?.isShown() === true",
    edits: false,
    note: "react-konva 19.3.2 as its performance tips say, with culling written by hand on the page",
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as KindName[];
