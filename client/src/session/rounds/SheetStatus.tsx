import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Desk } from "../../board/sheets.ts";

/** Whether the server has all that was written on this sheet. */
export function SheetStatus({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation("rounds");
  const { t: shell } = useTranslation("shell");
  const status = useStore(desk.sync.state, (state) => state.status);
  const changes = "changes" in status ? status.changes : 0;
  const said =
    status.kind === "saved" ? t("saved") : changes > 0 ? t("waiting", { count: changes }) : shell("status.loading");
  return (
    <output className="ui-kept" data-saved={status.kind === "saved" || undefined}>
      {said}
    </output>
  );
}
