import { Radio, RadioGroup, Label } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { COLOURS } from "@tablee/shared/board/types";
import type { Colour } from "@tablee/shared/board/types";
import { ColourSign } from "../ColourSign.tsx";
import "../card.css";
import "./dialogs.css";

export interface ColourFieldProps {
  readonly value: Colour | "other";
  readonly onChange: (value: Colour | "other") => void;
  /** What stands for none of the six: no colour at all, or no change. */
  readonly other: string;
}

/** Each colour with its name and its sign. */
export function ColourField({ value, onChange, other }: ColourFieldProps) {
  const { t } = useTranslation("board");
  return (
    <RadioGroup
      className="colour-field"
      value={value}
      onChange={(next) => onChange(COLOURS.find((colour) => colour === next) ?? "other")}
    >
      <Label className="ui-label">{t("colour")}</Label>
      <div className="colour-choices">
        <Radio value="other" className="colour-choice colour-other">
          {other}
        </Radio>
        {COLOURS.map((colour) => (
          <Radio key={colour} value={colour} className={`colour-choice card-${colour}`}>
            <ColourSign colour={colour} isLarge />
            {t(`colours.${colour}`)}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
