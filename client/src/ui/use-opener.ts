import { useRef, useState } from "react";
import type { RefObject } from "react";
import type { ButtonProps } from "react-aria-components";

/** What a part that is opened needs of the button that opens it. */
export interface Opener {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly close: () => void;
}

type OpenerButton = Pick<ButtonProps, "aria-haspopup" | "aria-expanded" | "onPress" | "onKeyDown"> & {
  readonly ref: RefObject<HTMLButtonElement | null>;
};

/**
 * A button, and apart from it what it opens: menus and lists are the larger part of react-aria, and are not needed before
 * one is opened. `later.ts` brings them once the page is at rest.
 */
export function useOpener(popup: "menu" | "listbox" | null): Opener & {
  readonly isOpen: boolean;
  readonly button: OpenerButton;
} {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const button: OpenerButton = {
    ref: trigger,
    ...(popup && { "aria-haspopup": popup }),
    "aria-expanded": isOpen,
    onPress: () => setOpen(true),
    onKeyDown: (event) => {
      const isArrow = popup !== null && (event.key === "ArrowDown" || event.key === "ArrowUp");
      if (!isArrow) return event.continuePropagation();
      event.preventDefault();
      setOpen(true);
    },
  };
  return { isOpen, trigger, button, close: () => setOpen(false) };
}
