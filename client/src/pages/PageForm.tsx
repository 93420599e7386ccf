import { useTranslation } from "react-i18next";
import { NAME_MAX_CHARS } from "@tablee/shared/limits";
import { sayReason } from "../i18n/reasons.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";

interface PageFormProps {
  /** What the one button says. */
  readonly go: string;
  readonly onGo: () => void;
  readonly busy: boolean;
  /** The reason of the last refusal. */
  readonly refusal: string | null;
  readonly children: React.ReactNode;
}

/** The form of a page: its fields, what was refused, one thing to do. */
export function PageForm({ go, onGo, busy, refusal, children }: PageFormProps) {
  const { t } = useTranslation("pages");
  return (
    <form
      className="page-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onGo();
      }}
    >
      {children}
      {refusal !== null && (
        <p className="page-alert" role="alert">
          {sayReason(t, refusal)}
        </p>
      )}
      <div className="page-actions">
        <Button variant="do" size="l" type="submit" isPending={busy}>
          {go}
        </Button>
      </div>
    </form>
  );
}

interface NameFieldProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
  /** Somebody tried to go on: then a missing name is said. */
  readonly tried: boolean;
}

/** The name somebody chooses for a table. */
export function NameField({ value, onChange, tried }: NameFieldProps) {
  const { t } = useTranslation("pages");
  return (
    <TextField
      label={t("person.name")}
      value={value}
      onChange={onChange}
      maxLength={NAME_MAX_CHARS}
      autoComplete="nickname"
      isRequired
      error={tried && value.trim() === "" ? t("person.nameMissing") : undefined}
    />
  );
}
