import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OnlyExperience } from "@tablee/shared/practice/experience";
import { reportPaper } from "@tablee/shared/papers/report-paper";
import type { Audience } from "@tablee/shared/session/audience";
import type { SessionView } from "@tablee/shared/session/types";
import { useTableTitle } from "../../board/workspace-context.ts";
import type { PaperForm } from "../../exports/job.ts";
import { usePaperWords } from "../../exports/papers/use-paper-words.ts";
import { useSavePaper } from "../../exports/papers/use-save-paper.ts";
import { GivenTo } from "../../exports/told/GivenTo.tsx";
import { useHandOut } from "../../exports/told/hand-out.ts";
import { SavePaper } from "../../practice/SavePaper.tsx";
import { useReadReport } from "./use-read-report.ts";

interface SaveProps {
  readonly view: SessionView;
  readonly only: OnlyExperience;
  readonly audience: Audience;
}

/** The report as it was read: passages that were not are left out of it, and it says so. */
export function SaveReport({ view, only, audience }: SaveProps) {
  const { t } = useTranslation("leaving");
  const title = useTableTitle();
  const words = usePaperWords();
  const saving = useSavePaper();
  const handOut = useHandOut();
  const readReport = useReadReport();
  const [to, setTo] = useState("");
  const save = async (form: PaperForm): Promise<void> => {
    if (audience !== "this-group" && to.trim() === "") return saving.say(t("choice.toMissing"));
    const told = await handOut({ as: "report", audience, formats: [form], to: to.trim() });
    if (!told.ok) return saving.say(told.reason);
    const report = readReport({ view, only, audience, quotes: told.value.quotes });
    const paper = reportPaper(report, { title, audience, now: Date.now(), words });
    saving.save(paper, form, report.isLess ? (file) => t("report.savedLess", { file }) : undefined);
  };
  return (
    <div className="report-save">
      <GivenTo to={to} onChange={setTo} />
      <p className="practice-hint">{t("choice.noted")}</p>
      <SavePaper saving={saving} label={t("report.save")} onSave={(form) => void save(form)} />
    </div>
  );
}
