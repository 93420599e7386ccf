import type { LucideIcon } from "lucide-react";
import { Suspense } from "react";
import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import type { ButtonProps } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import { later } from "./later.ts";
import { useOpener } from "./use-opener.ts";

const MenuPopover = later(async () => (await import("./MenuPopover.tsx")).MenuPopover);

export interface MenuEntry<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** The heading it stands under, in a menu so long that it has parts. Those of one part follow each other. */
  readonly part?: string | undefined;
}

export interface MenuButtonProps<Id extends string> extends Pick<
  ButtonProps,
  "variant" | "size" | "isDisabled" | "excludeFromTabOrder"
> {
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
  const opener = useOpener("menu");
  return (
    <>
      {icon && children === undefined ? (
        <IconButton label={label} icon={icon} className={className} {...rest} {...opener.button} />
      ) : (
        <Button {...rest} icon={icon} className={className} {...opener.button}>
          {children ?? label}
        </Button>
      )}
      <Suspense fallback={null}>
        {opener.isOpen && (
          <MenuPopover
            label={label}
            items={items}
            placement={placement}
            opener={opener}
            onAction={(key) => pick(key, items, onAction)}
          />
        )}
      </Suspense>
    </>
  );
}

function pick<Id extends string>(key: string, items: readonly MenuEntry<Id>[], onAction: (id: Id) => void): void {
  const item = items.find(({ id }) => id === key);
  if (item) onAction(item.id);
}
