import { useTranslation } from "react-i18next";
import { editStatement } from "@tablee/shared/board/edit-statements";
import type { Statement } from "@tablee/shared/board/types";
import { movesOf, tiedTo, toldOf } from "@tablee/shared/practice/from-to";
import type { Tied } from "@tablee/shared/practice/from-to";
import type { EvaluationView } from "@tablee/shared/session/evaluation-results";
import type { QuestionId } from "@tablee/shared/ids";
import { useMay, useWorkspace } from "../../board/workspace-context.ts";
import { Moved } from "../../session/evaluation/Changes.tsx";
import { ShownResult } from "../../session/evaluation/WaveResults.tsx";
import { useView } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import "../../session/lead-panel.css";
import "../../session/evaluation/evaluation.css";

const NONE = "none";

/** The question it is tied to, and beside it what the evaluation shows everybody of the answers. */
export function ShownBy({ statement }: { readonly statement: Statement }) {
  const evaluation = useView()?.evaluation;
  if (!evaluation) return null;
  const tied = tiedTo(statement, evaluation);
  return (
    <>
      <Tie statement={statement} tied={tied} evaluation={evaluation} />
      {tied.kind !== "none" && tied.question && (
        <Answers
          question={tied.question.id}
          label={tied.question.text}
          isAsked={tied.kind === "asked"}
          evaluation={evaluation}
        />
      )}
    </>
  );
}

interface TieProps {
  readonly statement: Statement;
  readonly tied: Tied;
  readonly evaluation: EvaluationView;
}

function Tie({ statement, tied, evaluation: { questions } }: TieProps) {
  const { t } = useTranslation("checking");
  const ws = useWorkspace();
  const may = useMay();
  if (questions.length === 0 && tied.kind === "none")
    return (
      <div className="from-to-none">
        <p>{t("changes.nothingAsked")}</p>
        <Button size="s" onPress={() => ws.prefs.setState({ panel: "evaluation" })}>
          {t("changes.openEvaluation")}
        </Button>
      </div>
    );
  const goneText = tied.kind === "gone" ? tied.question?.text : undefined;
  return (
    <>
      <SelectField
        label={t("changes.question")}
        placeholder={t("changes.choose")}
        options={[
          ...questions.map(({ id, text }) => ({ id, label: text })),
          ...(tied.kind === "none" ? [] : [{ id: NONE, label: t("changes.noQuestion") }]),
        ]}
        value={tied.kind === "asked" ? tied.question.id : null}
        isDisabled={!may.cards}
        onChange={(id) => editStatement(ws.hand(), statement.id, { value: id === NONE ? null : id })}
      />
      {tied.kind === "gone" && (
        <p className="from-to-gone">
          {goneText === undefined ? t("changes.gone") : t("changes.goneText", { text: goneText })}
        </p>
      )}
    </>
  );
}

interface AnswersProps {
  readonly question: QuestionId;
  readonly label: string;
  readonly isAsked: boolean;
  readonly evaluation: EvaluationView;
}

function Answers({ question, label, isAsked, evaluation }: AnswersProps) {
  const { t } = useTranslation("checking");
  const { t: said } = useTranslation("evaluation");
  const told = toldOf(question, evaluation);
  if (told.length === 0) return isAsked ? <p className="practice-hint">{t("changes.waiting")}</p> : null;
  return (
    <div className="from-to-told">
      {told.map(({ moment, result }) => (
        <div key={moment} className="evaluation-result" data-moment={moment}>
          <h4>{said(`moments.${moment}`)}</h4>
          <ShownResult result={result} label={label} />
        </div>
      ))}
      {movesOf(question, evaluation).map((change) => (
        <Moved key={`${change.from} ${change.to}`} change={change} />
      ))}
    </div>
  );
}
