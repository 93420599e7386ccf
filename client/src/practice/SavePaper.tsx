import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { PAPER_FORMS } from "../exports/job.ts";
import type { PaperForm } from "../exports/job.ts";
import type { SavingPaper } from "../exports/papers/use-save-paper.ts";
import { Waiting } from "../exports/Waiting.tsx";
import { MenuButton } from "../ui/Menu.tsx";

/** In which form a document leaves, and what came of it. */
export function SavePaper({
  saving,
  onSave,
  label,
}: {
  readonly saving: SavingPaper;
  readonly onSave: (form: PaperForm) => void;
  /** Where more than one document leaves from. */
  readonly label?: string;
}) {
  const { t } = useTranslation("practice");
  const items = PAPER_FORMS.map((id) => ({ id, label: t(`forms.${id}`) }));
  return (
    <>
      <MenuButton label={label ?? t("copyAs")} icon={Download} items={items} onAction={onSave}>
        {label ?? t("copyAs")}
      </MenuButton>
      {saving.said !== "" && !saving.busy && <p className="practice-said">{saving.said}</p>}
      {saving.busy && <Waiting onStop={saving.stop} />}
    </>
  );
}
