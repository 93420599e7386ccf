import { TITLE_MAX_CHARS } from "@tablee/shared/limits";
import { LOCALES } from "@tablee/shared/locales";
import type { Locale } from "@tablee/shared/locales";
import type { Part } from "@tablee/shared/rules/roles";
import { TEMPLATE_NAMES } from "@tablee/shared/templates/names";
import type { TemplateName } from "@tablee/shared/templates/names";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { createBoard } from "../api.ts";
import { currentLocale } from "../i18n/i18n.ts";
import { SelectField } from "../ui/SelectField.tsx";
import { TextField } from "../ui/TextField.tsx";
import { NameField, PageForm } from "./PageForm.tsx";
import { PageFrame } from "./PageFrame.tsx";
import { PartField } from "../session/PartField.tsx";

const LANGUAGES = { fr: "Français", en: "English" } as const;

interface Plan {
  readonly title: string;
  readonly name: string;
  readonly locale: Locale;
  readonly template: TemplateName;
  readonly part: Part | null;
}

export function OpenPage() {
  const { t } = useTranslation("pages");
  const [, go] = useLocation();
  const [plan, setPlan] = useState<Plan>(() => ({
    title: "",
    name: "",
    locale: currentLocale(),
    template: "ingredients",
    part: null,
  }));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = (part: Partial<Plan>) => setPlan((before) => ({ ...before, ...part }));

  async function open(): Promise<void> {
    setTried(true);
    if (plan.title.trim() === "" || plan.name.trim() === "" || busy) return;
    setBusy(true);
    const reply = await createBoard(plan);
    setBusy(false);
    if (reply.ok) go(`/b/${reply.value.board.id}`);
    else setRefusal(reply.reason);
  }

  return (
    <PageFrame title={t("open.title")}>
      <p className="page-lead">{t("open.lead")}</p>
      <PageForm go={t("open.go")} onGo={() => void open()} busy={busy} refusal={refusal}>
        <PlanFields plan={plan} change={change} tried={tried} />
      </PageForm>
    </PageFrame>
  );
}

interface PlanFieldsProps {
  readonly plan: Plan;
  readonly change: (part: Partial<Plan>) => void;
  readonly tried: boolean;
}

function PlanFields({ plan, change, tried }: PlanFieldsProps) {
  const { t } = useTranslation("pages");
  return (
    <>
      <TextField
        label={t("open.name")}
        placeholder={t("open.namePlaceholder")}
        value={plan.title}
        onChange={(title) => change({ title })}
        maxLength={TITLE_MAX_CHARS}
        isRequired
        error={tried && plan.title.trim() === "" ? t("person.titleMissing") : undefined}
      />
      <NameField value={plan.name} onChange={(name) => change({ name })} tried={tried} />
      <PartField value={plan.part} onChange={(part) => change({ part })} />
      <SelectField
        label={t("open.template")}
        options={TEMPLATE_NAMES.map((id) => ({ id, label: t(`open.templates.${id}`) }))}
        value={plan.template}
        onChange={(template) => change({ template })}
      />
      <SelectField
        label={t("open.language")}
        description={t("open.languageHelp")}
        options={LOCALES.map((id) => ({ id, label: LANGUAGES[id] }))}
        value={plan.locale}
        onChange={(locale) => change({ locale })}
      />
    </>
  );
}
