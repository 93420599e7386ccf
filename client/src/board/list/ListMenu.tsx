import { MoreHorizontal } from "lucide-react";
import { Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { CardId } from "@tablee/shared/ids";
import { CardActions } from "../actions/ActionMenu.tsx";
import { useChosenWords } from "../chosen-words.ts";
import { useList } from "./list-context.ts";

export interface ListMenuWish {
  readonly ids: readonly CardId[];
  readonly anchor: HTMLElement;
}

/** One menu for all rows: two thousand cards with a menu of their own each take seconds to open. */
export function ListMenu({ ids, anchor, onClose }: ListMenuWish & { readonly onClose: () => void }) {
  const label = useChosenWords(ids);
  return (
    <Popover
      className="ui-popover"
      triggerRef={{ current: anchor }}
      isOpen
      placement="bottom end"
      aria-label={label}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <CardActions ids={ids} label={label} onDone={onClose} />
    </Popover>
  );
}

export function RowMenuButton({
  ids,
  isStop,
  label,
}: {
  readonly ids: readonly CardId[];
  readonly isStop: boolean;
  /** Of a card, when not said. */
  readonly label?: string;
}) {
  const { t } = useTranslation("board");
  const { openMenu } = useList();
  return (
    <button
      type="button"
      className="ui-icon-button list-more"
      aria-label={label ?? t("more")}
      aria-haspopup="menu"
      tabIndex={isStop ? 0 : -1}
      onClick={(event) => openMenu(ids, event.currentTarget)}
    >
      <MoreHorizontal className="ui-icon" size={20} strokeWidth={1.9} aria-hidden />
    </button>
  );
}
