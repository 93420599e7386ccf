import {
  BookOpenText,
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  ArrowDownToLine,
  ArrowUpToLine,
  ArrowDown,
  MoveDown,
  MoveLeft,
  MoveRight,
  ArrowUp,
  MoveUp,
  BringToFront,
  ChevronsDownUp,
  ChevronsLeftRight,
  ChevronsRightLeft,
  ChevronsUpDown,
  Clipboard,
  ClipboardPen,
  CopyPlus,
  ExternalLink,
  FolderInput,
  Group,
  LayoutGrid,
  ListPlus,
  LocateFixed,
  Lock,
  LockOpen,
  MessageCircleHeart,
  Palette,
  Pencil,
  RectangleHorizontal,
  RectangleVertical,
  Rows3,
  ScanSearch,
  Scissors,
  SendToBack,
  Spline,
  SquareArrowOutUpRight,
  Trash2,
  Ungroup,
  Volume2,
  WrapText,
} from "lucide-react";
import { linksIn } from "@tablee/shared/board/marks";
import { groupOf } from "@tablee/shared/board/outline";
import type { CardId } from "@tablee/shared/ids";
import { copyForExcalidraw, copyToClipboard, cutToClipboard } from "../clipboard/clipboard.ts";
import { duplicate } from "../clipboard/put-clip.ts";
import { canHaveDetails, openDetails } from "../items/details.ts";
import { goToLineOf } from "../framework/show-line.ts";
import { voteActions } from "../voting/vote-actions.ts";
import type { Workspace } from "../workspace.ts";
import { ask } from "./action.ts";
import type { BoardAction, Said } from "./action.ts";
import {
  alignCards,
  canStep,
  cardsOf,
  distributeCards,
  fitText,
  leaveGroup,
  nudge,
  resizeBy,
  sameSize,
  shift,
  stepLayer,
  tidyCards,
  toBack,
  toFront,
  ungroupCards,
} from "./arrange.ts";
import { boardOf, choose, isShape, removeCards } from "./commands.ts";
import { hasLocked, hasUnlocked, lock, unlock } from "./locking.ts";
import { startWriting, zoomToChosen } from "./look-around.ts";
import { openLinkOf } from "./open-link.ts";

/** What is done to chosen cards, and much of it to chosen shapes. */

function asking(kind: "moveTo" | "nameGroup" | "look" | "addSource" | "link" | "react" | "fromStory") {
  return (ws: Workspace, ids: readonly CardId[]): void => ask(ws, { kind, ids });
}

async function read(ws: Workspace, ids: readonly CardId[]): Promise<Said | void> {
  const { readAloud } = await import("../aloud/aloud.ts");
  return readAloud(ws, ids);
}

function takesPart({ table }: Workspace): boolean {
  return table.live.state.getState().view?.me.role !== "observer";
}

function chooseSeveral(ws: Workspace, ids: readonly CardId[]): void {
  choose(ws, ids);
  ws.tool.setState({ several: true });
}

const onCards = { on: "cards", writes: "cards" } as const;
/** To shapes as well. */
const onBoth = { ...onCards, shapes: true } as const;
const several = { ...onBoth, section: "align", least: 2 } as const;
const inGroups = (ws: Workspace, ids: readonly CardId[]): boolean =>
  cardsOf(ws, ids).some((card) => groupOf(boardOf(ws), card) !== null);
const hasKnowledge = (ws: Workspace, [id]: readonly CardId[]): boolean =>
  id !== undefined && (boardOf(ws).cards.get(id)?.knowledge ?? null) !== null;
/** Nothing of the card itself is changed: the session knows where it comes from. */
const fromStory = { writes: null, section: "sort", most: 1, inBar: "where possible", onLocked: true } as const;
/** Of stories that one may read. */
const hasStories = (ws: Workspace): boolean => {
  const stories = ws.table.live.state.getState().view?.stories;
  return takesPart(ws) && stories !== undefined && stories.mine.length + stories.shared.length > 0;
};
const nudging = { ...onBoth, section: "place" } as const;

