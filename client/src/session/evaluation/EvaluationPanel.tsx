import { AUDIENCES } from "@tablee/shared/session/evaluation";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Panel } from "../../ui/Panel.tsx";
import { closePanel } from "../panels.ts";
import { useView } from "../use-live.ts";
import { WordsPart } from "../words/WordsPart.tsx";
import { Changes } from "./Changes.tsx";
import { Questions } from "./Questions.tsx";
import { WaveSection } from "./WaveSection.tsx";
import "../lead-panel.css";
import "./evaluation.css";

/** Before, during and after: what is asked, one’s own answer, and what all answered. An open one comes first. */
export function EvaluationPanel() {
  const { t } = useTranslation("evaluation");
  const ws = useWorkspace();
  const view = useView();
  const evaluation = view?.evaluation;
  const isOpen = view?.words.step === "before" || view?.words.step === "after";
  // What only some are asked takes no room until somebody has a question for them.
  const asked = evaluation?.waves.filter(({ moment, questions }) => questions.length > 0 || !AUDIENCES[moment]);
  const waves = asked?.toSorted((a, b) => Number(b.state === "open") - Number(a.state === "open"));
  return (
    <Panel title={t("title")} onClose={() => closePanel(ws)}>
      {view && evaluation && (
        <div className="lead">
          <p className="lead-small">{t("about")}</p>
          {isOpen && <WordsPart view={view} />}
          {waves?.map((wave) => (
            <WaveSection key={wave.moment} wave={wave} />
          ))}
          {!isOpen && <WordsPart view={view} />}
          <Changes evaluation={evaluation} />
          <Questions questions={evaluation.questions} />
        </div>
      )}
    </Panel>
  );
}
