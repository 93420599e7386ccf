import { useTranslation } from "react-i18next";
import { REPORT_PARTS } from "@tablee/shared/practice/report";
import { useView } from "../../session/use-live.ts";
import { OnlyPart } from "./OnlyPart.tsx";
import { OwnPassages } from "./OwnPassages.tsx";
import { ReadingPart } from "./ReadingPart.tsx";
import { ReportPart } from "./ReportPart.tsx";
import { useOnly, usePassages } from "./use-report.ts";
import type { SessionView } from "@tablee/shared/session/types";
import "../../practice/practice.css";
import "./report.css";

/** What came of it: written together, found on the board, and read by those whom it quotes before it leaves. */
export function ReportTool() {
  const { t } = useTranslation("leaving");
  const view = useView();
  return (
    <>
      <p className="practice-about">{t("report.about")}</p>
      {view && <Report view={view} />}
    </>
  );
}

const [DONE, DECIDED, UNKNOWN] = REPORT_PARTS;

function Report({ view }: { readonly view: SessionView }) {
  const { audience } = view.report;
  const only = useOnly(view);
  const passages = usePassages(view, only, audience);
  return (
    <>
      {audience !== null && view.me.role !== "observer" && (
        <OwnPassages view={view} passages={passages} audience={audience} />
      )}
      <ReportPart part={DONE} />
      <ReportPart part={DECIDED} />
      <OnlyPart only={only} />
      <ReportPart part={UNKNOWN} />
      <ReadingPart view={view} only={only} passages={passages} />
    </>
  );
}
