import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { VersionInfo } from "@tablee/shared/protocol/http";
import { listVersions, readVersion } from "../api.ts";
import { openPast } from "../board/past/past.ts";
import { useWorkspace } from "../board/workspace-context.ts";
import { sayReason } from "../i18n/reasons.ts";
import { toast } from "../ui/toast.ts";

/** What a kept state is called: as somebody named it, else by what it was kept for. */
export function useTitleOf(): (version: VersionInfo) => string {
  const { t } = useTranslation("versions");
  return ({ cause, name }) => (cause === "named" ? (name ?? "") : t(`causes.${cause}`, { name: name ?? "…" }));
}

export interface KeptStates {
  /** Null: not there yet. */
  readonly list: readonly VersionInfo[] | null;
  /** When it came. */
  readonly at: number;
  /** Why it could not be read, in words. */
  readonly refusal: string | null;
  /** The one that is being fetched. */
  readonly fetching: string | null;
  readonly read: () => Promise<void>;
  readonly open: (version: VersionInfo) => Promise<void>;
}

export function useVersions(): KeptStates {
  const { t } = useTranslation("versions");
  const { t: pages } = useTranslation("pages");
  const ws = useWorkspace();
  const board = ws.table.seat.board.id;
  const [{ list, at }, setList] = useState<Pick<KeptStates, "list" | "at">>({ list: null, at: 0 });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [fetching, setFetching] = useState<string | null>(null);
  const isPast = useStore(ws.past, ({ open }) => open !== null);
  const read = useCallback(async () => {
    const reply = await listVersions(board);
    if (reply.ok) setList({ list: reply.value, at: Date.now() });
    setRefusal(reply.ok ? null : sayReason(pages, reply.reason));
  }, [board, pages]);
  useEffect(() => {
    // Whoever restores a state has kept another.
    // oxlint-disable-next-line react/set-state-in-effect -- set after the answer, never in the effect itself
    if (!isPast) void read();
  }, [read, isPast]);
  const open = async (version: VersionInfo): Promise<void> => {
    if (fetching !== null) return;
    setFetching(version.id);
    const reply = await readVersion(board, version.id);
    setFetching(null);
    if (!reply.ok) return toast(sayReason(pages, reply.reason));
    if (!openPast(ws, version, reply.value)) toast(t("unreadable"));
  };
  return { list, at, refusal, fetching, read, open };
}
