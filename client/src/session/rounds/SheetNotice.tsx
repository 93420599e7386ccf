import { NotebookPen } from "lucide-react";
import { Suspense, useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { announceNow } from "../../a11y/announce.ts";
import type { Desk } from "../../board/sheets.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { later } from "../../ui/later.ts";
import { togglePanel } from "../panels.ts";
import { useView } from "../use-live.ts";
import { useCardsOf, useSeatNames, useSheets } from "./use-sheets.ts";

const TurnNotice = later(async () => (await import("./TurnNotice.tsx")).TurnNotice);

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
  const hasSheet = rounds?.mayBegin || mine.length > 0;
  const inTurns = rounds?.turns ?? false;
  if (!hasSheet && !inTurns) return null;
  const isEarly = view?.me.access.reason === "experience-first";
  const said = !rounds?.mayBegin ? "still" : isEarly ? "early" : "private";
  // What everybody is to do now is said over another panel too, where a panel is all that one sees.
  const isAsked = (said === "private" || inTurns) && !isOpen;
  const notice = (
    <div className="board-notice" data-notice={isAsked ? "sheet" : undefined}>
      {inTurns ? (
        <Suspense>
          <TurnNotice />
        </Suspense>
      ) : (
        <output>{t(said)}</output>
      )}
      {hasSheet && (
        <Button size="s" icon={NotebookPen} onPress={() => togglePanel(ws, "mySheet")}>
          {t("title")}
        </Button>
      )}
    </div>
  );
  return said === "still" && !inTurns && desk ? <WhileWritten desk={desk}>{notice}</WhileWritten> : notice;
}

/** After its time an empty sheet asks for nothing; the way to it stays in the menu. */
function WhileWritten({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return useCardsOf(desk).length > 0 ? children : null;
}

/** What is there already is read with the page; that it happened is said once. */
function useSaidReveal(): void {
  const { t } = useTranslation("rounds");
  const rounds = useView()?.rounds;
  const last = useRef<number | null>(null);
  const reveals = rounds?.reveals;
  useEffect(() => {
    if (reveals === undefined) return;
    const before = last.current;
    last.current = reveals;
    if (before !== null && reveals > before) announceNow(t("done"));
  }, [reveals, t]);
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
