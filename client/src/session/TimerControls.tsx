import type { Timer } from "@tablee/shared/session/types";
import { Pause, Play, Square } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { SelectField } from "../ui/SelectField.tsx";
import { TimerText } from "./TimerText.tsx";
import { useSend } from "./use-live.ts";

const DEFAULT_MINUTES = 10;
const USUAL_MINUTES = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60];
const MINUTE_SECONDS = 60;

interface TimerControlsProps {
  readonly timer: Timer;
  /** What the phase planned; none planned, ten. */
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

/** What the phase planned comes first; any of the usual lengths is two presses away. */
function Start({ minutes }: { readonly minutes: number }) {
  const { t } = useTranslation("session");
  const send = useSend();
  const [count, setCount] = useState(String(minutes));
  const lengths = [...new Set([...USUAL_MINUTES, minutes])].sort((a, b) => a - b);
  return (
    <div className="lead-timer">
      <SelectField
        className="lead-length"
        label={t("timer.length")}
        hideLabel
        options={lengths.map((length) => ({ id: String(length), label: t("timer.minutes", { count: length }) }))}
        value={count}
        onChange={setCount}
      />
      <Button icon={Play} onPress={() => void send("timer.start", { seconds: Number(count) * MINUTE_SECONDS })}>
        {t("timer.start")}
      </Button>
    </div>
  );
}
