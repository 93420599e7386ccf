import { PARTS } from "@tablee/shared/rules/roles";
import type { Part } from "@tablee/shared/rules/roles";
import { useTranslation } from "react-i18next";
import { SelectField } from "../ui/SelectField.tsx";

interface PartFieldProps {
  readonly value: Part | null;
  readonly onChange: (part: Part | null) => void;
}

/** How somebody takes part, if they wish to say: saying nothing comes first. */
export function PartField({ value, onChange }: PartFieldProps) {
  const { t } = useTranslation("pages");
  return (
    <SelectField
      label={t("person.part")}
      description={t("person.partHelp")}
      options={[{ id: "none", label: t("person.noPart") }, ...PARTS.map((id) => ({ id, label: t(`parts.${id}`) }))]}
      value={value ?? "none"}
      onChange={(id) => onChange(PARTS.find((part) => part === id) ?? null)}
    />
  );
}
