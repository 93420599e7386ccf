import { Menu, Popover } from "react-aria-components";
import type { MenuEntry } from "./Menu.tsx";
import { MenuLine } from "./MenuLine.tsx";
import type { Opener } from "./use-opener.ts";

interface MenuPopoverProps {
  readonly label: string;
  readonly items: readonly MenuEntry[];
  readonly onAction: (id: string) => void;
  readonly placement: "bottom" | "end";
  readonly opener: Opener;
}

export function MenuPopover({ label, items, onAction, placement, opener }: MenuPopoverProps) {
  return (
    <Popover
      className="ui-popover"
      triggerRef={opener.trigger}
      isOpen
      placement={placement}
      aria-label={label}
      onOpenChange={opener.close}
    >
      <Menu
        className="ui-menu"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu is opened to choose from it, and starts on its first entry
        autoFocus="first"
        aria-label={label}
        items={items}
        onAction={(key) => onAction(String(key))}
        onClose={opener.close}
      >
        {(entry) => <MenuLine entry={entry} />}
      </Menu>
    </Popover>
  );
}
