import { Popover } from "react-aria-components";
import type { CardId } from "@tablee/shared/ids";
import { CardActions } from "../actions/CardActions.tsx";
import { useChosenWords } from "../chosen-words.ts";

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
