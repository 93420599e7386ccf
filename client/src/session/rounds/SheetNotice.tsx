import { NotebookPen } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { announceNow } from "../../a11y/announce.ts";
import type { Desk } from "../../board/sheets.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { togglePanel } from "../panels.ts";
import { useView } from "../use-live.ts";
import { useCardsOf, useSeatNames, useSheets } from "./use-sheets.ts";

/** While somebody writes for themself, or has something there still: where it goes, and the way to it. */
export function SheetNotice() {
  const { t } = useTranslation("rounds");
  const ws = useWorkspace();
  const view = useView();
  const { mine, desk } = useSheets();
  const isOpen = useStore(ws.prefs, ({ panel }) => panel === "mySheet");
  useSaidReveal();
  useOpenedAlone();
  const rounds = view?.rounds;
  if (!rounds?.mayBegin && mine.length === 0) return null;
  const isEarly = view?.me.access.reason === "experience-first";
  const said = rounds?.turns ? "turns" : !rounds?.mayBegin ? "still" : isEarly ? "early" : "private";
  // What everybody is to do now is said over another panel too, where a panel is all that one sees.
  const isAsked = (said === "private" || said === "turns") && !isOpen;
  const notice = (
    <div className="board-notice" data-notice={isAsked ? "sheet" : undefined}>
      <output>{t(said)}</output>
      <Button size="s" icon={NotebookPen} onPress={() => togglePanel(ws, "mySheet")}>
        {t("title")}
      </Button>
    </div>
  );
  return said === "still" && desk ? <WhileWritten desk={desk}>{notice}</WhileWritten> : notice;
}

/** After its time an empty sheet asks for nothing; the way to it stays in the menu. */
function WhileWritten({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return useCardsOf(desk).length > 0 ? children : null;
}

/** What is there already is read with the page; that it happened is said once. */
function useSaidReveal(): void {
  const { t } = useTranslation("rounds");
  const rounds = useView()?.rounds;
  const last = useRef<{ readonly reveals: number; readonly turns: boolean } | null>(null);
  const [reveals, turns] = [rounds?.reveals, rounds?.turns];
  useEffect(() => {
    if (reveals === undefined || turns === undefined) return;
    const before = last.current;
    last.current = { reveals, turns };
    if (before && reveals > before.reveals) announceNow(t("done"));
    else if (before && turns && !before.turns) announceNow(t("turnsNow"));
  }, [reveals, turns, t]);
}

/** One’s only sheet is open as soon as it is there: what was late is found on it. Of several somebody says whose. */
function useOpenedAlone(): void {
  const { sheets } = useWorkspace();
  const { mine, desk } = useSheets();
  const isAlone = useSeatNames().length === 1;
  const isThere = mine.some(({ person }) => person === 0);
  useEffect(() => {
    if (isAlone && isThere && !desk) void sheets.open(0);
  }, [sheets, isAlone, isThere, desk]);
}
