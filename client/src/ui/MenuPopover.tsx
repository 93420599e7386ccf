import { Menu, MenuItem, Popover, Text } from "react-aria-components";
import type { MenuEntry } from "./Menu.tsx";
import type { Opener } from "./use-opener.ts";
import "./field.css";

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
        {(item) => <Entry item={item} />}
      </Menu>
    </Popover>
  );
}

function Entry({ item }: { readonly item: MenuEntry }) {
  const { id, label, icon: Icon, keys, disabled = false } = item;
  return (
    <MenuItem id={id} textValue={label} isDisabled={disabled} className="ui-list-item">
      {Icon && <Icon className="ui-icon" size={18} aria-hidden />}
      {/* The keys are part of the name: what is seen is what is said. */}
      <Text slot="label" className="ui-list-text ui-list-words">
        <span>{label}</span> {keys !== undefined && <span className="ui-list-keys">{keys}</span>}
      </Text>
    </MenuItem>
  );
}
