import { Ellipsis, ListChecks } from "lucide-react";
import { Toolbar } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { CardMenuButton } from "../actions/ActionMenu.tsx";
import { HistoryButtons } from "../actions/HistoryButtons.tsx";
import { actions } from "../actions/registry.ts";
import { useChosenWords } from "../chosen-words.ts";
import { useBoard, useSelection } from "../workspace-context.ts";
import { ChangesButton } from "../changes/ChangesButton.tsx";
import { ListSearch } from "./ListSearch.tsx";

const ofBoard = actions.filter(({ on }) => on === "board" || on === "list");

/** Over the list: undo and redo at hand, what is looked for, all that concerns the table, and several chosen cards. */
export function ListBar({ found, drawn }: { readonly found: number | null; readonly drawn: number }) {
  const { t: canvas } = useTranslation("canvas");
  const { t: list } = useTranslation("list");
  const ids = useSelection((state) => state.ids);
  const chosen = useChosenWords([...ids]);
  const count = useBoard(({ board }) => board.cards.size);
  const shapes = useBoard(({ board }) => board.shapes.size);
  const all = drawn === 0 ? { of: count } : { of: count + shapes, context: "thing" };
  return (
    <div className="list-bar">
      <ListSearch />
      <Toolbar className="list-tools" aria-label={canvas("boardMenu")}>
        <HistoryButtons />
        <ChangesButton />
        <CardMenuButton ids={[...ids]} list={ofBoard} label={canvas("boardMenu")} icon={Ellipsis} />
        {ids.size > 1 && (
          <span className="list-bar-many">
            <span>{chosen}</span>
            <CardMenuButton ids={[...ids]} label={chosen} icon={ListChecks} />
          </span>
        )}
      </Toolbar>
      <output className="list-found">{found !== null && list("found", { count: found + drawn, ...all })}</output>
    </div>
  );
}
