import type { Draft, Preparation } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../board/workspace-context.ts";
import { toast } from "../../ui/toast.ts";
import { useSend, useView } from "../use-live.ts";
import { bringDrafts } from "./bring.ts";

/** Puts drafts on the board and takes them off the list. Interrupted between the two, one is there twice, and none is lost. */
export function useBring({ drafts: all }: Preparation): (drafts: readonly Draft[]) => Promise<void> {
  const { t } = useTranslation("lead");
  const ws = useWorkspace();
  const send = useSend();
  const access = useView()?.me.access;
  return async (drafts) => {
    const hasZones = drafts.some(({ kind }) => kind === "zone");
    if (!access?.cards || (hasZones && !access.structure)) {
      toast(t("preparation.refused"));
      return;
    }
    const { done, zones } = bringDrafts(ws, drafts);
    if (done.length < drafts.length) toast(t("preparation.refused"));
    if (done.length === 0) return;
    if (!(await send("preparation.remove", { drafts: [...done] }))) return;
    toast(t("preparation.brought", { count: done.length }));
    for (const draft of all) {
      const zone = zones.get(draft.zone ?? "");
      if (zone !== undefined && !done.includes(draft.id)) await send("preparation.put", { draft: { ...draft, zone } });
    }
  };
}
