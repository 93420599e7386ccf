import type { LucideIcon } from "lucide-react";
import type { CardId } from "@tablee/shared/ids";
import type { Ask, Tool, Workspace } from "../workspace.ts";
import type { ActionId } from "./action-ids.ts";
import { isShape } from "./commands.ts";

/** What came of an action, when there is something to say: a key of the words. */
export type Said =
  | "locked"
  | "tooMany"
  | "tooLong"
  | "copied"
  | "copiedForExcalidraw"
  | "zoneCopied"
  | "noClipboard"
  | "noClipboardHere"
  | "lockedNow"
  | "unlockedNow"
  | "snapOn"
  | "snapOff"
  | "noMatch"
  | "noLine"
  | "nothingToPaste"
  | "tooManyZones"
  | "tooManyLinks"
  | "tooManyShapes"
  | "noPicture"
  | "imagesStayed"
  | "noVoice";

/**
 * Each thing a person can do at a table, once: context bar, menus, keys, palette and help all read these. Its words, in
 * both languages, are `board:actions.<id>`.
 */
export interface BoardAction {
  readonly id: ActionId;
  readonly icon: LucideIcon;
  /** As it comes; each person may choose others, or none. */
  readonly keys?: string;
  /**
   * `cards`: done to those chosen; `board`: to the board, in every view; `view`: how the canvas is looked at and
   * touched; `list`: how the list is; `page`: the page around them.
   */
  readonly on: "cards" | "board" | "view" | "list" | "page";
  /** What right it takes. */
  readonly writes: "cards" | "structure" | null;
  /** Of those done to cards: done to shapes as well. */
  readonly shapes?: true;
  /** Menus put a line between sections. */
  readonly section: Section;
  /** How many it needs; one when not said. */
  readonly least?: number;
  /** How many it can be done to. */
  readonly most?: number;
  /** In the bar itself, not behind its menu; there is room for some only where they would do something. */
  readonly inBar?: boolean | "where possible";
  /** Done to a locked card too: it leaves the card itself as it is, or unlocks it. */
  readonly onLocked?: boolean;
  /** From everywhere, over whatever is open and in the middle of a word. */
  readonly anywhere?: true;
  /** The browser tells of these keys by an event of its own, which must reach it. */
  readonly native?: boolean;
  /** Offered to these alone. */
  readonly only?: "host" | "others";
  /** Offered only while this holds. */
  while?(ws: Workspace, ids: readonly CardId[]): boolean;
  /** Whether it would do anything now. */
  can?(ws: Workspace, ids: readonly CardId[]): boolean;
  run(ws: Workspace, ids: readonly CardId[]): Said | void | Promise<Said | void>;
}

export type Section =
  | "write"
  | "draw"
  | "sort"
  | "vote"
  | "align"
  | "place"
  | "size"
  | "order"
  | "lock"
  | "copy"
  | "go"
  | "look"
  | "tool"
  | "list"
  | "page"
  | "table";

export function ask(ws: Workspace, open: Ask): void {
  ws.ask.setState({ open });
}

export function takeTool(ws: Workspace, tool: Tool): void {
  const [from = null] = tool === "connect" ? [...ws.selection.getState().ids].filter((id) => !isShape(ws, id)) : [];
  ws.tool.setState({ tool, from });
}
