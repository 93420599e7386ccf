import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Locked, which is a courtesy: what it means is said where the pointer rests, and to who cannot see the sign. */
export function LockSign() {
  const { t } = useTranslation("board");
  return (
    <span className="card-lock" title={t("lock.means")}>
      <Lock size={14} strokeWidth={2.2} aria-hidden />
      <span className="ui-hidden">{t("lock.is")}</span>
    </span>
  );
}
