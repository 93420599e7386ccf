import { Group, Input, Label, NumberField as AriaNumberField } from "react-aria-components";
import "./field.css";

export interface NumberFieldProps {
  /** Read aloud, not shown: the unit stands beside the number. */
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  /** A whole number from `min` to `max`: what is out of range is brought back to its nearest end. */
  readonly onChange: (value: number) => void;
  readonly className?: string;
}

export function NumberField({ label, unit, min, max, value, onChange, className = "" }: NumberFieldProps) {
  return (
    <AriaNumberField
      className={`ui-field ${className}`}
      minValue={min}
      maxValue={max}
      step={1}
      value={value}
      onChange={(next) => {
        // Emptied, it shows again what it had.
        if (!Number.isNaN(next)) onChange(next);
      }}
    >
      <Label className="ui-hidden">{label}</Label>
      <Group className="ui-number">
        <Input className="ui-input" onFocus={(event) => event.currentTarget.select()} />
        <span aria-hidden>{unit}</span>
      </Group>
    </AriaNumberField>
  );
}
