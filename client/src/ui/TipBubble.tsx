import { useRef } from "react";
import { Tooltip } from "react-aria-components";

export function TipBubble({ on }: { readonly on: HTMLElement }) {
  const trigger = useRef<HTMLElement>(on);
  return (
    <Tooltip className="ui-tooltip" offset={6} isOpen triggerRef={trigger}>
      {on.getAttribute("aria-label")}
    </Tooltip>
  );
}
