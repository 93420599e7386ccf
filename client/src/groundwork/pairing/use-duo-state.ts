import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { pairsOf } from "../../board/pairs.ts";
import { useWorkspace } from "../../board/workspace-context.ts";

/** In the list of tools: that one is asked, or with how many one meets. No name and no word: others may look on. */
export function useDuoState(): string | null {
  const { t } = useTranslation("pairing");
  const { table } = useWorkspace();
  const mine = useStore(pairsOf(table).state, (state) => state.mine);
  const isAsked = mine.some(({ asked, people }) => asked && people[1]?.member === table.seat.member.id);
  return isAsked ? t("waitsForYou") : null;
}
