import { SCALE_MAX_COUNT } from "@tablee/shared/limits";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";

interface ScaleProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

const SCALE = Array.from({ length: SCALE_MAX_COUNT }, (_, at) => at + 1);

export function useScaleWord(): (value: number) => string {
  const { t } = useTranslation("evaluation");
  // A newer server may have a longer scale: the number says enough.
  return (value) => t(`scale.${value}`, { defaultValue: String(value) });
}

/** One of four, each with its words: nobody has to know what 3 means. */
export function Scale({ label, value, onChange }: ScaleProps) {
  const word = useScaleWord();
  return (
    <RadioGroup
      className="evaluation-scale"
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
    >
      <Label className="evaluation-question">{label}</Label>
      <div className="evaluation-steps">
        {SCALE.map((step) => (
          <Radio key={step} value={String(step)} className="evaluation-step">
            {word(step)}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
