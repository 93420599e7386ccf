import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { announceNow } from "../../a11y/announce.ts";
import { toast } from "../../ui/toast.ts";
import { kindIn } from "../actions/commands.ts";
import type { NewCardWish } from "../actions/commands.ts";
import { namesOf } from "../sheets.ts";
import { useWorkspace } from "../workspace-context.ts";

/** While the table is closed to this person, what they write is put on their sheet. */
export function useIsPrivate(): boolean {
  const { table, past } = useWorkspace();
  const isPast = useStore(past, ({ open }) => open !== null);
  return useStore(table.live.state, ({ view }) => view?.rounds.mayBegin ?? false) && !isPast;
}

/** True when it lies there. Who wrote before their turn keeps it back: no reveal of others takes it along. */
export function usePutAside(): (texts: readonly string[], wish: Omit<NewCardWish, "text">) => Promise<boolean> {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const { sheets, table, prefs } = ws;
  return async (texts, { zone, knowledge, kind, signed }) => {
    const isEarly = sheets.isEarly();
    const name = namesOf(table)[sheets.state.getState().person] ?? null;
    const look = { knowledge, author: signed ? name : null, kind: kindIn(ws, zone, kind) };
    const written = await sheets.write(
      texts.map((text) => ({ text, ...look })),
      zone,
    );
    if (written.ok) {
      if (isEarly) toast(t("aside.early"));
      else announceNow(t("aside.placed", { count: texts.length }));
      return true;
    }
    if (written.reason === "whose") prefs.setState({ panel: "mySheet" });
    if (written.reason === "whose") toast(t("aside.chooseFirst"));
    else toast(written.reason === "text-too-long" ? t("tooLong") : t("aside.none"));
    return false;
  };
}
