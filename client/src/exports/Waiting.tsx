import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { announceNow } from "../a11y/announce.ts";
import { Button } from "../ui/Button.tsx";

const QUIET_MS = 1_000;

/** Work that takes longer than a moment is shown, said aloud, and can be stopped. Shorter work passes in silence. */
export function Waiting({ onStop }: { readonly onStop: () => void }) {
  const { t } = useTranslation("files");
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLong(true);
      announceNow(t("busy"));
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [t]);
  if (!isLong) return null;
  return (
    <div className="files-waiting">
      <div className="files-progress" role="progressbar" aria-label={t("busy")} />
      <span aria-hidden>{t("busy")}</span>
      <Button size="s" onPress={onStop}>
        {t("stop")}
      </Button>
    </div>
  );
}
