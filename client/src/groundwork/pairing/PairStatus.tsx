import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { OpenDesk } from "../../board/desk.ts";

/** Whether the server has all that was written here, so that the other can read it. */
export function PairStatus({ desk }: { readonly desk: OpenDesk }) {
  const { t } = useTranslation("pairing");
  const status = useStore(desk.sync.state, (state) => state.status);
  const changes = "changes" in status ? status.changes : 0;
  const isSaved = status.kind === "saved";
  return (
    <output className="ui-kept" data-saved={isSaved || undefined}>
      {isSaved ? t("saved") : changes > 0 ? t("waiting", { count: changes }) : t("opening")}
    </output>
  );
}
