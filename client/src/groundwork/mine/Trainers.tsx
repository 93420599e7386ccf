import { useTranslation } from "react-i18next";
import { namedAs } from "@tablee/shared/session/credits";
import { currentLocale } from "../../i18n/i18n.ts";
import { useView } from "../../session/use-live.ts";
import { CreditFields } from "../parts/CreditFields.tsx";

/** Who is named as a trainer on every attestation of this training: those who lead and wish it, all of them alike. */
export function Trainers() {
  const { t } = useTranslation("leaving");
  const view = useView();
  if (!view) return null;
  const names = namedAs(view.credits, "trainer", currentLocale());
  const isMine = view.credits.named.some(({ as, member }) => as === "trainer" && member === view.me.id);
  const mayName = view.me.role === "host" || isMine;
  if (!mayName && names.length === 0) return null;
  return (
    <section className="mine-part">
      <h4>{t("credit.trainerTitle")}</h4>
      <p className="practice-hint">{t("credit.trainerHelp")}</p>
      <p>{names.length === 0 ? t("credit.noTrainers") : names.join(", ")}</p>
      {mayName && <CreditFields as="trainer" />}
    </section>
  );
}
