import { useTranslation } from "react-i18next";
import { NAME_MAX_CHARS } from "@tablee/shared/limits";
import type { Attestable } from "@tablee/shared/session/attestations";
import { useSavePaper } from "../../exports/papers/use-save-paper.ts";
import { namedAs } from "@tablee/shared/session/credits";
import { useView } from "../../session/use-live.ts";
import { SavePaper } from "../../practice/SavePaper.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { attestationPaper } from "./mine-papers.ts";
import type { PaperOf } from "./mine-papers.ts";

/** Of this paper alone: it is held by the page, while it is open. */
export function NameField({ name, change }: { readonly name: string; readonly change: (name: string) => void }) {
  const { t } = useTranslation("mine");
  return (
    <TextField
      label={t("attest.name")}
      description={t("attest.nameHelp")}
      value={name}
      maxLength={NAME_MAX_CHARS}
      autoComplete="off"
      onChange={change}
    />
  );
}

export function SaveAttestation({
  what,
  name,
  attested,
  paper,
}: {
  readonly what: Attestable;
  readonly name: string;
  readonly attested: { readonly by: string; readonly at: number } | null;
  readonly paper: PaperOf;
}) {
  const { t } = useTranslation("mine");
  const saving = useSavePaper();
  const credits = useView()?.credits;
  const trainers = credits ? namedAs(credits, "trainer", paper.locale) : [];
  return (
    <SavePaper
      saving={saving}
      label={t("attest.save")}
      onSave={(form) => saving.save(attestationPaper({ ...what, name, attested, trainers }, paper), form)}
    />
  );
}
