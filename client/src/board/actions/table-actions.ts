import {
  BookHeart,
  BookOpenText,
  ChevronDown,
  ChevronUp,
  CirclePause,
  Camera,
  ClipboardCheck,
  ClipboardPaste,
  ClockArrowDown,
  Columns2,
  CornerUpLeft,
  DoorClosed,
  DoorOpen,
  Download,
  FileCheck,
  FileClock,
  FileText,
  FileUp,
  FilterX,
  Hand,
  Handshake,
  History,
  IdCard,
  ImagePlus,
  Keyboard,
  LayoutDashboard,
  List,
  ListChecks,
  ListChevronsDownUp,
  ListChevronsUpDown,
  ListTree,
  Magnet,
  Map as MapIcon,
  MapPin,
  Maximize,
  Megaphone,
  Mic,
  MousePointer2,
  MoveUpRight,
  NotebookPen,
  OctagonPause,
  Presentation,
  QrCode,
  Redo2,
  Rows3,
  Search,
  Settings2,
  Shapes,
  SkipBack,
  SkipForward,
  Sprout,
  SquareDashed,
  StickyNote,
  TextSearch,
  Undo2,
  UserPlus,
  Users,
  UsersRound,
  Vote,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import type { View } from "@tablee/shared/presence/presence";
import { pasteFromClipboard } from "../clipboard/clipboard.ts";
import { closePast, isPast } from "../past/past.ts";
import { toggleSnapping } from "../canvas/snapping.ts";
import { find, hasFound, showAll, stepMatch } from "../find/find-actions.ts";
import { chooseImages, hasCamera, takePhoto } from "../images/pick-images.ts";
import { foldAll, isSifting, isSortedBy, sortBy, unfoldAll } from "../list/list-look.ts";
import { askPause, stepOut } from "../../session/safety/quiet.ts";
import type { PanelName, TableDialog, Workspace } from "../workspace.ts";
import { ask, takeTool } from "./action.ts";
import type { BoardAction, Said } from "./action.ts";
import { boardOf } from "./commands.ts";
import { drawingActions, newShapeActions } from "./draw-actions.ts";
import { fitAll, newCard, resetZoom, selectAll, stepCard } from "./look-around.ts";

/** What is done to the board as a whole, to the ways it is looked at, and to the page around it. */

function undo(ws: Workspace): Said | void {
  if (ws.undo.undo() === "locked") return "locked";
}

function redo(ws: Workspace): Said | void {
  if (ws.undo.redo() === "locked") return "locked";
}

function hasCards(ws: Workspace): boolean {
  return boardOf(ws).cards.size > 0;
}

function hasAny(ws: Workspace): boolean {
  return hasCards(ws) || boardOf(ws).shapes.size > 0;
}

/** One’s own, or one that may be begun now. */
function hasSheet({ sheets, table }: Workspace): boolean {
  return sheets.state.getState().mine.length > 0 || (table.live.state.getState().view?.rounds.mayBegin ?? false);
}

function isOther(view: View) {
  return ({ prefs }: Workspace): boolean => prefs.getState().view !== view;
}

function show(view: View) {
  return ({ prefs }: Workspace): void => prefs.setState({ view });
}

/** The list beside the canvas: whoever asks for it from another view is shown both. */
function toggleSplit({ prefs }: Workspace): void {
  const { view, split } = prefs.getState();
  prefs.setState(split && view === "canvas" ? { split: false } : { split: true, view: "canvas" });
}

function panel(name: PanelName) {
  return ({ prefs }: Workspace): void => prefs.setState(({ panel }) => ({ panel: panel === name ? null : name }));
}

function openGuide(): void {
  // Beside the table, where there are windows.
  globalThis.open?.("/guide", "_blank", "noopener");
}

/** Of a rehearsal there is none. */
function isRehearsed({ table }: Workspace): boolean {
  return !table.live.state.getState().view?.rehearsal;
}

function dialog(name: TableDialog) {
  return (ws: Workspace): void => ask(ws, { kind: "table", dialog: name });
}

const onBoard = { on: "board", writes: "cards" } as const;
const onView = { on: "view", writes: null, section: "look" } as const;
const onList = { on: "list", writes: null, section: "list" } as const;
const onPage = { on: "page", writes: null, section: "page" } as const;
const onTable = { ...onPage, section: "table" } as const;

export const tableActions: readonly BoardAction[] = [
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
  ...newShapeActions,
  { ...onBoard, id: "image", icon: ImagePlus, keys: "I", section: "draw", run: chooseImages },
  { ...onBoard, id: "photo", icon: Camera, section: "draw", can: hasCamera, run: takePhoto },
  {
    ...onBoard,
    id: "paste",
    icon: ClipboardPaste,
    keys: "Ctrl+V",
    section: "write",
    native: true,
    run: pasteFromClipboard,
  },
  {
    ...onBoard,
    id: "undo",
    icon: Undo2,
    keys: "Ctrl+Z",
    section: "copy",
    can: ({ undo }) => undo.state.getState().canUndo,
    run: undo,
  },
  {
    ...onBoard,
    id: "redo",
    icon: Redo2,
    keys: "Ctrl+Y",
    section: "copy",
    can: ({ undo }) => undo.state.getState().canRedo,
    run: redo,
  },
  {
    ...onBoard,
    id: "selectAll",
    icon: ListChecks,
    keys: "Ctrl+A",
    writes: null,
    section: "go",
    can: hasAny,
    run: selectAll,
  },
  {
    ...onBoard,
    id: "nextCard",
    icon: SkipForward,
    keys: "PageDown",
    writes: null,
    section: "go",
    can: hasCards,
    run: stepCard(1),
  },
  {
    ...onBoard,
    id: "previousCard",
    icon: SkipBack,
    keys: "PageUp",
    writes: null,
    section: "go",
    can: hasCards,
    run: stepCard(-1),
  },
  { ...onBoard, id: "find", icon: Search, keys: "/", writes: null, section: "go", run: find },
  {
    ...onBoard,
    id: "nextMatch",
    icon: ChevronDown,
    keys: "F3",
    writes: null,
    section: "go",
    can: hasFound,
    run: stepMatch(1),
  },
  {
    ...onBoard,
    id: "previousMatch",
    icon: ChevronUp,
    keys: "Shift+F3",
    writes: null,
    section: "go",
    can: hasFound,
    run: stepMatch(-1),
  },
  {
    ...onBoard,
    id: "showAll",
    icon: FilterX,
    writes: null,
    section: "go",
    can: ({ list }) => isSifting(list.getState().wish),
    run: showAll,
  },
  {
    ...onBoard,
    id: "goToArea",
    icon: MapPin,
    keys: "J",
    writes: null,
    section: "go",
    can: (ws) => boardOf(ws).zones.size > 0,
    run: (ws) => ask(ws, { kind: "goToArea" }),
  },
  { ...onBoard, id: "changes", icon: History, writes: null, section: "go", run: panel("changes") },
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
  ...drawingActions,
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
  { ...onView, id: "snapping", icon: Magnet, run: toggleSnapping },
  { ...onList, id: "sortOutline", icon: ListTree, can: isSortedBy("outline"), run: sortBy("outline") },
  { ...onList, id: "sortNewest", icon: ClockArrowDown, can: isSortedBy("newest"), run: sortBy("newest") },
  { ...onList, id: "sortKnowledge", icon: Shapes, can: isSortedBy("knowledge"), run: sortBy("knowledge") },
  { ...onList, id: "sortVotes", icon: Vote, can: isSortedBy("votes"), run: sortBy("votes") },
  { ...onList, id: "sortStatus", icon: ListChecks, can: isSortedBy("status"), run: sortBy("status") },
  { ...onList, id: "foldAll", icon: ListChevronsDownUp, run: foldAll },
  {
    ...onList,
    id: "unfoldAll",
    icon: ListChevronsUpDown,
    can: ({ list }) => list.getState().folded.size > 0,
    run: unfoldAll,
  },
  { ...onPage, id: "palette", icon: TextSearch, keys: "Ctrl+K", run: (ws, ids) => ask(ws, { kind: "palette", ids }) },
  { ...onPage, id: "viewCanvas", icon: LayoutDashboard, can: isOther("canvas"), run: show("canvas") },
  { ...onPage, id: "viewList", icon: List, can: isOther("list"), run: show("list") },
  { ...onPage, id: "viewFramework", icon: Rows3, can: isOther("framework"), run: show("framework") },
  { ...onPage, id: "split", icon: Columns2, run: toggleSplit },
  { ...onPage, id: "toPresent", icon: CornerUpLeft, can: isPast, run: closePast },
  { ...onTable, id: "mySheet", icon: NotebookPen, can: hasSheet, run: panel("mySheet") },
  { ...onTable, id: "lead", icon: Presentation, only: "host", run: panel("lead") },
  { ...onTable, id: "rehearse", icon: SquareDashed, only: "host", while: isRehearsed, run: dialog("rehearse") },
  { ...onTable, id: "session", icon: Hand, only: "others", run: panel("lead") },
  { ...onTable, id: "votes", icon: Vote, run: panel("votes") },
  { ...onTable, id: "together", icon: Handshake, run: panel("together") },
  { ...onTable, id: "pause", icon: CirclePause, keys: "F8", anywhere: true, run: askPause },
  { ...onTable, id: "stepOut", icon: DoorOpen, keys: "F9", anywhere: true, run: stepOut },
  { ...onTable, id: "accords", icon: BookHeart, run: dialog("accords") },
  { ...onTable, id: "brake", icon: OctagonPause, run: dialog("brake") },
  { ...onTable, id: "summon", icon: Megaphone, only: "host", run: dialog("summon") },
  { ...onTable, id: "close", icon: DoorClosed, only: "host", run: dialog("close") },
  { ...onTable, id: "people", icon: Users, run: panel("people") },
  { ...onTable, id: "invite", icon: UserPlus, run: panel("invite") },
  { ...onTable, id: "save", icon: Download, run: dialog("save") },
  { ...onTable, id: "keepTemplate", icon: LayoutDashboard, only: "host", run: dialog("keepTemplate") },
  { ...onTable, id: "bring", icon: FileUp, run: dialog("bring") },
  { ...onTable, id: "sheet", icon: FileText, run: panel("sheet") },
  { ...onTable, id: "specifications", icon: FileCheck, run: panel("specifications") },
  { ...onTable, id: "groundwork", icon: Sprout, run: panel("groundwork") },
  { ...onTable, id: "stories", icon: FileText, run: panel("stories") },
  { ...onTable, id: "versions", icon: FileClock, run: panel("versions") },
  { ...onTable, id: "memory", icon: History, run: dialog("memory") },
  { ...onTable, id: "glossary", icon: BookOpenText, run: panel("glossary") },
  { ...onTable, id: "evaluation", icon: ClipboardCheck, run: panel("evaluation") },
  { ...onTable, id: "me", icon: IdCard, run: dialog("me") },
  { ...onTable, id: "myLink", icon: QrCode, run: dialog("myLink") },
  { ...onTable, id: "second", icon: UsersRound, run: dialog("second") },
  { ...onTable, id: "settings", icon: Settings2, run: dialog("settings") },
  { ...onTable, id: "dictate", icon: Mic, run: dialog("dictate") },
  { ...onTable, id: "guide", icon: ListChecks, run: openGuide },
  { ...onTable, id: "help", icon: Keyboard, keys: "?", run: panel("help") },
];
