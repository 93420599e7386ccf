import { useTranslation } from "react-i18next";
import type { Comparison } from "./comparison.ts";
import { meetingName } from "./comparison-part.ts";

interface ChooseMeetingsProps {
  readonly comparison: Comparison;
  readonly onChoose: (numbers: ReadonlySet<number>) => void;
}

export function ChooseMeetings({ comparison: { all, chosen }, onChoose }: ChooseMeetingsProps) {
  const { t } = useTranslation("comparing");
  const on = new Set(chosen.map(({ number }) => number));
  const toggle = (number: number): void => {
    const next = new Set(on);
    if (!next.delete(number)) next.add(number);
    onChoose(next);
  };
  return (
    <fieldset className="comparing-choose">
      <legend>{t("choose")}</legend>
      {all.map((point) => (
        <label key={point.number}>
          <input type="checkbox" checked={on.has(point.number)} onChange={() => toggle(point.number)} />
          <span>{meetingName(point, { comparing: t })}</span>
        </label>
      ))}
    </fieldset>
  );
}
