import type { LucideIcon } from "lucide-react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import "./switch.css";

interface Segment<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
}

export interface SegmentedProps<Id extends string> {
  readonly label: string;
  readonly options: readonly Segment<Id>[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  readonly className?: string;
}

/** One of a few, all in sight: radio buttons to a screen reader. */
export function Segmented<Id extends string>({ label, options, value, onChange, className = "" }: SegmentedProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={`ui-segmented ${className}`}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const option = options.find(({ id }) => keys.has(id));
        if (option) onChange(option.id);
      }}
    >
      {options.map(({ id, label, icon: Icon }) => (
        <ToggleButton key={id} id={id} className="ui-segment">
          {Icon && <Icon className="ui-icon" size={16} aria-hidden />}
          {label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
