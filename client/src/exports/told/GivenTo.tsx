import { useTranslation } from "react-i18next";
import { EXPORT_TO_MAX_CHARS } from "@tablee/shared/limits";
import { TextField } from "../../ui/TextField.tsx";

interface GivenToProps {
  readonly to: string;
  readonly onChange: (to: string) => void;
}

/** Whom a file is given to, in words: it is noted with it. */
export function GivenTo({ to, onChange }: GivenToProps) {
  const { t } = useTranslation("leaving");
  return (
    <TextField
      label={t("choice.to")}
      description={t("choice.toHelp")}
      value={to}
      maxLength={EXPORT_TO_MAX_CHARS}
      onChange={onChange}
    />
  );
}
