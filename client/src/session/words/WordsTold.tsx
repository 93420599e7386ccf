import { EXERCISE_PEOPLE_MIN_COUNT } from "@tablee/shared/limits";
import { changedIn, exercisePaper } from "@tablee/shared/papers/exercise-paper";
import { sideBySide, WORD_ROUNDS } from "@tablee/shared/session/word-exercise";
import type { WordRound, WordRow, WordsTold as Told } from "@tablee/shared/session/word-exercise";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { PAPER_FORMS } from "../../exports/job.ts";
import { useSavePaper } from "../../exports/papers/use-save-paper.ts";
import { Waiting } from "../../exports/Waiting.tsx";
import { currentLocale } from "../../i18n/i18n.ts";
import { MenuButton } from "../../ui/Menu.tsx";

interface WordsToldProps {
  readonly prompt: string;
  readonly told: Readonly<Record<WordRound, Told>>;
}

/** The same for everybody: both times side by side, in words and as a table, and as a document to take along. */
export function WordsTold({ prompt, told }: WordsToldProps) {
  const rows = sideBySide(told);
  return (
    <>
      <div className="words-rounds">
        {WORD_ROUNDS.map((round) => (
          <Round key={round} round={round} told={told[round]} />
        ))}
      </div>
      {rows && <SideBySide rows={rows} />}
      <Save prompt={prompt} told={told} />
    </>
  );
}

function Round({ round, told }: { readonly round: WordRound; readonly told: Told }) {
  const { t } = useTranslation("around");
  return (
    <section aria-label={t(`words.round.${round}`)}>
      <h5>{t(`words.round.${round}`)}</h5>
      {told.kind === "hidden" ? (
        <p className="lead-small">{t("words.hidden", { least: EXERCISE_PEOPLE_MIN_COUNT })}</p>
      ) : (
        <>
          <p className="lead-small">{t("words.people", { count: told.people })}</p>
          <ul className="words-list">
            {told.words.map(({ word, count }) => (
              <li key={word} dir="auto">
                {word} {count > 1 && <span className="lead-small">× {count}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function SideBySide({ rows }: { readonly rows: readonly WordRow[] }) {
  const { t } = useTranslation("around");
  const changed = changedIn(rows);
  return (
    <>
      <ul className="words-changed">
        {(["gone", "kept", "come"] as const).map((name) => (
          <li key={name} data-side={name}>
            <strong>{t("words.change", { name: t(`words.${name}`) })}</strong>{" "}
            {changed[name].map(({ word }) => word).join(", ") || t("words.nothing")}
          </li>
        ))}
      </ul>
      <table className="words-table">
        <caption>{t("words.table")}</caption>
        <thead>
          <tr>
            {(["word", "before", "after"] as const).map((name) => (
              <th key={name} scope="col">
                {t(`words.head.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ word, before, after }) => (
            <tr key={word}>
              <th scope="row" dir="auto">
                {word}
              </th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Save({ prompt, told }: WordsToldProps) {
  const { t } = useTranslation("around");
  const { t: practice } = useTranslation("practice");
  const saving = useSavePaper();
  const paper = () =>
    exercisePaper(prompt, told, {
      locale: currentLocale(),
      lacking: practice("lacking"),
      title: t("words.title"),
      rounds: { before: t("words.round.before"), after: t("words.round.after") },
      hidden: t("words.hidden", { least: EXERCISE_PEOPLE_MIN_COUNT }),
      people: (count) => t("words.people", { count }),
      table: t("words.table"),
      head: [t("words.head.word"), t("words.head.before"), t("words.head.after")],
      changes: { gone: t("words.gone"), kept: t("words.kept"), come: t("words.come") },
    });
  const items = PAPER_FORMS.map((id) => ({ id, label: practice(`forms.${id}`) }));
  return (
    <>
      <MenuButton label={t("words.save")} icon={Download} items={items} onAction={(form) => saving.save(paper(), form)}>
        {t("words.save")}
      </MenuButton>
      {saving.said !== "" && !saving.busy && <p className="lead-small">{saving.said}</p>}
      {saving.busy && <Waiting onStop={saving.stop} />}
    </>
  );
}
