import type { Result, WaveView } from "@tablee/shared/session/evaluation-results";
import { useTranslation } from "react-i18next";
import { useScaleWord } from "./Scale.tsx";

export function WaveResults({ wave }: { readonly wave: WaveView }) {
  return (
    <>
      {wave.questions.map(({ id, text }) => {
        const result = wave.results.find(({ question }) => question === id)?.result;
        return (
          <div key={id} className="evaluation-result">
            <h4 dir="auto">{text}</h4>
            {result && <ShownResult result={result} label={text} />}
          </div>
        );
      })}
    </>
  );
}

export function ShownResult({ result, label }: { readonly result: Result; readonly label: string }) {
  const { t } = useTranslation("evaluation");
  const word = useScaleWord();
  if (result.kind === "hidden") return <p className="lead-small">{t("hidden")}</p>;
  if (result.kind === "words")
    return (
      <ul className="evaluation-words" aria-label={label}>
        {result.words.map((words, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two may have answered the same
          <li key={at} dir="auto">
            {words}
          </li>
        ))}
      </ul>
    );
  const of = result.counts.reduce((sum, count) => sum + count, 0);
  return (
    <ul className="evaluation-bars" aria-label={label}>
      {result.counts.map((count, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a step of the scale is its number
        <li key={at}>
          <span className="evaluation-bar" style={{ inlineSize: `${(100 * count) / of}%` }} aria-hidden />
          <span className="ui-hidden">{t("share", { label: word(at + 1), count, of })}</span>
          <span aria-hidden>{word(at + 1)}</span>
          <span aria-hidden className="evaluation-count">
            {count}
          </span>
        </li>
      ))}
    </ul>
  );
}
