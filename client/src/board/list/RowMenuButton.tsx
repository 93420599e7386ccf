import { MoreHorizontal } from "lucide-react";
import type { CardId } from "@tablee/shared/ids";
import { useList, useListWords } from "./list-context.ts";

/** Opens the one menu of the list for its row. */
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
  const { board: t } = useListWords();
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
