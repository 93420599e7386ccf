import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { clockText } from "./timer.ts";
import { useLive } from "./use-live.ts";

/** How long the floor has been held: shown, never said aloud by itself. */
export function FloorClock({ since }: { readonly since: number }) {
  const { t } = useTranslation("together");
  const offset = useLive((state) => state.clockOffsetMs);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const beat = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(beat);
  }, []);
  const seconds = Math.max(0, Math.floor((now + offset - since) / 1_000));
  return (
    <span className="floor-clock" role="timer" aria-label={t("floor.since")}>
      {clockText(seconds * 1_000)}
    </span>
  );
}
