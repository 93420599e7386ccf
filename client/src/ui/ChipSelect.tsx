import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import "./field.css";
import "./chip.css";

interface ChipOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Said by its shape to the eye; the word beside it says it too. */
  readonly sign?: ReactNode;
}

export interface ChipSelectProps<Id extends string> {
  /** Read aloud before what is chosen. */
  readonly label: string;
  readonly options: readonly ChipOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
}

/** A choice of one, as small as its word. */
export function ChipSelect<Id extends string>({ label, options, value, onChange }: ChipSelectProps<Id>) {
  return (
    <Select
      className="ui-chip-select"
      aria-label={label}
      value={value}
      onChange={(key) => {
        const option = options.find(({ id }) => id === key);
        if (option) onChange(option.id);
      }}
    >
      <Button className="ui-chip">
        <SelectValue className="ui-chip-value" />
      </Button>
      <Popover className="ui-popover">
        <ListBox className="ui-list" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="ui-list-item">
              {({ isSelected }) => (
                <>
                  <span className="ui-chip-value">
                    {option.sign}
                    <span className="ui-chip-word" dir="auto">
                      {option.label}
                    </span>
                  </span>
                  {isSelected && <Check className="ui-icon ui-chip-check" size={18} aria-hidden />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
