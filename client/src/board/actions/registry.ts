import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignStartHorizontal,
  AlignStartVertical,
  ArrowDown,
  ArrowUp,
  BringToFront,
  ChevronsDownUp,
  ChevronsLeftRight,
  ChevronsRightLeft,
  ChevronsUpDown,
  Clipboard,
  ClipboardPaste,
  CopyPlus,
  FolderInput,
  Group,
  Hand,
  LayoutGrid,
  ListChecks,
  LocateFixed,
  Map as MapIcon,
  Maximize,
  MousePointer2,
  MoveUpRight,
  Palette,
  Pencil,
  Redo2,
  Rows3,
  Scissors,
  SendToBack,
  SkipBack,
  SkipForward,
  Spline,
  SquareArrowOutUpRight,
  SquareDashed,
  StickyNote,
  Trash2,
  Undo2,
  WrapText,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { CardId } from "@tablee/shared/ids";
import { copyToClipboard, cutToClipboard, pasteFromClipboard } from "../clipboard/clipboard.ts";
import { duplicate } from "../clipboard/put-clip.ts";
import { goToLineOf } from "../framework/show-line.ts";
import type { Ask, Tool, Workspace } from "../workspace.ts";
import { alignCards, fitText, leaveGroup, resizeBy, shift, tidyCards, toBack, toFront } from "./arrange.ts";
import { removeCards } from "./commands.ts";
import { fitAll, newCard, resetZoom, selectAll, stepCard } from "./look-around.ts";

/** What came of an action, when there is something to say: a key of the words. */
export type Said =
  | "locked"
  | "tooMany"
  | "tooLong"
  | "copied"
  | "noClipboard"
  | "noLine"
  | "nothingToPaste"
  | "tooManyZones"
  | "tooManyLinks";

/** Each thing a person can do with what is chosen, once: context bar, menus, keys and help all read this list. */
export interface BoardAction {
  readonly id: ActionId;
  readonly icon: LucideIcon;
  readonly keys?: string;
  /** `cards`: needs some; `board`: always there, in every view; `view`: how the canvas is looked at and touched. */
  readonly on: "cards" | "board" | "view";
  /** What right it takes. */
  readonly writes: "cards" | "structure" | null;
  /** Menus put a line between sections. */
  readonly section: Section;
  /** How many cards it needs; one when not said. */
  readonly least?: number;
  /** In the bar itself, not behind its menu. */
  readonly inBar?: boolean;
  /** The browser tells of these keys by an event of its own, which must reach it. */
  readonly native?: boolean;
  run(ws: Workspace, ids: readonly CardId[]): Said | void | Promise<Said | void>;
}

type Section = "write" | "sort" | "align" | "size" | "order" | "copy" | "go" | "look" | "tool";

export type ActionId = (typeof ACTION_IDS)[number];

/** In the order of menus. */
export const ACTION_IDS = [
  "edit",
  "look",
  "moveTo",
  "group",
  "leaveGroup",
  "link",
  "addSource",
  "goToLine",
  "alignLeft",
  "alignCentre",
  "alignRight",
  "alignTop",
  "alignMiddle",
  "alignBottom",
  "tidy",
  "wider",
  "narrower",
  "taller",
  "shorter",
  "fitText",
  "up",
  "down",
  "toFront",
  "toBack",
  "copy",
  "cut",
  "duplicate",
  "delete",
  "newCard",
  "newZone",
  "paste",
  "undo",
  "redo",
  "selectAll",
  "nextCard",
  "previousCard",
  "toolSelect",
  "toolHand",
  "toolConnect",
  "fitAll",
  "zoomIn",
  "zoomOut",
  "zoomReset",
  "minimap",
] as const;

function asking(kind: "moveTo" | "nameGroup" | "look" | "addSource" | "link") {
  return (ws: Workspace, ids: readonly CardId[]): void => ask(ws, { kind, ids });
}

export function ask(ws: Workspace, open: Ask): void {
  ws.ask.setState({ open });
}

export function takeTool(ws: Workspace, tool: Tool): void {
  const [from = null] = tool === "connect" ? ws.selection.getState().ids : [];
  ws.tool.setState({ tool, from });
}

function undo(ws: Workspace): Said | void {
  if (ws.undo.undo() === "locked") return "locked";
}

function redo(ws: Workspace): Said | void {
  if (ws.undo.redo() === "locked") return "locked";
}

const onCards = { on: "cards", writes: "cards" } as const;
const several = { ...onCards, section: "align", least: 2 } as const;
const onBoard = { on: "board", writes: "cards" } as const;
const onView = { on: "view", writes: null, section: "look" } as const;

