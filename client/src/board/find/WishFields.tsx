import { Suspense } from "react";
import { ListFilter, Search, X } from "lucide-react";
import { Button as AriaButton, Dialog, DialogTrigger, Input, Popover, SearchField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { later } from "../../ui/later.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { isSifting } from "../list/list-look.ts";
import { useWorkspace } from "../workspace-context.ts";
import "./find.css";

/** What is looked for, in words or by what cards are: one wish for the list and the canvas. */

const ByFields = later(async () => (await import("./ByFields.tsx")).ByFields);

export function WishWords() {
  const { t } = useTranslation("list");
  const { list } = useWorkspace();
  const { wish } = useStore(list);
  return (
    <SearchField
      className="find-words"
      aria-label={t("search")}
      value={wish.text}
      onChange={(text) => list.setState({ wish: { ...wish, text } })}
    >
      <Search className="ui-icon" size={18} aria-hidden />
      <Input className="find-input" placeholder={t("searchAsk")} dir="auto" />
      <AriaButton className="ui-icon-button find-clear" aria-label={t("clear")}>
        <X className="ui-icon" size={16} aria-hidden />
      </AriaButton>
    </SearchField>
  );
}

/** By what cards are; of the list, the order they come in too. */
export function WishBy({ isOrdered }: { readonly isOrdered: boolean }) {
  const { t } = useTranslation("list");
  const { list } = useWorkspace();
  const { wish, sort } = useStore(list);
  const isBy = isSifting({ ...wish, text: "" }) || (isOrdered && sort !== "outline");
  const label = isOrdered ? t(isBy ? "byOn" : "by") : t(isBy ? "filterOn" : "filter");
  return (
    <DialogTrigger>
      <IconButton className={isBy ? "list-by find-by-on" : "list-by"} label={label} icon={ListFilter} />
      <Popover className="ui-popover find-by-popover" placement="bottom end">
        <Dialog className="list-by-dialog find-by-dialog" aria-label={t(isOrdered ? "by" : "filter")}>
          <Suspense fallback={null}>
            <ByFields isOrdered={isOrdered} />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
