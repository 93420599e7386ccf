import { Ellipsis, ListChecks } from "lucide-react";
import { Toolbar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { CardMenuButton } from "../actions/ActionMenu.tsx";
import { HistoryButtons } from "../actions/HistoryButtons.tsx";
import { actions } from "../actions/registry.ts";
import { useSelection } from "../workspace-context.ts";

const onBoard = actions.filter(({ on }) => on === "board");

/** Over the list: undo and redo at hand, all that concerns the table, and what to do with several chosen cards. */
export function ListBar() {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const ids = useSelection((state) => state.ids);
  return (
    <Toolbar className="list-bar" aria-label={canvas("boardMenu")}>
      <HistoryButtons />
      <CardMenuButton ids={[...ids]} list={onBoard} label={canvas("boardMenu")} icon={Ellipsis} />
      {ids.size > 1 && (
        <span className="list-bar-many">
          <span>{t("selected", { count: ids.size })}</span>
          <CardMenuButton ids={[...ids]} label={t("selected", { count: ids.size })} icon={ListChecks} />
        </span>
      )}
    </Toolbar>
  );
}
