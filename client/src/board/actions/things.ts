import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowRightLeft,
  ArrowUp,
  Copy,
  FolderPlus,
  ListChecks,
  Pencil,
  Trash2,
  Ungroup,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { deleteLink, turnLink, ungroup } from "@tablee/shared/board/edit-structure";
import { cardsIn } from "@tablee/shared/board/outline";
import type { CardId, GroupId, LinkId, ZoneId } from "@tablee/shared/ids";
import type { Workspace } from "../workspace.ts";
import { nudgeZone, removeZone } from "./areas.ts";
import { boardOf, choose, moveCardsToGroup, moveCardsToZone } from "./commands.ts";
import { ask } from "./action.ts";
import type { Said } from "./action.ts";
import { copyZone } from "../clipboard/clipboard.ts";
import { unlocked } from "./locking.ts";

/** What can be done with an area, a group or a link: the same lists on the canvas and in the list. */
export interface ThingAction<Id> {
  readonly id: ThingName;
  readonly icon: LucideIcon;
  readonly writes: "cards" | "structure" | null;
  /** Only where cards are chosen. */
  readonly needsCards?: boolean;
  run(ws: Workspace, id: Id): void | Promise<Said>;
}

type ZoneActionId =
  | "editZone"
  | "zoneCards"
  | "chosenHere"
  | "copyZone"
  | "left"
  | "right"
  | "higher"
  | "lower"
  | "deleteZone";
type GroupActionId = "renameGroup" | "groupCards" | "chosenIn" | "ungroup";
type LinkActionId = "editLink" | "turnLink" | "deleteLink";

type ThingName = ZoneActionId | GroupActionId | LinkActionId;

function chosen(ws: Workspace): CardId[] {
  return [...ws.selection.getState().ids];
}

const sorting = { writes: "structure" } as const;

export const zoneActions: readonly ThingAction<ZoneId>[] = [
  { ...sorting, id: "editZone", icon: Pencil, run: (ws, zone) => ask(ws, { kind: "zone", zone }) },
  {
    id: "zoneCards",
    icon: ListChecks,
    writes: null,
    run: (ws, id) => {
      const part = ws.board.getState().outline.find(({ zone }) => zone?.id === id);
      const cards = [...(part?.lone ?? []), ...(part?.groups ?? []).flatMap((group) => group.cards)];
      choose(
        ws,
        cards.map((card) => card.id),
      );
    },
  },
  {
    id: "chosenHere",
    icon: FolderPlus,
    writes: "cards",
    needsCards: true,
    run: (ws, id) => moveCardsToZone(ws, unlocked(ws, chosen(ws)), id),
  },
  { ...sorting, id: "left", icon: ArrowLeft, run: nudgeZone({ x: -1, y: 0 }) },
  { ...sorting, id: "right", icon: ArrowRight, run: nudgeZone({ x: 1, y: 0 }) },
  { ...sorting, id: "higher", icon: ArrowUp, run: nudgeZone({ x: 0, y: -1 }) },
  { ...sorting, id: "lower", icon: ArrowDown, run: nudgeZone({ x: 0, y: 1 }) },
  { id: "copyZone", icon: Copy, writes: null, run: copyZone },
  { ...sorting, id: "deleteZone", icon: Trash2, run: removeZone },
];

export const groupActions: readonly ThingAction<GroupId>[] = [
  { ...sorting, id: "renameGroup", icon: Pencil, run: (ws, group) => ask(ws, { kind: "renameGroup", group }) },
  {
    id: "groupCards",
    icon: ListChecks,
    writes: null,
    run: (ws, id) => choose(ws, cardsInGroup(ws, id)),
  },
  {
    ...sorting,
    id: "chosenIn",
    icon: FolderPlus,
    needsCards: true,
    run: (ws, id) => {
      const group = boardOf(ws).groups.get(id);
      if (group) moveCardsToGroup(ws, unlocked(ws, chosen(ws)), group);
    },
  },
  { ...sorting, id: "ungroup", icon: Ungroup, run: (ws, id) => ungroup(ws.hand(), id) },
];

export const linkActions: readonly ThingAction<LinkId>[] = [
  { id: "editLink", icon: Pencil, writes: "cards", run: (ws, link) => ask(ws, { kind: "editLink", link }) },
  { id: "turnLink", icon: ArrowRightLeft, writes: "cards", run: (ws, id) => turnLink(ws.hand(), id) },
  { id: "deleteLink", icon: Trash2, writes: "cards", run: (ws, id) => deleteLink(ws.hand(), id) },
];

export function cardsInGroup(ws: Workspace, id: GroupId): CardId[] {
  return cardsIn(boardOf(ws), id).map((card) => card.id);
}
