import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { announceNow } from "../../a11y/announce.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { useSend, useView } from "../use-live.ts";
import { BatonStep } from "./Baton.tsx";
import { MirrorDialog } from "./MirrorDialog.tsx";
import { mirrorDueAt, useHasCome, useMyDuo } from "./use-duo.ts";
import type { MyDuo } from "./use-duo.ts";
import "./duo.css";

/** For the two alone, over the board: an offered baton, a holder who is away, a minute to look at each other. */
export function DuoNotice() {
  const mine = useMyDuo();
  return mine && <Notice mine={mine} />;
}

function Notice({ mine }: { readonly mine: MyDuo }) {
  const { t } = useTranslation("lead");
  const { duo, isMine, isOtherHere, otherName: name } = mine;
  // The panel asks the same.
  const isPanelOpen = useStore(useWorkspace().prefs, ({ panel }) => panel === "lead");
  const asks = !isMine && (duo.offered || !isOtherHere);
  useSaidOnce(asks ? t(isOtherHere ? "duo.offeredMe" : "duo.away", { name }) : null);
  return (
    <>
      {asks && !isPanelOpen && (
        <div className="board-notice">
          <BatonStep mine={mine} isNotice />
        </div>
      )}
      <MirrorNotice mine={mine} />
    </>
  );
}

function MirrorNotice({ mine: { duo } }: { readonly mine: MyDuo }) {
  const { t } = useTranslation("lead");
  const send = useSend();
  const isPaused = useView()?.safety.paused ?? false;
  const isDue = useHasCome(isPaused ? null : mirrorDueAt(duo));
  const [isOpen, setOpen] = useState(false);
  useSaidOnce(isDue ? t("mirror.due") : null);
  return (
    <>
      {isDue && (
        <div className="board-notice">
          <p>{t("mirror.due")}</p>
          <Button size="s" onPress={() => setOpen(true)}>
            {t("mirror.open")}
          </Button>
          <Button size="s" onPress={() => void send("mirror.later", {})}>
            {t("mirror.later")}
          </Button>
        </div>
      )}
      {isOpen && <MirrorDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** Said when it comes about, and when the page opens on it: it asks something of me. */
function useSaidOnce(text: string | null): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (text !== null && text !== last.current) announceNow(text);
    last.current = text;
  }, [text]);
}
