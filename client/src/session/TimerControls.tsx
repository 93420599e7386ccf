import type { Timer } from "@tablee/shared/session/types";
import { Pause, Play, Square } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { TimerText } from "./TimerText.tsx";
import { useSend } from "./use-live.ts";

const DEFAULT_MINUTES = 10;
const MINUTE_SECONDS = 60;

interface TimerControlsProps {
  readonly timer: Timer;
  /** What the phase planned; none planned, ten. */
  readonly minutes: number;
}

export function TimerControls({ timer, minutes }: TimerControlsProps) {
  const { t } = useTranslation("session");
  const send = useSend();
  const count = minutes > 0 ? minutes : DEFAULT_MINUTES;
  if (timer.kind === "none") {
    return (
      <div className="lead-timer">
        <Button icon={Play} onPress={() => void send("timer.start", { seconds: count * MINUTE_SECONDS })}>
          {t("timer.start", { count })}
        </Button>
      </div>
    );
  }
  return (
    <div className="lead-timer">
      <TimerText className="lead-clock" />
      <Button onPress={() => void send("timer.extend", { seconds: MINUTE_SECONDS })}>{t("timer.minute")}</Button>
      {timer.kind === "running" ? (
        <Button icon={Pause} onPress={() => void send("timer.pause", {})}>
          {t("timer.pause")}
        </Button>
      ) : (
        <Button icon={Play} onPress={() => void send("timer.resume", {})}>
          {t("timer.resume")}
        </Button>
      )}
      <Button icon={Square} onPress={() => void send("timer.stop", {})}>
        {t("timer.stop")}
      </Button>
    </div>
  );
}
