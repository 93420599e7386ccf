import type { Change, EvaluationView } from "@tablee/shared/session/evaluation-results";
import { useTranslation } from "react-i18next";

/** The same statement in two waves: how many say more, never who. */
export function Changes({ evaluation }: { readonly evaluation: EvaluationView }) {
  const { t } = useTranslation("evaluation");
  const { changes, waves } = evaluation;
  if (changes.length === 0) return null;
  const texts = new Map(waves.flatMap(({ questions }) => questions.map(({ id, text }) => [id, text] as const)));
  return (
    <section className="evaluation-wave" aria-label={t("changes")}>
      <h3>{t("changes")}</h3>
      {changes.map((change) => (
        <div key={`${change.question} ${change.from} ${change.to}`} className="evaluation-result">
          <h4 dir="auto">{texts.get(change.question)}</h4>
          <Moved change={change} />
        </div>
      ))}
    </section>
  );
}

export function Moved({ change: { from, to, moved } }: { readonly change: Change }) {
  const { t } = useTranslation("evaluation");
  return (
    <>
      <p className="lead-small">{t("change", { from: t(`short.${from}`), to: t(`short.${to}`) })}</p>
      {moved === null ? (
        <p className="lead-small">{t("changeHidden")}</p>
      ) : (
        <ul className="evaluation-words">
          <li>{t("up", { count: moved.up })}</li>
          <li>{t("same", { count: moved.same })}</li>
          <li>{t("down", { count: moved.down })}</li>
        </ul>
      )}
    </>
  );
}
