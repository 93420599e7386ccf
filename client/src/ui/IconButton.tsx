import type { LucideIcon } from "lucide-react";
import type { Ref } from "react";
import { Button as AriaButton, ToggleButton } from "react-aria-components";
import type { ButtonProps as AriaButtonProps } from "react-aria-components";
import "./button.css";

export interface IconButtonProps extends Omit<AriaButtonProps, "children" | "className" | "aria-label"> {
  /** Its name, read aloud and shown on hover and focus: tips.ts. */
  readonly label: string;
  readonly icon: LucideIcon;
  /** Given: a button that stays in, told as pressed or not. */
  readonly pressed?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, icon: Icon, pressed, className = "", ...rest }: IconButtonProps) {
  const shared = { "aria-label": label, className: `ui-icon-button ${className}`, "data-tip": "" };
  const picture = <Icon className="ui-icon" size={20} strokeWidth={1.9} aria-hidden />;
  if (pressed === undefined) {
    return (
      <AriaButton {...rest} {...shared}>
        {picture}
      </AriaButton>
    );
  }
  return (
    <ToggleButton
      {...shared}
      isSelected={pressed}
      {...(rest.onPress && { onPress: rest.onPress })}
      {...(rest.isDisabled !== undefined && { isDisabled: rest.isDisabled })}
    >
      {picture}
    </ToggleButton>
  );
}
