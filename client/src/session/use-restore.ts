import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { restoreTo } from "@tablee/shared/board/restore";
import { needsStructure } from "@tablee/shared/board/since";
import type { Board } from "@tablee/shared/board/types";
import { makeVersion } from "../api.ts";
import { closePast } from "../board/past/past.ts";
import type { Past } from "../board/past/past.ts";
import type { Workspace } from "../board/workspace.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { currentLocale } from "../i18n/i18n.ts";
import { sayMoment } from "../i18n/moment.ts";
import { sayReason } from "../i18n/reasons.ts";
import { toast } from "../ui/toast.ts";
import { useView } from "./use-live.ts";

export interface Restore {
  /** Why it cannot be done now, in words. */
  readonly waits: string | null;
  readonly busy: boolean;
  readonly restore: () => Promise<void>;
}

/** What keeps an earlier state from coming back: no right to write, or a lock that it would have to break. */
function useWaits({ board }: Past): string | null {
  const { t } = useTranslation("versions");
  const { t: session } = useTranslation("session");
  const access = useView()?.me.access;
  const now = useStore(useWorkspace().board, (state) => state.board);
  const isLocked = access !== undefined && !access.structure;
  const breaks = useMemo(() => isLocked && needsStructure(board, now), [isLocked, board, now]);
  if (access && !access.cards) return access.reason === null ? null : session(`access.${access.reason}`);
  return breaks ? t("locked") : null;
}

/**
 * The present is kept first, on the server; then the earlier state comes back as one step of undo. What somebody put
 * down between the two is in neither, and stays.
 */
export function useRestore(past: Past, onDone: () => void): Restore {
  const { t } = useTranslation("versions");
  const { t: pages } = useTranslation("pages");
  const ws = useWorkspace();
  const waits = useWaits(past);
  const [busy, setBusy] = useState(false);
  return {
    waits,
    busy,
    restore: async () => {
      if (busy || waits !== null) return;
      if (ws.table.sync.state.getState().status.kind !== "saved") return toast(t("notSaved"));
      setBusy(true);
      const { board: seen } = ws.board.getState();
      const kept = await makeVersion(ws.table.seat.board.id, { before: "restore" });
      setBusy(false);
      if (!kept.ok) return toast(sayReason(pages, kept.reason));
      bringBack(ws, past, seen);
      onDone();
      const step = ws.undo.newest();
      const moment = sayMoment(currentLocale(), past.version.at);
      // The button means this restore, and never what was done after it.
      const undo = (): void => void (ws.undo.newest() === step && ws.undo.undo());
      toast(t("restored", { moment }), { undo });
    },
  };
}

function bringBack(ws: Workspace, past: Past, seen: Board): void {
  const hand = ws.hand();
  ws.undo.asOne(() => restoreTo(hand, past.doc, (root, id) => root !== "meta" && !seen[root].has(id as never)));
  closePast(ws);
}
