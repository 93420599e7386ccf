import * as limits from "@tablee/shared/limits";
import type { MeetingInfo } from "@tablee/shared/protocol/http";
import type { WaveView } from "@tablee/shared/session/evaluation-results";
import type { Moment } from "@tablee/shared/session/evaluation";
import type { SessionView } from "@tablee/shared/session/types";

/** One statement that was asked more than once, with what was shown of the answers each time. */
export interface Statement {
  readonly text: string;
  /** Oldest first; two at least. */
  readonly answers: readonly Answers[];
}

interface Answers {
  readonly number: number;
  readonly moment: Moment;
  /** How many gave 1, 2, … */
  readonly counts: readonly number[];
}

/** The same question in the same words: with others it is another one. What is hidden of few people is not there. */
export function statementsOf(
  { view, meetings }: { readonly view: SessionView; readonly meetings: readonly MeetingInfo[] },
  chosen: ReadonlySet<number>,
): readonly Statement[] {
  const asked = [
    ...meetings.map(({ number, evaluation }) => ({ number, waves: evaluation.waves })).toReversed(),
    { number: view.series.number, waves: view.evaluation.waves },
  ].filter(({ number }) => chosen.has(number));
  const found = new Map<string, Statement>();
  for (const { number, waves } of asked)
    for (const wave of waves)
      for (const { key, text, counts } of shownIn(wave)) {
        const answers = found.get(key)?.answers ?? [];
        found.set(key, { text, answers: [...answers, { number, moment: wave.moment, counts }] });
      }
  return [...found.values()].filter(({ answers }) => answers.length > 1);
}

function shownIn({ questions, results }: WaveView) {
  return questions.flatMap(({ id, text }) => {
    const result = results.find(({ question }) => question === id)?.result;
    const isScale = result?.kind === "scale" && result.counts.length === limits.SCALE_MAX_COUNT;
    return isScale ? [{ key: `${id} ${text}`, text, counts: result.counts }] : [];
  });
}
