import { NAME_MAX_CHARS } from "@tablee/shared/limits";
import { PARTS } from "@tablee/shared/rules/roles";
import type { Part } from "@tablee/shared/rules/roles";
import { useTranslation } from "react-i18next";
import { SelectField } from "../ui/SelectField.tsx";
import { Switch } from "../ui/Switch.tsx";
import { TextField } from "../ui/TextField.tsx";

/** How somebody is seen at the table, as they write it. */
export interface PersonWish {
  readonly name: string;
  readonly part: Part | null;
  readonly partHidden: boolean;
}

export const NOBODY: PersonWish = { name: "", part: null, partHidden: false };

interface PersonFieldsProps {
  readonly person: PersonWish;
  readonly change: (part: Partial<PersonWish>) => void;
  /** Once tried, what is missing is said. */
  readonly tried: boolean;
}

/** The name and how one takes part, if one wishes to say: saying nothing comes first, hiding it stands below. */
export function PersonFields({ person, change, tried }: PersonFieldsProps) {
  const { t } = useTranslation("pages");
  return (
    <>
      <TextField
        label={t("person.name")}
        value={person.name}
        onChange={(name) => change({ name })}
        maxLength={NAME_MAX_CHARS}
        autoComplete="nickname"
        isRequired
        error={tried && person.name.trim() === "" ? t("person.nameMissing") : undefined}
      />
      <SelectField
        label={t("person.part")}
        description={t("person.partHelp")}
        options={[{ id: "none", label: t("person.noPart") }, ...PARTS.map((id) => ({ id, label: t(`parts.${id}`) }))]}
        value={person.part ?? "none"}
        onChange={(id) => change({ part: PARTS.find((part) => part === id) ?? null })}
      />
      {person.part !== null && (
        <Switch isSelected={person.partHidden} onChange={(partHidden) => change({ partHidden })}>
          {t("person.partHidden")}
        </Switch>
      )}
    </>
  );
}
