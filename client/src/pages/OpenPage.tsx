import { TITLE_MAX_CHARS } from "@tablee/shared/limits";
import { LOCALES } from "@tablee/shared/locales";
import type { Locale } from "@tablee/shared/locales";
import { TEMPLATE_NAMES } from "@tablee/shared/templates/names";
import type { Course } from "@tablee/shared/session/course";
import type { TemplateName } from "@tablee/shared/templates/names";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { createBoard } from "../api.ts";
import { currentLocale } from "../i18n/i18n.ts";
import { later } from "../ui/later.ts";
import { Localised } from "../ui/Localised.tsx";
import { SelectField } from "../ui/SelectField.tsx";
import { TextField } from "../ui/TextField.tsx";
import type { ChosenTemplate } from "./KeptTemplateField.tsx";
import { PageForm } from "./PageForm.tsx";
import { PageFrame } from "./PageFrame.tsx";
import { NOBODY, PersonFields } from "../session/PersonFields.tsx";
import { useEntering } from "./use-entering.ts";

const KeptTemplateField = later(async () => (await import("./KeptTemplateField.tsx")).KeptTemplateField);

const LANGUAGES = { fr: "Français", en: "English" } as const;

const OpeningCourse = later(async () => (await import("../session/course/OpeningCourse.tsx")).OpeningCourse);

interface Plan {
  readonly title: string;
  readonly locale: Locale;
  readonly template: TemplateName;
}

export function OpenPage() {
  const { t } = useTranslation("pages");
  const [person, setPerson] = useState(NOBODY);
  const [plan, setPlan] = useState<Plan>(() => ({ title: "", locale: currentLocale(), template: "ingredients" }));
  const [course, setCourse] = useState<Course | null>(null);
  const [kept, setKept] = useState<ChosenTemplate | null>(null);
  const { tried, busy, refusal, submit } = useEntering((wish) =>
    createBoard({ ...plan, ...wish, ...(kept && { kept: kept.template }), ...(course && { course }) }),
  );
  return (
    <PageFrame title={t("open.title")}>
      <p className="page-lead">{t("open.lead")}</p>
      <Localised>
        <PageForm
          go={t("open.go")}
          onGo={() => submit(person, { complete: plan.title.trim() !== "" && person.name.trim() !== "" })}
          busy={busy}
          refusal={refusal}
        >
          <TextField
            label={t("open.name")}
            placeholder={t("open.namePlaceholder")}
            value={plan.title}
            onChange={(title) => setPlan({ ...plan, title })}
            maxLength={TITLE_MAX_CHARS}
            isRequired
            error={tried && plan.title.trim() === "" ? t("person.titleMissing") : undefined}
          />
          <PersonFields person={person} change={(part) => setPerson({ ...person, ...part })} tried={tried} />
          {!kept && (
            <SelectField
              label={t("open.template")}
              description={plan.template === "narratives" ? t("open.narratives") : undefined}
              options={TEMPLATE_NAMES.map((id) => ({ id, label: t(`open.templates.${id}`) }))}
              value={plan.template}
              onChange={(template) => setPlan({ ...plan, template })}
            />
          )}
          <Suspense>
            <KeptTemplateField chosen={kept} onChoose={setKept} />
            <OpeningCourse course={course} template={kept ? "free" : plan.template} onChange={setCourse} />
          </Suspense>
          <SelectField
            label={t("open.language")}
            description={kept ? undefined : t("open.languageHelp")}
            options={LOCALES.map((id) => ({ id, label: LANGUAGES[id] }))}
            value={plan.locale}
            onChange={(locale) => setPlan({ ...plan, locale })}
          />
        </PageForm>
      </Localised>
    </PageFrame>
  );
}
