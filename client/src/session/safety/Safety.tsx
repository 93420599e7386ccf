import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { announceNow } from "../../a11y/announce.ts";
import { stopReading } from "../../board/aloud/aloud.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { dialogCorner } from "../../ui/dialog-corner.ts";
import { useIsHost, useSend, useView } from "../use-live.ts";
import { PauseCover } from "./PauseCover.tsx";
import { QuietPage } from "./QuietPage.tsx";
import { wishes } from "./quiet.ts";
import { SafetyButtons } from "./SafetyButtons.tsx";

/** A pause of the table and the quiet page of one person, over everything. */
export function Safety() {
  const isPaused = useView()?.safety.paused ?? false;
  const isOut = useStore(wishes, (state) => state.isOut);
  useAsking();
  useCorner();
  useSaid();
  return (
    <>
      {isPaused && <Paused isOut={isOut} />}
      {isOut && <QuietPage />}
    </>
  );
}

/** The cover, or the line that stays when one has put it aside. */
function Paused({ isOut }: { readonly isOut: boolean }) {
  const { t } = useTranslation("safety");
  const pauses = useStore(wishes, (state) => state.pauses);
  // Put aside once is put aside until a pause is asked for again.
  const [aside, setAside] = useState<number | null>(null);
  const host = useIsHost();
  const send = useSend();
  const end = (): void => void send("pause.end", {});
  if (aside !== pauses) return isOut ? null : <PauseCover onAside={() => setAside(pauses)} onEnd={host ? end : null} />;
  return (
    <div className="together-strip safety-strip">
      <b>{t("pause.title")}</b>
      <Button size="s" onPress={() => setAside(null)}>
        {t("pause.see")}
      </Button>
      {host && (
        <Button size="s" variant="do" onPress={end}>
          {t("pause.end")}
        </Button>
      )}
    </div>
  );
}

/** Each press of a button or key is one question to the server; a table that is paused is asked nothing more. */
function useAsking(): void {
  const send = useSend();
  const { pauses, sent } = useStore(wishes);
  const isPaused = useView()?.safety.paused;
  useEffect(() => {
    if (pauses === sent || isPaused === undefined) return;
    wishes.setState({ sent: pauses });
    if (!isPaused) void send("pause.ask", {});
  }, [pauses, sent, isPaused, send]);
}

/** Dialogues and panels lie over the bar of the table, which holds the same two. */
function useCorner(): void {
  useEffect(() => {
    dialogCorner.setState({ Corner: SafetyButtons });
    return () => dialogCorner.setState({ Corner: null });
  }, []);
}

/** The first view is read with the page. */
function useSaid(): void {
  const { t } = useTranslation("safety");
  const { live } = useWorkspace().table;
  useEffect(
    () =>
      live.state.subscribe(({ view }, { view: last }) => {
        if (!view || !last || view.safety.paused === last.safety.paused) return;
        if (view.safety.paused) stopReading();
        announceNow(t(view.safety.paused ? "pause.begun" : "pause.over"));
      }),
    [live, t],
  );
}
