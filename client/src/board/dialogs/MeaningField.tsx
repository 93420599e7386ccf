import { useTranslation } from "react-i18next";
import { MEANINGS } from "@tablee/shared/board/types";
import type { Meaning } from "@tablee/shared/board/types";
import { SelectField } from "../../ui/SelectField.tsx";

const NONE = "none";

interface MeaningFieldProps {
  readonly value: Meaning | null;
  readonly onChange: (meaning: Meaning | null) => void;
}

/** What a link says beside its words. */
export function MeaningField({ value, onChange }: MeaningFieldProps) {
  const { t } = useTranslation("canvas");
  return (
    <SelectField<Meaning | typeof NONE>
      label={t("linkMeaning")}
      options={([NONE, ...MEANINGS] as const).map((id) => ({ id, label: t(`meanings.${id}`) }))}
      value={value ?? NONE}
      onChange={(id) => onChange(id === NONE ? null : id)}
    />
  );
}
