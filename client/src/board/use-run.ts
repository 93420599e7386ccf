import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { CardId } from "@tablee/shared/ids";
import { toast } from "../ui/toast.ts";
import { cardBeside, shapesOf } from "./actions/commands.ts";
import { focusCard } from "./actions/look-around.ts";
import type { BoardAction, Said } from "./actions/action.ts";
import { hasLocked, isLocked } from "./actions/locking.ts";
import { changeable, isOffered, isPossible } from "./actions/available.ts";
import { useMay, useWorkspace } from "./workspace-context.ts";
import type { Workspace } from "./workspace.ts";

export type Say = (
  said: Said | "notNow" | "unread" | "notSorting" | "deleted" | "cut" | "zoneDeleted" | "isLocked" | "leftLocked",
  count: number,
  /** Of what, when not of cards. */
  of?: Kind,
) => void;

type Kind = "shape" | "thing";

/** Says what came of an action. What is deleted can be taken back at once. */
export function useSay(): Say {
  const ws = useWorkspace();
  const { t } = useTranslation("canvas");
  return useCallback(
    (said, count, of) => {
      const isGone = said === "deleted" || said === "cut" || said === "zoneDeleted";
      const step = ws.undo.newest();
      const undo = (): void => {
        // The button means this deletion, and never what was done after it.
        if (ws.undo.newest() !== step) toast(t("said.notNewest"));
        else if (ws.undo.undo() === "locked") toast(t("said.locked"));
      };
      toast(t(`said.${said}`, { count, ...(of && { context: of }) }), isGone ? { undo } : {});
    },
    [ws, t],
  );
}

export type Run = (action: BoardAction, ids: readonly CardId[]) => void;

/** Does an action on cards, if it is allowed now. */
export function useRun(): Run {
  const ws = useWorkspace();
  const may = useMay();
  const say = useSay();
  return useCallback(
    (action, chosen) => {
      const { writes, on } = action;
      if (writes !== null && !may[writes]) return say(writes === "structure" && may.cards ? "notSorting" : "notNow", 0);
      if (!isOffered(ws, action, chosen)) return;
      const ids = changeable(ws, action, chosen);
      if (!isPossible(ws, action, { ids: chosen, may })) {
        const { cards } = ws.board.getState().board;
        if (on === "cards" && chosen.every((id) => cards.get(id)?.unread)) say("unread", 0);
        else if (on === "cards" && ids.length < (action.least ?? 1) && hasLocked(ws, chosen))
          say("isLocked", chosen.length, kindOf(ws, chosen));
        return;
      }
      const left = on === "cards" && writes !== null ? lockedBeside(ws, chosen, ids) : [];
      const kind = kindOf(ws, ids);
      const beside = action.id === "delete" || action.id === "cut" ? cardBeside(ws, ids) : null;
      const done = action.run(ws, ids);
      if (beside) focusCard(beside);
      const leftKind = kindOf(ws, left);
      void tell({ action, done, count: ids.length, left: left.length, leftKind, kind, say });
    },
    [ws, may, say],
  );
}

/** What of the choice is left as it is because somebody locked it. */
function lockedBeside(ws: Workspace, chosen: readonly CardId[], ids: readonly CardId[]): readonly CardId[] {
  const done = new Set(ids);
  return chosen.filter((id) => !done.has(id) && isLocked(ws, id));
}

async function tell(ran: {
  readonly action: BoardAction;
  readonly done: ReturnType<BoardAction["run"]>;
  readonly count: number;
  /** How many locked ones were left as they are. */
  readonly left: number;
  readonly leftKind: Kind | undefined;
  readonly kind: Kind | undefined;
  readonly say: Say;
}): Promise<void> {
  const { action, done, count, left, leftKind, kind, say } = ran;
  const said = await done;
  if (said) say(said, count, kind);
  else if (action.id === "delete") say("deleted", count, kind);
  else if (action.id === "cut") say("cut", count, kind);
  else if (left > 0) say("leftLocked", left, leftKind);
}

/** Before it is done: what is deleted cannot be asked any more. */
export function kindOf(ws: Workspace, ids: readonly CardId[]): Kind | undefined {
  const shapes = shapesOf(ws, ids).length;
  return shapes === 0 ? undefined : shapes === ids.length ? "shape" : "thing";
}
