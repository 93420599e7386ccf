import { useState } from "react";
import { useTranslation } from "react-i18next";
import { publicationPaper } from "@tablee/shared/papers/publication-paper";
import { missingIn } from "@tablee/shared/practice/publication";
import type { PublicationRecord } from "@tablee/shared/practice/publication";
import type { SessionView } from "@tablee/shared/session/types";
import type { PaperForm } from "../../exports/job.ts";
import { usePaperWords } from "../../exports/papers/use-paper-words.ts";
import { useSavePaper } from "../../exports/papers/use-save-paper.ts";
import { GivenTo } from "../../exports/told/GivenTo.tsx";
import { useHandOut } from "../../exports/told/hand-out.ts";
import { SavePaper } from "../../practice/SavePaper.tsx";
import { useReadReport } from "../report/use-read-report.ts";
import { useOnly } from "../report/use-report.ts";

interface SaveProps {
  readonly view: SessionView;
  readonly record: PublicationRecord;
}

/** Leaves with all five, or not at all: nothing is asked of the server before. */
export function SavePublication({ view, record }: SaveProps) {
  const { t } = useTranslation("leaving");
  const words = usePaperWords();
  const saving = useSavePaper();
  const handOut = useHandOut();
  const readReport = useReadReport();
  const only = useOnly(view);
  const [to, setTo] = useState("");
  const { mine, shared } = view.stories;
  const count = [...mine, ...shared].filter(({ level }) => level === "publication").length;
  if (view.me.role !== "host") return <p className="practice-hint report-led">{t("publication.ledOnly")}</p>;
  const save = async (form: PaperForm): Promise<void> => {
    const missing = missingIn(record);
    if (missing.length > 0) {
      const what = missing.map((one) => t(`publication.fives.${one}`)).join(", ");
      return saving.say(t("publication.barred", { what }));
    }
    const audience = "publication";
    const told = await handOut({ as: "publication", audience, formats: [form], to: to.trim() });
    if (!told.ok) return saving.say(told.reason);
    const report = readReport({ view, only, audience, quotes: told.value.quotes });
    const paper = publicationPaper({ record, report, stories: told.value.stories }, words);
    if (paper.ok) saving.save(paper.value, form);
  };
  return (
    <section className="practice-field report-save">
      <p>{t("publication.holds", { count })}</p>
      <GivenTo to={to} onChange={setTo} />
      <p className="practice-hint">{t("choice.noted")}</p>
      <SavePaper saving={saving} label={t("publication.save")} onSave={(form) => void save(form)} />
    </section>
  );
}
