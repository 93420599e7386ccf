import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Menu, MenuItem, MenuTrigger, Popover, Text } from "react-aria-components";
import { Button } from "./Button.tsx";
import type { ButtonProps } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import "./field.css";

export interface MenuEntry<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface MenuButtonProps<Id extends string> extends Pick<ButtonProps, "variant" | "size" | "isDisabled"> {
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  /** Shown instead of the bare icon, when the menu has words of its own. */
  readonly children?: ReactNode;
  readonly items: readonly MenuEntry<Id>[];
  readonly onAction: (id: Id) => void;
  readonly className?: string;
  /** Below, when not said. */
  readonly placement?: "bottom" | "end";
}

export function MenuButton<Id extends string>(props: MenuButtonProps<Id>) {
  const { label, icon, children, items, onAction, className = "", placement = "bottom", ...rest } = props;
  return (
    <MenuTrigger>
      {icon && children === undefined ? (
        <IconButton label={label} icon={icon} className={className} {...rest} />
      ) : (
        <Button {...rest} icon={icon} className={className}>
          {children ?? label}
        </Button>
      )}
      <Popover className="ui-popover" placement={placement}>
        <Menu className="ui-menu" aria-label={label} items={items} onAction={(key) => pick(key, items, onAction)}>
          {(item) => <Entry item={item} />}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function pick<Id extends string>(key: unknown, items: readonly MenuEntry<Id>[], onAction: (id: Id) => void): void {
  const item = items.find(({ id }) => id === key);
  if (item) onAction(item.id);
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
