import { createContext, useContext, useRef, useState } from "react";
import type { ReactNode } from "react";
import { MoreHorizontal } from "lucide-react";
import { Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { CardId } from "@tablee/shared/ids";
import { CardActions } from "../actions/ActionMenu.tsx";

type OpenMenu = (ids: readonly CardId[], button: HTMLElement) => void;

const ListMenuContext = createContext<OpenMenu>(() => undefined);

/** One menu for all rows: two thousand cards with a menu of their own each take seconds to open. */
export function ListMenu({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("board");
  const [ids, setIds] = useState<readonly CardId[] | null>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const [open] = useState<OpenMenu>(() => (next: readonly CardId[], button: HTMLElement) => {
    anchor.current = button;
    setIds(next);
  });
  return (
    <ListMenuContext value={open}>
      {children}
      {ids && (
        <Popover
          className="ui-popover"
          triggerRef={anchor}
          isOpen
          placement="bottom end"
          aria-label={t("selected", { count: ids.length })}
          onOpenChange={(isOpen) => {
            if (!isOpen) setIds(null);
          }}
        >
          <CardActions ids={ids} label={t("selected", { count: ids.length })} onDone={() => setIds(null)} />
        </Popover>
      )}
    </ListMenuContext>
  );
}

export function RowMenuButton({ ids }: { readonly ids: readonly CardId[] }) {
  const { t } = useTranslation("board");
  const open = useContext(ListMenuContext);
  return (
    <button
      type="button"
      className="ui-icon-button list-more"
      aria-label={t("more")}
      aria-haspopup="menu"
      onClick={(event) => open(ids, event.currentTarget)}
    >
      <MoreHorizontal className="ui-icon" size={20} strokeWidth={1.9} aria-hidden />
    </button>
  );
}
