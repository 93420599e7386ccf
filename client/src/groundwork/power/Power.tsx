import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { addStatements } from "@tablee/shared/board/edit-statements";
import type { StatementId } from "@tablee/shared/ids";
import { standingOf } from "@tablee/shared/practice/power";
import type { Subject } from "@tablee/shared/practice/power";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { CircleHelp } from "lucide-react";
import { useMay, useWorkspace } from "../../board/workspace-context.ts";
import { toast } from "../../ui/toast.ts";
import { WordsForm } from "../parts/WordsForm.tsx";
import { Register } from "./Register.tsx";
import { ShareMap } from "./ShareMap.tsx";
import { SubjectPart } from "./SubjectPart.tsx";
import { useSubjects } from "./use-power.ts";
import "../../practice/practice.css";
import "./power.css";

/** Who decides what: a map with a row for each thing to decide, the same thing by thing, and what was decided. */
export function Power() {
  const { t } = useTranslation("power");
  const subjects = useSubjects();
  const parts = useRef<HTMLOListElement>(null);
  const go = (id: StatementId): void => {
    const row = parts.current?.querySelector<HTMLElement>(`[data-statement-id="${id}"]`);
    row?.focus();
    row?.scrollIntoView({ block: "start" });
  };
  return (
    <>
      <p className="practice-about">{t("map.about")}</p>
      {subjects.length === 0 ? (
        <p>{t("map.empty")}</p>
      ) : (
        <>
          <ShareMap subjects={subjects} onGo={go} />
          <Standing subjects={subjects} />
          <ol className="practice-statements power-subjects" ref={parts}>
            {subjects.map((subject, at) => (
              <SubjectPart
                key={subject.id}
                subject={subject}
                before={subjects[at - 1]?.statement}
                after={subjects.slice(at + 1).map(({ statement }) => statement)}
              />
            ))}
          </ol>
        </>
      )}
      <AddSubject />
      <Register subjects={subjects} />
    </>
  );
}

function AddSubject() {
  const { t } = useTranslation("power");
  const ws = useWorkspace();
  const may = useMay();
  if (!may.cards) return null;
  const add = (text: string): boolean => {
    const added = addStatements(ws.hand(), [{ field: "decision", text }]);
    if (!added.ok) toast(t(added.reason === "text-too-long" ? "tooLong" : "full"));
    return added.ok;
  };
  return (
    <WordsForm
      label={t("map.add")}
      placeholder={t("map.addHint")}
      add={t("map.addGo")}
      addTo={t("map.addTo")}
      onAdd={add}
    />
  );
}

/** What the map says of people concerned, in words. */
function Standing({ subjects }: { readonly subjects: readonly Subject[] }) {
  const { t } = useTranslation("power");
  const { of, decides, without } = standingOf(subjects);
  if (of === 0) return null;
  return (
    <div className="power-standing" data-decides={decides}>
      <p>
        {decides === 0 && <CircleHelp className="ui-icon" size={18} aria-hidden />}
        <b>{decides === 0 ? t("map.standingNone") : t("map.standing", { count: of, of, decides })}</b>
      </p>
      {without.length > 0 && (
        <>
          <p>{t("map.without")}</p>
          <ul>
            {without.map(({ id, text }) => (
              <li key={id} dir="auto">
                {wordsWithoutMarks(text)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
