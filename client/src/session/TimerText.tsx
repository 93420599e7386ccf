import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { announceNow } from "../a11y/announce.ts";
import { useStore } from "zustand";
import { quietTimer } from "./quiet-timer.ts";
import { clockText, momentBetween, useTimeLeft } from "./timer.ts";
import { useLive, useView } from "./use-live.ts";

const NONE = { kind: "none" } as const;

function useTimer() {
  const timer = useView()?.timer ?? NONE;
  const offset = useLive((state) => state.clockOffsetMs);
  return { timer, left: useTimeLeft(timer, offset) };
}

/** role="timer" is silent: the moments that matter are announced by TimerVoice. */
export function TimerText({ className }: { readonly className: string }) {
  const { t } = useTranslation("session");
  const { timer, left } = useTimer();
  const isQuiet = useStore(quietTimer, ({ isOn }) => isOn);
  if (timer.kind === "none") return null;
  return (
    <span className={className} role="timer" aria-label={t("timer.label")} data-over={left === 0 || undefined}>
      {isQuiet ? t("timer.about", { count: Math.ceil(left / 60_000) }) : clockText(left)}
    </span>
  );
}

/** Says half, one minute and the end, once, whatever is on the screen. */
export function TimerVoice() {
  const { t } = useTranslation("session");
  const { timer, left } = useTimer();
  const before = useRef({ timer, left });
  useEffect(() => {
    const last = before.current;
    before.current = { timer, left };
    if (timer.kind !== "running" || last.timer !== timer || quietTimer.getState().isOn) return;
    const moment = momentBetween(last.left, left, timer.totalMs);
    if (moment) announceNow(t(`timer.${moment}`));
  }, [timer, left, t]);
  return null;
}
