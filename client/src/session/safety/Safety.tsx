import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { announceNow } from "../../a11y/announce.ts";
import { stopReading } from "../../board/aloud/aloud.ts";
import { Button } from "../../ui/Button.tsx";
import { dialogCorner } from "../../ui/dialog-corner.ts";
import { useIsHost, useLive, useSend, useView } from "../use-live.ts";
import { PauseCover } from "./PauseCover.tsx";
import { QuietPage } from "./QuietPage.tsx";
import { wishes } from "./quiet.ts";
import { SafetyButtons } from "./SafetyButtons.tsx";

/** A pause of the table and the quiet page of one person, over everything; and the line that stays when the cover is put aside. */
export function Safety() {
  const { t } = useTranslation("safety");
  const isPaused = useView()?.safety.paused ?? false;
  const isOut = useStore(wishes, (state) => state.isOut);
  const [aside, setAside] = useState(false);
  const host = useIsHost();
  const send = useSend();
  useAsking(() => setAside(false));
  useCorner();
  useSaid(isPaused);
  useEffect(() => {
    if (!isPaused) setAside(false);
  }, [isPaused]);
  const end = (): void => void send("pause.end", {});
  return (
    <>
      {isPaused && aside && (
        <div className="together-strip safety-strip">
          <b>{t("pause.title")}</b>
          <Button size="s" onPress={() => setAside(false)}>
            {t("pause.see")}
          </Button>
          {host && (
            <Button size="s" variant="do" onPress={end}>
              {t("pause.end")}
            </Button>
          )}
        </div>
      )}
      {isPaused && !aside && !isOut && <PauseCover onAside={() => setAside(true)} onEnd={host ? end : null} />}
      {isOut && <QuietPage />}
    </>
  );
}

/** Each press of a button or key is one question to the server; where the table is paused already, its cover comes back. */
function useAsking(show: () => void): void {
  const send = useSend();
  const pauses = useStore(wishes, (state) => state.pauses);
  const isPaused = useView()?.safety.paused;
  useEffect(() => {
    if (pauses === 0 || isPaused === undefined) return;
    wishes.setState({ pauses: 0 });
    if (isPaused) show();
    else void send("pause.ask", {});
  }, [pauses, isPaused, send, show]);
}

/** Dialogues and panels lie over the bar of the table, which holds the same two. */
function useCorner(): void {
  useEffect(() => {
    dialogCorner.setState({ Corner: SafetyButtons });
    return () => dialogCorner.setState({ Corner: null });
  }, []);
}

/** The first view is read with the page. A pause is read by its cover; that it is over, and a voice in the middle of a card, are not. */
function useSaid(isPaused: boolean): void {
  const { t } = useTranslation("safety");
  const hasView = useLive((state) => state.view !== null);
  const [was, setWas] = useState<boolean | null>(null);
  useEffect(() => {
    if (!hasView || was === isPaused) return;
    setWas(isPaused);
    if (isPaused) stopReading();
    if (was !== null) announceNow(t(isPaused ? "pause.begun" : "pause.over"));
  }, [hasView, isPaused, was, t]);
}