export const cardActions: readonly BoardAction[] = [
  {
    ...onBoth,
    id: "edit",
    icon: Pencil,
    keys: "Enter",
    section: "write",
    inBar: true,
    most: 1,
    can: (ws, [id]) => id !== undefined && (isShape(ws, id) || boardOf(ws).cards.get(id)?.unread === false),
    run: (ws, [id]) => id && startWriting(ws, id),
  },
  { ...onCards, id: "chooseSeveral", icon: ListPlus, writes: null, section: "write", run: chooseSeveral },
  { ...onBoth, id: "look", icon: Palette, keys: "L", section: "write", inBar: true, run: asking("look") },
  {
    ...onCards,
    id: "meaning",
    icon: BookOpenText,
    writes: null,
    onLocked: true,
    section: "go",
    most: 1,
    while: hasKnowledge,
    can: hasKnowledge,
    run: ({ prefs }) => prefs.setState({ panel: "glossary" }),
  },
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
    can: inGroups,
    run: leaveGroup,
  },
  {
    ...onCards,
    id: "ungroup",
    icon: Ungroup,
    keys: "U",
    writes: "structure",
    section: "sort",
    can: inGroups,
    run: ungroupCards,
  },
  {
    ...onCards,
    id: "link",
    icon: Spline,
    keys: "R",
    section: "sort",
    inBar: true,
    onLocked: true,
    run: asking("link"),
  },
  {
    ...onCards,
    id: "details",
    icon: ListPlus,
    keys: "Y",
    writes: null,
    section: "sort",
    most: 1,
    inBar: "where possible",
    onLocked: true,
    can: canHaveDetails,
    run: openDetails,
  },
  {
    ...onCards,
    id: "addSource",
    icon: Rows3,
    keys: "F",
    section: "sort",
    inBar: true,
    onLocked: true,
    run: asking("addSource"),
  },
  { ...onCards, id: "goToLine", icon: LocateFixed, keys: "S", writes: null, section: "sort", run: goToLineOf },
  { ...onCards, id: "fromStory", icon: MessageCircleHeart, ...fromStory, can: hasStories, run: asking("fromStory") },
  ...voteActions,
  {
    ...onCards,
    id: "openLink",
    icon: ExternalLink,
    writes: null,
    section: "sort",
    most: 1,
    can: (ws, ids) => cardsOf(ws, ids).some(({ text }) => linksIn(text).length > 0),
    run: openLinkOf,
  },
  {
    ...onCards,
    id: "react",
    icon: MessageCircleHeart,
    keys: "Q",
    writes: null,
    section: "go",
    most: 1,
    onLocked: true,
    can: takesPart,
    run: asking("react"),
  },
  { ...onCards, id: "readAloud", icon: Volume2, keys: "9", writes: null, section: "go", run: read },
  { ...several, id: "alignLeft", icon: AlignStartVertical, run: alignCards("left") },
  { ...several, id: "alignCentre", icon: AlignCenterVertical, run: alignCards("centre") },
  { ...several, id: "alignRight", icon: AlignEndVertical, run: alignCards("right") },
  { ...several, id: "alignTop", icon: AlignStartHorizontal, run: alignCards("top") },
  { ...several, id: "alignMiddle", icon: AlignCenterHorizontal, run: alignCards("middle") },
  { ...several, id: "alignBottom", icon: AlignEndHorizontal, run: alignCards("bottom") },
  { ...several, id: "distributeAcross", icon: AlignHorizontalSpaceAround, least: 3, run: distributeCards("x") },
  { ...several, id: "distributeDown", icon: AlignVerticalSpaceAround, least: 3, run: distributeCards("y") },
  { ...several, id: "tidy", icon: LayoutGrid, keys: "T", run: tidyCards },
  { ...nudging, id: "nudgeLeft", icon: MoveLeft, keys: "Alt+ArrowLeft", run: nudge({ x: -1, y: 0 }) },
  { ...nudging, id: "nudgeRight", icon: MoveRight, keys: "Alt+ArrowRight", run: nudge({ x: 1, y: 0 }) },
  { ...nudging, id: "nudgeUp", icon: MoveUp, keys: "Alt+ArrowUp", run: nudge({ x: 0, y: -1 }) },
  { ...nudging, id: "nudgeDown", icon: MoveDown, keys: "Alt+ArrowDown", run: nudge({ x: 0, y: 1 }) },
  {
    ...onBoth,
    id: "wider",
    icon: ChevronsLeftRight,
    keys: "Shift+Alt+ArrowRight",
    section: "size",
    run: resizeBy({ w: 1, h: 0 }),
  },
  {
    ...onBoth,
    id: "narrower",
    icon: ChevronsRightLeft,
    keys: "Shift+Alt+ArrowLeft",
    section: "size",
    run: resizeBy({ w: -1, h: 0 }),
  },
  {
    ...onBoth,
    id: "taller",
    icon: ChevronsUpDown,
    keys: "Shift+Alt+ArrowDown",
    section: "size",
    run: resizeBy({ w: 0, h: 1 }),
  },
  {
    ...onBoth,
    id: "shorter",
    icon: ChevronsDownUp,
    keys: "Shift+Alt+ArrowUp",
    section: "size",
    run: resizeBy({ w: 0, h: -1 }),
  },
  { ...onCards, id: "fitText", icon: WrapText, section: "size", run: fitText },
  { ...onCards, id: "sameWidth", icon: RectangleHorizontal, section: "size", least: 2, run: sameSize("w") },
  { ...onCards, id: "sameHeight", icon: RectangleVertical, section: "size", least: 2, run: sameSize("h") },
  { ...onBoth, id: "up", icon: ArrowUp, keys: "Ctrl+ArrowUp", section: "order", run: shift(-1) },
  { ...onBoth, id: "down", icon: ArrowDown, keys: "Ctrl+ArrowDown", section: "order", run: shift(1) },
  {
    ...onCards,
    id: "forward",
    icon: ArrowUpToLine,
    keys: "Ctrl+Shift+ArrowUp",
    section: "order",
    can: canStep(1),
    run: stepLayer(1),
  },
  {
    ...onCards,
    id: "backward",
    icon: ArrowDownToLine,
    keys: "Ctrl+Shift+ArrowDown",
    section: "order",
    can: canStep(-1),
    run: stepLayer(-1),
  },
  { ...onBoth, id: "toFront", icon: BringToFront, section: "order", run: toFront },
  { ...onBoth, id: "toBack", icon: SendToBack, section: "order", run: toBack },
  { ...onBoth, id: "lock", icon: Lock, keys: "X", section: "lock", can: hasUnlocked, run: lock },
  {
    ...onBoth,
    id: "unlock",
    icon: LockOpen,
    keys: "C",
    section: "lock",
    inBar: "where possible",
    onLocked: true,
    can: hasLocked,
    run: unlock,
  },
  { ...onBoth, id: "zoomToChosen", icon: ScanSearch, keys: "Z", writes: null, section: "go", run: zoomToChosen },
  {
    ...onBoth,
    id: "copy",
    icon: Clipboard,
    keys: "Ctrl+C",
    writes: null,
    section: "copy",
    native: true,
    run: copyToClipboard,
  },
  {
    ...onBoth,
    id: "copyForExcalidraw",
    icon: ClipboardPen,
    writes: null,
    section: "copy",
    run: copyForExcalidraw,
  },
  { ...onBoth, id: "cut", icon: Scissors, keys: "Ctrl+X", section: "copy", native: true, run: cutToClipboard },
  {
    ...onBoth,
    id: "duplicate",
    icon: CopyPlus,
    keys: "D",
    section: "copy",
    inBar: true,
    onLocked: true,
    run: duplicate,
  },
  { ...onBoth, id: "delete", icon: Trash2, keys: "Delete", section: "copy", inBar: true, run: removeCards },
];
