import {
  Copy,
  FolderInput,
  Group,
  Maximize,
  Palette,
  Pencil,
  Redo2,
  Rows3,
  Trash2,
  Undo2,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { boundsOf, cardRect } from "@tablee/shared/board/geometry";
import type { CardId } from "@tablee/shared/ids";
import type { Workspace } from "../workspace.ts";
import { boardOf, copyCards, removeCards } from "./commands.ts";

/** Each thing a person can do with what is chosen, once: context bar, row menu, keys and help all read this list. */
export interface BoardAction {
  readonly id: ActionId;
  readonly icon: LucideIcon;
  readonly keys?: string;
  /** `cards`: needs some; `none`: always there. */
  readonly on: "cards" | "none";
  /** What right it takes. */
  readonly writes: "cards" | "structure" | null;
  run(ws: Workspace, ids: readonly CardId[]): void;
}

export type ActionId =
  | "edit"
  | "moveTo"
  | "group"
  | "look"
  | "addSource"
  | "duplicate"
  | "delete"
  | "undo"
  | "redo"
  | "fitAll"
  | "zoomIn"
  | "zoomOut";

function asking(kind: "moveTo" | "nameGroup" | "look" | "addSource") {
  return (ws: Workspace, ids: readonly CardId[]): void => ws.ask.setState({ open: { kind, ids } });
}

function fitAll(ws: Workspace): void {
  const { zones, cards } = boardOf(ws);
  const all = boundsOf([...[...zones.values()].map(({ rect }) => rect), ...[...cards.values()].map(cardRect)]);
  if (all) ws.camera.goTo(all);
}

export const actions: readonly BoardAction[] = [
  {
    id: "edit",
    icon: Pencil,
    keys: "Enter",
    on: "cards",
    writes: "cards",
    run: (ws, ids) => ws.selection.setState({ editing: ids[0] ?? null }),
  },
  { id: "moveTo", icon: FolderInput, keys: "M", on: "cards", writes: "cards", run: asking("moveTo") },
  { id: "group", icon: Group, keys: "G", on: "cards", writes: "structure", run: asking("nameGroup") },
  { id: "look", icon: Palette, keys: "L", on: "cards", writes: "cards", run: asking("look") },
  { id: "addSource", icon: Rows3, keys: "F", on: "cards", writes: "cards", run: asking("addSource") },
  { id: "duplicate", icon: Copy, keys: "D", on: "cards", writes: "cards", run: copyCards },
  { id: "delete", icon: Trash2, keys: "Delete", on: "cards", writes: "cards", run: removeCards },
  { id: "undo", icon: Undo2, keys: "Ctrl+Z", on: "none", writes: "cards", run: (ws) => ws.undo.undo() },
  { id: "redo", icon: Redo2, keys: "Ctrl+Y", on: "none", writes: "cards", run: (ws) => ws.undo.redo() },
  { id: "fitAll", icon: Maximize, keys: "1", on: "none", writes: null, run: fitAll },
  { id: "zoomIn", icon: ZoomIn, keys: "+", on: "none", writes: null, run: (ws) => ws.camera.zoomBy(1.25) },
  { id: "zoomOut", icon: ZoomOut, keys: "-", on: "none", writes: null, run: (ws) => ws.camera.zoomBy(0.8) },
];

/** The action of a pressed key, if it has one here. */
export function actionOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">,
): BoardAction | undefined {
  if (event.altKey) return undefined;
  const held = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return actions.find((action) => action.keys === held + key);
}
