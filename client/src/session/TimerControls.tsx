import * as limits from "@tablee/shared/limits";
import type { Timer } from "@tablee/shared/session/types";
import { Pause, Play, Square } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { TimerText } from "./TimerText.tsx";
import { useSend } from "./use-live.ts";

const DEFAULT_MINUTES = 5;
const MINUTE_SECONDS = 60;

interface TimerControlsProps {
  readonly timer: Timer;
  /** What the phase planned; none planned, five. */
  readonly minutes: number;
}

export function TimerControls({ timer, minutes }: TimerControlsProps) {
  const { t } = useTranslation("session");
  const send = useSend();
  if (timer.kind === "none") return <Start key={minutes} minutes={minutes > 0 ? minutes : DEFAULT_MINUTES} />;
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

/** What the phase planned is there already; any whole number of minutes is typed over it, and Enter starts. */
function Start({ minutes }: { readonly minutes: number }) {
  const { t } = useTranslation("session");
  const send = useSend();
  const [count, setCount] = useState(Math.min(minutes, limits.TIMER_FIELD_MAX_MINUTES));
  return (
    <form
      className="lead-timer"
      onSubmit={(event) => {
        event.preventDefault();
        void send("timer.start", { seconds: count * MINUTE_SECONDS });
      }}
    >
      <NumberField
        className="lead-length"
        label={t("timer.length")}
        unit={t("timer.unit")}
        min={1}
        max={limits.TIMER_FIELD_MAX_MINUTES}
        value={count}
        onChange={setCount}
      />
      <Button type="submit" icon={Play}>
        {t("timer.start")}
      </Button>
    </form>
  );
}
