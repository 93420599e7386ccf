import type { LucideIcon } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { ButtonProps as AriaButtonProps } from "react-aria-components";
import "./button.css";

type ButtonVariant = "do" | "quiet" | "danger";

export interface ButtonProps extends Omit<AriaButtonProps, "children" | "className"> {
  readonly variant?: ButtonVariant;
  readonly size?: "s" | "m" | "l";
  readonly icon?: LucideIcon | undefined;
  readonly className?: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ variant = "quiet", size = "m", icon: Icon, className = "", children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`ui-button ui-button-${variant} ui-button-${size} ${className}`}>
      {Icon && <Icon className="ui-icon" size={size === "l" ? 20 : 18} aria-hidden />}
      {children}
    </AriaButton>
  );
}
