import type { ReactNode } from "react";
import { Switch as AriaSwitch } from "react-aria-components";
import type { SwitchProps as AriaSwitchProps } from "react-aria-components";
import "./switch.css";

export interface SwitchProps extends Omit<AriaSwitchProps, "children" | "className"> {
  readonly children: ReactNode;
}

export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className="ui-switch">
      <span className="ui-switch-track" aria-hidden>
        <span className="ui-switch-knob" />
      </span>
      <span>{children}</span>
    </AriaSwitch>
  );
}
