import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/**
 * A tip that shares Escape. React Aria’s own keeps the key to itself while it is shown: whoever pressed Escape to leave a
 * panel or a menu left a tip, and had to press again. Here the tip is closed before the key goes where it was meant.
 */
export function useTip(): { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void } {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    const hear = (event: KeyboardEvent): void => {
      // At once: what keeps the key hears it next, and is gone by then.
      if (event.key === "Escape") flushSync(() => setOpen(false));
    };
    addEventListener("keydown", hear, { capture: true });
    return () => removeEventListener("keydown", hear, { capture: true });
  }, [isOpen]);
  return { isOpen, onOpenChange: setOpen };
}
