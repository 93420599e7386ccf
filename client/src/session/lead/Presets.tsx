import { TEMPLATE_NAMES } from "@tablee/shared/templates/names";
import type { TemplateName } from "@tablee/shared/templates/names";
import type { Phase } from "@tablee/shared/session/types";
import { templateOf, templatePhases } from "@tablee/shared/templates/templates";
import { useTranslation } from "react-i18next";
import { currentLocale } from "../../i18n/i18n.ts";
import { SelectField } from "../../ui/SelectField.tsx";

/** The phases of a ready way to work, in the language that one reads, after those that are there. */
export function Presets({ onAdd }: { readonly onAdd: (phases: readonly Phase[]) => void }) {
  const { t } = useTranslation("lead");
  const { t: pages } = useTranslation("pages");
  const names = TEMPLATE_NAMES.filter((name) => name !== "free");
  return (
    <SelectField<TemplateName>
      label={t("agenda.preset")}
      placeholder={t("agenda.choose")}
      options={names.map((id) => ({ id, label: pages(`open.templates.${id}`) }))}
      value={null}
      onChange={(name) => onAdd(templatePhases(templateOf(name), currentLocale()))}
    />
  );
}
