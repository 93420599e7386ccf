import { Check, ChevronDown } from "lucide-react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from "react-aria-components";
import "./field.css";

interface SelectOption<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** In the list, under its word. */
  readonly meaning?: string;
}

export interface SelectFieldProps<Id extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  /** The label is read aloud, not shown. */
  readonly hideLabel?: boolean;
  readonly className?: string;
}

export function SelectField<Id extends string>(props: SelectFieldProps<Id>) {
  const {
    label,
    options,
    value,
    onChange,
    description,
    isDisabled = false,
    hideLabel = false,
    className = "",
    placeholder,
  } = props;
  return (
    <Select
      className={`ui-field ${className}`}
      value={value}
      isDisabled={isDisabled}
      {...(placeholder !== undefined && { placeholder })}
      {...(hideLabel && { "aria-label": label })}
      onChange={(key) => {
        const option = options.find(({ id }) => id === key);
        if (option) onChange(option.id);
      }}
    >
      {!hideLabel && <Label className="ui-label">{label}</Label>}
      <Button className="ui-input ui-select">
        <SelectValue className="ui-select-value" />
        <ChevronDown className="ui-icon" size={18} aria-hidden />
      </Button>
      {description !== undefined && (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
      <Popover className="ui-popover">
        <ListBox className="ui-list" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="ui-list-item">
              {({ isSelected }) => (
                <>
                  <span className="ui-list-text">
                    {option.label}
                    {option.meaning !== undefined && (
                      <span className="ui-description ui-list-meaning">{option.meaning}</span>
                    )}
                  </span>
                  {isSelected && <Check className="ui-icon" size={18} aria-hidden />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