export const actions: readonly BoardAction[] = [
  {
    ...onCards,
    id: "edit",
    icon: Pencil,
    keys: "Enter",
    section: "write",
    inBar: true,
    run: (ws, ids) => ws.selection.setState({ editing: ids[0] ?? null }),
  },
  { ...onCards, id: "look", icon: Palette, keys: "L", section: "write", inBar: true, run: asking("look") },
  { ...onCards, id: "moveTo", icon: FolderInput, keys: "M", section: "sort", inBar: true, run: asking("moveTo") },
  {
    ...onCards,
    id: "group",
    icon: Group,
    keys: "G",
    writes: "structure",
    section: "sort",
    inBar: true,
    run: asking("nameGroup"),
  },
  {
    ...onCards,
    id: "leaveGroup",
    icon: SquareArrowOutUpRight,
    keys: "O",
    writes: "structure",
    section: "sort",
    run: leaveGroup,
  },
  { ...onCards, id: "link", icon: Spline, keys: "R", section: "sort", inBar: true, run: asking("link") },
  { ...onCards, id: "addSource", icon: Rows3, keys: "F", section: "sort", inBar: true, run: asking("addSource") },
  { ...onCards, id: "goToLine", icon: LocateFixed, keys: "S", writes: null, section: "sort", run: goToLineOf },
  { ...several, id: "alignLeft", icon: AlignStartVertical, run: alignCards("left") },
  { ...several, id: "alignCentre", icon: AlignCenterVertical, run: alignCards("centre") },
  { ...several, id: "alignRight", icon: AlignEndVertical, run: alignCards("right") },
  { ...several, id: "alignTop", icon: AlignStartHorizontal, run: alignCards("top") },
  { ...several, id: "alignMiddle", icon: AlignCenterHorizontal, run: alignCards("middle") },
  { ...several, id: "alignBottom", icon: AlignEndHorizontal, run: alignCards("bottom") },
  { ...several, id: "tidy", icon: LayoutGrid, keys: "T", run: tidyCards },
  {
    ...onCards,
    id: "wider",
    icon: ChevronsLeftRight,
    keys: "Shift+Alt+ArrowRight",
    section: "size",
    run: resizeBy({ w: 1, h: 0 }),
  },
  {
    ...onCards,
    id: "narrower",
    icon: ChevronsRightLeft,
    keys: "Shift+Alt+ArrowLeft",
    section: "size",
    run: resizeBy({ w: -1, h: 0 }),
  },
  {
    ...onCards,
    id: "taller",
    icon: ChevronsUpDown,
    keys: "Shift+Alt+ArrowDown",
    section: "size",
    run: resizeBy({ w: 0, h: 1 }),
  },
  {
    ...onCards,
    id: "shorter",
    icon: ChevronsDownUp,
    keys: "Shift+Alt+ArrowUp",
    section: "size",
    run: resizeBy({ w: 0, h: -1 }),
  },
  { ...onCards, id: "fitText", icon: WrapText, section: "size", run: fitText },
  { ...onCards, id: "up", icon: ArrowUp, keys: "Ctrl+ArrowUp", section: "order", run: shift(-1) },
  { ...onCards, id: "down", icon: ArrowDown, keys: "Ctrl+ArrowDown", section: "order", run: shift(1) },
  { ...onCards, id: "toFront", icon: BringToFront, section: "order", run: toFront },
  { ...onCards, id: "toBack", icon: SendToBack, section: "order", run: toBack },
  {
    ...onCards,
    id: "copy",
    icon: Clipboard,
    keys: "Ctrl+C",
    writes: null,
    section: "copy",
    native: true,
    run: copyToClipboard,
  },
  { ...onCards, id: "cut", icon: Scissors, keys: "Ctrl+X", section: "copy", native: true, run: cutToClipboard },
  { ...onCards, id: "duplicate", icon: CopyPlus, keys: "D", section: "copy", inBar: true, run: duplicate },
  { ...onCards, id: "delete", icon: Trash2, keys: "Delete", section: "copy", inBar: true, run: removeCards },
  { ...onBoard, id: "newCard", icon: StickyNote, keys: "N", section: "write", run: newCard },
  {
    ...onBoard,
    id: "newZone",
    icon: SquareDashed,
    keys: "A",
    writes: "structure",
    section: "write",
    run: (ws) => ask(ws, { kind: "zone", zone: null }),
  },
  {
    ...onBoard,
    id: "paste",
    icon: ClipboardPaste,
    keys: "Ctrl+V",
    section: "write",
    native: true,
    run: pasteFromClipboard,
  },
  { ...onBoard, id: "undo", icon: Undo2, keys: "Ctrl+Z", section: "copy", run: undo },
  { ...onBoard, id: "redo", icon: Redo2, keys: "Ctrl+Y", section: "copy", run: redo },
  { ...onBoard, id: "selectAll", icon: ListChecks, keys: "Ctrl+A", writes: null, section: "go", run: selectAll },
  { ...onBoard, id: "nextCard", icon: SkipForward, keys: "PageDown", writes: null, section: "go", run: stepCard(1) },
  { ...onBoard, id: "previousCard", icon: SkipBack, keys: "PageUp", writes: null, section: "go", run: stepCard(-1) },
  { ...onView, id: "toolSelect", icon: MousePointer2, keys: "V", section: "tool", run: (ws) => takeTool(ws, "select") },
  { ...onView, id: "toolHand", icon: Hand, keys: "H", section: "tool", run: (ws) => takeTool(ws, "hand") },
  {
    ...onView,
    id: "toolConnect",
    icon: MoveUpRight,
    keys: "K",
    writes: "cards",
    section: "tool",
    run: (ws) => takeTool(ws, "connect"),
  },
  { ...onView, id: "fitAll", icon: Maximize, keys: "1", run: fitAll },
  { ...onView, id: "zoomIn", icon: ZoomIn, keys: "+", run: (ws) => ws.camera.zoomBy(1.25) },
  { ...onView, id: "zoomOut", icon: ZoomOut, keys: "-", run: (ws) => ws.camera.zoomBy(0.8) },
  { ...onView, id: "zoomReset", icon: ZoomIn, keys: "0", run: resetZoom },
  {
    ...onView,
    id: "minimap",
    icon: MapIcon,
    keys: "P",
    run: (ws) => ws.prefs.setState(({ minimap }) => ({ minimap: !minimap })),
  },
];

export function actionById(id: ActionId): BoardAction {
  const found = actions.find((action) => action.id === id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
}
