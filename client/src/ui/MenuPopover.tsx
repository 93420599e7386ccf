import { Header, Menu, MenuSection, Popover } from "react-aria-components";
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
        onAction={(key) => onAction(String(key))}
        onClose={opener.close}
      >
        {partsOf(items).map(({ name, entries }) =>
          name === undefined ? (
            entries.map((entry) => <MenuLine key={entry.id} entry={entry} />)
          ) : (
            <MenuSection key={name} className="ui-menu-part">
              <Header className="ui-menu-head">{name}</Header>
              {entries.map((entry) => (
                <MenuLine key={entry.id} entry={entry} />
              ))}
            </MenuSection>
          ),
        )}
      </Menu>
    </Popover>
  );
}

function partsOf(items: readonly MenuEntry[]): { readonly name: string | undefined; readonly entries: MenuEntry[] }[] {
  const parts: { name: string | undefined; entries: MenuEntry[] }[] = [];
  for (const entry of items) {
    const last = parts.at(-1);
    if (last && last.name === entry.part) last.entries.push(entry);
    else parts.push({ name: entry.part, entries: [entry] });
  }
  return parts;
}
