import { useRef } from "react";
import { Tooltip, TooltipTriggerStateContext } from "react-aria-components";
import { tips } from "./tips.ts";

/** Open as long as it is there: tips.ts says how long. Closed at once by what react-aria sees, such as a page that scrolls. */
const STATE = {
  isOpen: true,
  shouldSkipAnimation: true,
  open: () => undefined,
  close: (isAtOnce = false) => {
    if (isAtOnce) tips.setState({ on: null });
  },
};

export function TipBubble({ on }: { readonly on: HTMLElement }) {
  const trigger = useRef<HTMLElement>(on);
  return (
    <TooltipTriggerStateContext value={STATE}>
      <Tooltip className="ui-tooltip" offset={6} triggerRef={trigger}>
        {on.getAttribute("aria-label")}
      </Tooltip>
    </TooltipTriggerStateContext>
  );
}
