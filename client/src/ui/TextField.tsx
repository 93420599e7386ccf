import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from "react-aria-components";
import type { TextFieldProps as AriaTextFieldProps } from "react-aria-components";
import "./field.css";

export interface TextFieldProps extends Omit<AriaTextFieldProps, "children" | "className" | "isInvalid"> {
  readonly label: string;
  readonly description?: string | undefined;
  /** What is wrong and what to do; its presence makes the field invalid. */
  readonly error?: string | undefined;
  readonly multiline?: boolean;
  readonly rows?: number;
  readonly placeholder?: string;
  /** The label is read aloud, not shown. */
  readonly hideLabel?: boolean;
  readonly className?: string;
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    description,
    error,
    multiline = false,
    rows = 3,
    placeholder = "",
    className = "",
    hideLabel = false,
    ...rest
  } = props;
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className={`ui-field ${className}`}>
      <Label className={hideLabel ? "ui-hidden" : "ui-label"}>{label}</Label>
      {multiline ? (
        <TextArea className="ui-input" rows={rows} placeholder={placeholder} dir="auto" />
      ) : (
        <Input className="ui-input" placeholder={placeholder} dir="auto" />
      )}
      {description !== undefined && (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
      <FieldError className="ui-error">{error}</FieldError>
    </AriaTextField>
  );
}
